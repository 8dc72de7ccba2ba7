//! `plancast verify`: whether what a receipt says is still so.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::verify::{Settings, verify};

use super::Lang;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::say;
use super::workspace::Workspace;

/// Open the files that a receipt names and compare; make a run, or what budget, evaluate, targets or why left, again
#[derive(Debug, Args)]
pub struct Verify {
    /// The receipt, such as notebooks-out/wenling/baseline/receipt.toml ·
    /// 收据，如 notebooks-out/wenling/baseline/receipt.toml
    receipt: PathBuf,
    /// Folder of the model; models/<name in the receipt> if not given · 模型文件夹；不写则为 models/<收据中的名字>
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
    /// Folder of the file that was forecast from, or was given with --actuals or --parameters; if not given, it is looked
    /// for here, beside the receipt and in the folders above it ·
    /// 预测所用文件，或由 --actuals、--parameters 给出的文件所在的文件夹；不写则在当前文件夹、收据旁和它上面各层文件夹寻找
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Verify {
    /// Compares: exit code 0 if every file is the same, 1 if not.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            receipt: self.receipt.clone(),
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            data: self.data.clone(),
        };
        let found = verify(&settings, &Bars::new(language)).map_err(&said)?;
        say(&found.words(language)).map_err(said)?;
        Ok(if found.same() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
