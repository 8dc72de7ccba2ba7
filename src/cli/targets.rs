//! `plancast targets`: the plan's targets together, what it takes, and what the next plan could aim at.

use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::task::targets::{Settings, targets};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::options::period;
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// Targets judged together
#[derive(Debug, Args)]
pub struct Targets {
    #[command(flatten)]
    asking: Asking,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Targets that are judged together, by their keys in plan.toml, with commas; the binding ones if not given ·
    /// 一并判断的目标，用 plan.toml 中的键，几个目标用逗号隔开；不写则为约束性目标
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    set: Vec<String>,
    /// How sure one wants to be of each target, such as 0.8 or 80% · 希望每个目标达到的把握，如 0.8 或 80%
    #[arg(long, value_name = "P", default_value_t = 0.8, value_parser = probability)]
    probability: f64,
    /// Years of the next plan, such as 2026-2030: values that would be met with that probability ·
    /// 下一规划期，如 2026-2030：给出以该把握可以达到的目标值
    #[arg(long = "for", value_name = "YEARS", value_parser = period)]
    next: Option<[Year; 2]>,
}

fn probability(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('%').map_or_else(
        || text.parse::<f64>(),
        |percent| percent.parse::<f64>().map(|percent| percent / 100.0),
    );
    let within = number.ok().filter(|p| *p > 0.0 && *p < 1.0);
    within.ok_or_else(|| {
        "0 与 1 之间的数，如 0.8 或 80% · a number between 0 and 1, such as 0.8 or 80%".into()
    })
}

impl Targets {
    /// Judges the targets and prints what was found.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: self.asking.settings(vec![self.scenario.clone()]),
            set: self.set.clone(),
            probability: self.probability,
            next: self.next,
        };
        let bars = Bars::new(language);
        let done = with_threads(self.asking.threads, &bars, || targets(&settings, &bars))
            .map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
