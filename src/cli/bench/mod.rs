//! `plancast bench`: the engines put to the test on panels and populations of known form.

mod counties;
mod engines;
#[path = "../../../benches/engines/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the benches take other parts of it"
)]
mod jobs;
mod m3;
mod measure;
mod panel;
mod rates;
mod reference;
mod shares;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use plancast::source::Language;

use self::counties::Counties;
use self::engines::{Cohort, Persons};
use self::m3::M3;
use self::reference::Reference;
use self::shares::Shares;
use super::failure::{Said, in_language};

/// Put an engine to the test
#[derive(Debug, Args)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Forecast a panel in the form of the M3 yearly series · 预测 M3 年度序列形式的面板
    M3(M3),
    /// Coverage rates of other places and programmes, five years ahead · 预测他处公共服务五年后的覆盖率
    Shares(Shares),
    /// The shipped references, estimated again: errors of short series, moves of coverage rates · 重新估计所附参照：短序列的误差、覆盖率的变动
    Reference(Reference),
    /// The person engine on a million people over fifteen years (DISAB-MS15) · 个体引擎：一百万人、十五年（DISAB-MS15）
    Persons(Persons),
    /// Probabilistic cohort components with all quantiles (PCC-15) · 概率队列要素法，列出各分位数（PCC-15）
    Cohort(Cohort),
    /// The counties of a province: opening, preparing, a draw, memory · 一省各县：打开、准备、一次模拟、内存
    Counties(Counties),
}

impl Bench {
    /// Does what was asked for.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let (done, language) = match &self.what {
            What::M3(panel) => (panel.execute(), panel.language()),
            What::Shares(job) => (job.execute(), job.language()),
            What::Reference(job) => (job.execute(), job.language()),
            What::Persons(job) => (job.execute(), Language::En),
            What::Cohort(job) => (job.execute(), Language::En),
            What::Counties(job) => (job.execute(), Language::En),
        };
        done.map_err(in_language(language))
    }
}
