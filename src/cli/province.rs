//! `plancast province`: every county of a province at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use plancast::model::scenario::BASELINE;
use plancast::task::province::{Beginnings, Settings, init, province};

use super::clock::this_year;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::{PROVINCE, Workspace, with_threads};
use super::{Format, Lang};

/// Every county of a province, with what they share drawn once; with `init` a folder for each
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Province {
    #[command(subcommand)]
    other: Option<Other>,
    /// Model that counties extend; models beside it are used for their own counties ·
    /// 各县沿用的模型；旁边若有某县自己的模型，该县用自己的
    #[arg(value_name = "MODEL", default_value = PROVINCE)]
    base: PathBuf,
    /// Folder of the counties that `province init` made; counties in the model's folder if not given ·
    /// province init 所建各县模型的文件夹；不写则为模型文件夹里的 counties
    #[arg(long, value_name = "FOLDER")]
    counties: Option<PathBuf>,
    /// Scenario of every county, by key or title · 各县所用情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Number of draws · 模拟次数
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// Seed; the model's own if not given · 随机种子；不写则按模型
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Number of threads; all processors if not given. The results do not depend on it ·
    /// 线程数；不写则用全部处理器，结果与此无关
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    threads: Option<u32>,
    /// For publication: counts of fewer than ten people, and what would give them away, are left out ·
    /// 供公布：略去不足十人的数，以及能推出这些数的数
    #[arg(long)]
    publish: bool,
    /// Draw no charts, which take a good part of the time of a short run; tables are written ·
    /// 不画图，只写表；模拟次数少时，画图费时
    #[arg(long)]
    without_charts: bool,
    /// Folder for the output · 输出文件夹
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    out: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary; charts come in both · 摘要的语言；图总是两种语言都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Other {
    Init(Init),
}

/// A folder for each county of the census, made of public data, to be filled in · 按普查为每个县建一个模型文件夹
#[derive(Debug, Args)]
struct Init {
    /// Model that the counties extend · 各县沿用的模型
    #[arg(value_name = "MODEL", default_value = PROVINCE)]
    base: PathBuf,
    /// Folder of the counties; counties in the model's folder if not given · 各县模型放在哪里；不写则为模型文件夹里的 counties
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Init {
    fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let asked = Beginnings {
            base: self.base.clone(),
            datasets: self.workspace.datasets(),
            out: self.out.clone(),
        };
        let begun = init(&asked).map_err(&said)?;
        answer(self.format, || begun.words(language), || begun.json()).map_err(said)
    }
}

impl Province {
    /// Runs every county and prints what they come to.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        if let Some(Other::Init(init)) = &self.other {
            return init.execute();
        }
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            base: self.base.clone(),
            datasets: self.workspace.datasets(),
            counties: self.counties.clone(),
            scenario: self.scenario.clone(),
            draws: self.draws as usize,
            seed: self.seed,
            publish: self.publish,
            charts: !self.without_charts,
            now: this_year(),
            out: self.out.clone(),
        };
        let bars = Bars::new(language);
        let done =
            with_threads(self.threads, &bars, || province(&settings, &bars)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
