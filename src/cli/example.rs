//! `plancast example`: a model that the program carries, written out.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::shipped::example;

use super::Lang;
use super::failure::{Said, in_language};
use super::say::say;

/// Write out a model that the program carries, with its datasets
#[derive(Debug, Args)]
pub struct Example {
    /// Name of the model · 模型的名字
    #[arg(default_value = "wenling")]
    name: String,
    /// Folder under which models/ and datasets/ go · 在哪个文件夹下写出 models/ 和 datasets/
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    out: PathBuf,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Example {
    /// Writes it, and says where it is.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let done = example(&self.name, &self.out).map_err(&said)?;
        say(&done.words(language)).map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }
}
