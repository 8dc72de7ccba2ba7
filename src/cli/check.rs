//! `plancast check`: everything that can be wrong with a model and its data, at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::check::{Settings, check};

use super::clock::this_year;
use super::failure::{Said, in_language};
use super::say::answer;
use super::workspace::Workspace;
use super::{Format, Lang};

/// Check a model and its data
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the model, such as models/wenling · 模型文件夹，如 models/wenling
    model: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Check {
    /// Checks the datasets, the model, and each of its scenarios.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            now: this_year(),
        };
        let done = check(&settings).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
