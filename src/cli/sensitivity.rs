//! `plancast sensitivity`: what the uncertainty of a quantity comes from, by group of inputs and by parameter.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::task::sensitivity::{Settings, sensitivity};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// What the uncertainty of a quantity comes from · 不确定性的来源
#[derive(Debug, Args)]
pub struct Sensitivity {
    #[command(flatten)]
    asking: Asking,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// The quantity, such as holders, care_subsidy.served or cost.all · 哪个量，如 holders、care_subsidy.served、cost.all
    #[arg(long, value_name = "KEY")]
    of: String,
    /// The year; the plan's last if not given · 年份；不写则为规划末年
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
    /// Rows of the two matrices of draws: nine times as many draws are made, and some for each parameter. As many as
    /// take about a minute if not given · 两个抽样矩阵的行数：模拟次数为其九倍，每个参数另加一些；不写则取约一分钟能算完的行数
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rows: Option<u32>,
}

impl Sensitivity {
    /// Explains the uncertainty and prints its parts.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(vec![self.scenario.clone()]),
            of: self.of.clone(),
            year: self.year,
            rows: self.rows.map(|rows| rows as usize),
        };
        let bars = Bars::new(language);
        let done = with_threads(self.asking.threads, &bars, || sensitivity(&settings, &bars))
            .map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
