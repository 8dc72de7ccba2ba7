//! `plancast explain`: every key of every file of a model.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use plancast::task::explain::{Settings, explain};

use super::Lang;
use super::failure::{Said, in_language};
use super::say::say;

/// Explain the keys of a model's files
#[derive(Debug, Args)]
pub struct Explain {
    /// A file such as model.toml, a model's folder, or part of a key or of its Chinese meaning; everything if not given ·
    /// 文件名（如 model.toml）、模型文件夹，或键名、中文含义的一部分；不写则全部列出
    what: Option<PathBuf>,
    /// Folder of a model from which examples are taken; may be given several times · 取例子的模型文件夹；可写多次
    #[arg(long, value_name = "MODEL")]
    example: Vec<PathBuf>,
    /// Language of what is shown; JSON has both · 显示的语言；JSON 两种都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// Form of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Words for people · 文字
    #[default]
    Text,
    /// A page in Markdown · Markdown 页面
    Markdown,
    /// JSON for programs · 供程序读取的 JSON
    Json,
}

impl Explain {
    /// Prints what was asked for.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            what: self.what.clone(),
            examples: self.example.clone(),
        };
        let explained = explain(&settings).map_err(&said)?;
        say(&match self.format {
            Form::Text => explained.words(language),
            Form::Markdown => explained.page(language),
            Form::Json => explained.json().to_string(),
        })
        .map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }
}
