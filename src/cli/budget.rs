//! `plancast budget`: what the years ahead cost, and what an appropriation leaves open.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::task::budget::{Settings, budget};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::options::{certainty, period};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// Money by service, payer and year, with quantiles
#[derive(Debug, Args)]
pub struct Budget {
    #[command(flatten)]
    asking: Asking,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Year, or first and last year, such as 2026-2030; the five years after the plan if not given ·
    /// 年份或起止年份，如 2026-2030；不写则为规划之后五年
    #[arg(long, value_name = "YEARS", value_parser = period)]
    period: Option<[Year; 2]>,
    /// Money that is set aside, such as 2027=120000000 or care_subsidy:2027=6000万; may be given several times ·
    /// 安排的资金，如 2027=120000000，或 服务:2027=6000万；可写多次
    #[arg(long, value_name = "[WHAT:]YEARS=YUAN")]
    appropriation: Vec<String>,
    /// How sure one wants to be that the money suffices, in per cent · 希望资金够用的把握，%
    #[arg(long, value_name = "PERCENT", default_value_t = 90, value_parser = certainty)]
    certainty: u8,
}

impl Budget {
    /// Works the budget out and prints it.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(vec![self.scenario.clone()]),
            period: self.period,
            appropriations: self.appropriation.clone(),
            certainty: f64::from(self.certainty) / 100.0,
        };
        let bars = Bars::new(language);
        let done =
            with_threads(self.asking.threads, &bars, || budget(&settings, &bars)).map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
