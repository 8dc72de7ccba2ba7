//! The arguments of every verb that projects a model.

use std::path::PathBuf;

use clap::Args;

use plancast::axes::Year;
use plancast::source::{Language, Tongue};
use plancast::task::run;

use super::clock::this_year;
use super::workspace::Workspace;
use super::{Format, Lang};

/// Which model, how, and where the answer goes.
#[derive(Debug, Args)]
pub struct Asking {
    /// Folder of the model, such as models/wenling · 模型文件夹，如 models/wenling
    model: PathBuf,
    /// What is done, such as care_subsidy.standard=600@2028, day_care.add_centres=5@2027 or
    /// care_subsidy.coverage=0.99@2026; several values with commas; may be given several times ·
    /// 采取的措施，写作 服务.做什么=数值@年份；多个数值用逗号隔开；可写多次
    #[arg(long, value_name = "SERVICE.WHAT=VALUE@YEAR")]
    with: Vec<String>,
    /// Use only what was known by the end of this year · 只用该年年底以前已知的数据
    #[arg(long, value_name = "YEAR")]
    as_of: Option<Year>,
    /// Number of draws; the model's own if not given · 模拟次数；不写则按模型
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: Option<u32>,
    /// Seed; the model's own if not given · 随机种子；不写则按模型
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Number of threads; all processors if not given. The results do not depend on it ·
    /// 线程数；不写则用全部处理器，结果与此无关
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub threads: Option<u32>,
    /// Last year to project; the model's own if not given · 测算到哪一年；不写则按模型
    #[arg(long, value_name = "YEAR")]
    until: Option<Year>,
    /// Folder for the output · 输出文件夹
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    out: PathBuf,
    /// Parameters to use in place of the model's own, as `calibrate` writes them ·
    /// 代替模型自身参数的文件，由 calibrate 写出
    #[arg(long, value_name = "FILE")]
    parameters: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary; charts come in both · 摘要的语言；图总是两种语言都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

impl Asking {
    /// Language of the summary.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// The same with its book, for what is written for readers.
    pub fn tongue(&self) -> Tongue {
        self.lang.into()
    }

    /// As a task takes them, for some scenarios.
    pub fn settings(&self, scenarios: Vec<String>) -> run::Settings {
        run::Settings {
            datasets: self.workspace.datasets(),
            scenarios,
            with: self.with.clone(),
            as_of: self.as_of,
            now: this_year(),
            draws: self.draws.map(|draws| draws as usize),
            seed: self.seed,
            until: self.until,
            parameters: self.parameters.clone(),
            out: self.out.clone(),
            ..run::Settings::of(&self.model)
        }
    }
}
