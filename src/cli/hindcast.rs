//! `plancast hindcast`: the population engine examined on two censuses, the certificate engine on registers.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use plancast::axes::Year;
use plancast::task::hindcast::{Settings, hindcast};
use plancast::task::registers::{self, examine};

use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::{SHIPPED, Workspace};
use super::{Format, Lang};

/// Examine the population engine: from one census to the next; with `registers` the certificate engine
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Hindcast {
    #[command(subcommand)]
    registers: Option<Other>,
    /// Folder of the model whose parameters are examined · 检验其参数的模型文件夹
    #[arg(value_name = "MODEL", default_value = SHIPPED)]
    model: PathBuf,
    /// Number of draws · 模拟次数
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(10..=20_000))]
    draws: u32,
    /// Seed; the model's own if not given · 随机种子；不写则按模型
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Keep counties whose code stayed while their territory changed · 保留代码未变而区划有变动的县
    #[arg(long)]
    with_changed: bool,
    /// County that the summary shows by itself; the model's own if not given · 摘要中单独列出的县；不写则为模型的县
    #[arg(long, value_name = "CODE")]
    county: Option<u32>,
    /// Folder for the output · 输出文件夹
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out/hindcast")]
    out: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Other {
    Registers(Registers),
}

/// Examine the certificate engine: from the registers of one year to those of a later one · 检验持证引擎：从一年的登记册推到后来一年
#[derive(Debug, Args)]
struct Registers {
    /// Folder of the model whose parameters are examined · 检验其参数的模型文件夹
    #[arg(value_name = "MODEL", default_value = SHIPPED)]
    model: PathBuf,
    /// Folder of the registers: for each nation NAME_age.csv and its places, and the people of all ·
    /// 登记册的文件夹：每个国家的 NAME_age.csv 和各地数据，以及各国人口
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
    /// Last year that is known · 已知的最后一年
    #[arg(long, value_name = "YEAR")]
    from: Year,
    /// Year that is foretold · 要预测的年份
    #[arg(long, value_name = "YEAR")]
    to: Year,
    /// Number of draws · 模拟次数
    #[arg(long, value_name = "N", default_value_t = 400, value_parser = clap::value_parser!(u32).range(10..=20_000))]
    draws: u32,
    /// Seed; the model's own if not given · 随机种子；不写则按模型
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Folder for the output · 输出文件夹
    #[arg(
        long,
        value_name = "FOLDER",
        default_value = "notebooks-out/hindcast-registers"
    )]
    out: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Registers {
    fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = registers::Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            data: self.data.clone(),
            years: [self.from, self.to],
            draws: self.draws,
            seed: self.seed,
            out: self.out.clone(),
        };
        let done = examine(&settings, &Bars::new(language)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}

impl Hindcast {
    /// Makes the hindcast, writes its tables, and prints the record.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        if let Some(Other::Registers(registers)) = &self.registers {
            return registers.execute();
        }
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            draws: self.draws,
            seed: self.seed,
            with_changed: self.with_changed,
            county: self.county,
            out: self.out.clone(),
        };
        let done = hindcast(&settings, &Bars::new(language)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
