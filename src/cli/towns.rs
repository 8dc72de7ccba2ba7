//! `plancast towns`: a county's numbers by town, and which town lacks what.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::task::towns::{Settings, towns};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// Holders, services and places by town · 各镇街的持证人、服务与名额
#[derive(Debug, Args)]
pub struct Towns {
    #[command(flatten)]
    asking: Asking,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Year, or several with commas; the plan's last if not given · 年份，可用逗号写几个；不写则为规划末年
    #[arg(long, value_name = "YEAR", value_delimiter = ',')]
    year: Vec<Year>,
    /// Leave out counts under 10, so that the tables can be published · 隐去 10 人以下的数，便于公开
    #[arg(long)]
    publish: bool,
}

impl Towns {
    /// Splits the county's numbers and prints what was found.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(vec![self.scenario.clone()]),
            years: self.year.clone(),
            publish: self.publish,
        };
        let bars = Bars::new(language);
        let done =
            with_threads(self.asking.threads, &bars, || towns(&settings, &bars)).map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
