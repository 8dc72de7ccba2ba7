//! `plancast manual`: how to use the program, with pictures and figures made by it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command};

use plancast::report::manual::VerbTold;
use plancast::source::{Language, Words};
use plancast::task::manual::{DRAWS, Settings, manual};
use plancast::task::report::Form;

use super::failure::{Said, in_language};
use super::options::one_of;
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;
use super::{Format, Lang};

/// The manual for planners; its pictures and figures are made anew from the example
#[derive(Debug, Args)]
pub struct Manual {
    /// Language of the manual · 手册的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// As what it is written · 写成什么格式
    #[arg(
        long,
        value_parser = one_of(&Form::ALONE, Form::key, Form::about),
        value_delimiter = ',',
        default_value = "docx,html"
    )]
    formats: Vec<Form>,
    /// Folder for the output · 输出文件夹
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    out: PathBuf,
    /// Number of draws of the example · 例子的模拟次数
    #[arg(long, value_name = "N", default_value_t = DRAWS as u32, value_parser = clap::value_parser!(u32).range(20..=100_000))]
    draws: u32,
    /// Number of threads; all processors if not given. The results do not depend on it ·
    /// 线程数；不写则用全部处理器，结果与此无关
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    threads: Option<u32>,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Manual {
    /// Writes the manual of a program and says where it is.
    pub fn execute(&self, program: &Command) -> Result<ExitCode, Said> {
        let language: Language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            language: self.lang.into(),
            forms: self.formats.clone(),
            draws: self.draws as usize,
            verbs: verbs(program),
            out: self.out.clone(),
        };
        let bars = Bars::new(language);
        let done = with_threads(self.threads, &bars, || manual(&settings, &bars)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}

/// What every verb does, as the program's help says it.
fn verbs(program: &Command) -> Vec<VerbTold> {
    program
        .get_subcommands()
        .map(|verb| {
            let about = verb.get_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let (en, zh) = about.split_once(" · ").unwrap_or((&about, &about));
            VerbTold {
                name: verb.get_name().to_string(),
                about: Words {
                    zh: zh.to_string(),
                    en: en.to_string(),
                },
            }
        })
        .collect()
}
