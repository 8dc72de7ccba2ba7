//! `plancast compare`: scenarios beside each other, draw by draw.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::task::compare::{Settings, compare};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::options::period;
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// Everything that differs between scenarios
#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    asking: Asking,
    /// Scenarios by key or title, or `all`; each is compared with the baseline, and so is what --with says ·
    /// 情景的键或名称，或 all（全部）；各与基准比较，--with 的措施也是
    #[arg(value_name = "SCENARIO")]
    scenarios: Vec<String>,
    /// Years over which costs are summed, such as 2026-2030; the plan's if not given ·
    /// 费用合计的年份，如 2026-2030；不写则为规划期
    #[arg(long, value_name = "YEARS", value_parser = period)]
    period: Option<[Year; 2]>,
}

impl Compare {
    /// Compares the scenarios and prints what differs.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(self.scenarios.clone()),
            period: self.period,
        };
        let bars = Bars::new(language);
        let done = with_threads(self.asking.threads, &bars, || compare(&settings, &bars))
            .map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
