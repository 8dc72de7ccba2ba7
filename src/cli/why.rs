//! `plancast why`: what a change of money between two years comes from.

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

/// A change of money by cause
#[derive(Debug, Args)]
pub struct Why {
    #[command(flatten)]
    asking: Asking,
    /// Scenario
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// First year
    #[arg(long, value_name = "YEAR")]
    from: Year,
    /// Last year
    #[arg(long, value_name = "YEAR")]
    to: Year,
    /// The money, such as cost.care_subsidy; that of all services if not given
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
            years: [self.from, self.to],
            of: self.of.clone(),
        };
        let bars = Bars::new(language);
        let done = with_threads(self.asking.threads, || why(&settings, &bars)).map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
