//! `plancast why`: what a change of money or people between two years, or two scenarios, comes from.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::task::why::{Settings, why};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// A change of money or people by cause
#[derive(Debug, Args)]
pub struct Why {
    #[command(flatten)]
    asking: Asking,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Scenario to start from, where it is another; with --with: what would be without it ·
    /// 作为起点的另一情景；与 --with 同用时为没有该措施的情况
    #[arg(long, value_name = "NAME")]
    against: Option<String>,
    /// First year; with --against the same as the last if not given · 起始年份；有 --against 而不写时与末年相同
    #[arg(long, value_name = "YEAR", required_unless_present = "against")]
    from: Option<Year>,
    /// Last year · 末年
    #[arg(long, value_name = "YEAR")]
    to: Year,
    /// What changes: money, such as cost.care_subsidy, or holders; the money of all services if not given ·
    /// 什么在变：经费（如 cost.服务）或 holders（持证人）；不写则为全部服务的经费
    #[arg(long, value_name = "KEY")]
    of: Option<String>,
}

impl Why {
    /// Explains the change and prints its parts.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(vec![self.scenario.clone()]),
            against: self.against.clone(),
            years: [self.from.unwrap_or(self.to), self.to],
            of: self.of.clone(),
        };
        let bars = Bars::new(language);
        let done =
            with_threads(self.asking.threads, &bars, || why(&settings, &bars)).map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
