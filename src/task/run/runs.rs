//! Scenarios that were run and not written down.

use std::sync::Arc;

use super::readying::Ready;
use crate::model::scenario::BASELINE;
use crate::model::{Model, Opener};
use crate::simulation::{Follow, Outcome};
use crate::source::Words;
use crate::task::Failure;

/// Scenarios that were run and not written down.
pub(in crate::task) struct ProjectedRuns {
    /// Names of what was asked for, in order.
    pub names: Vec<String>,
    /// Each with what came out; a baseline that was not asked for comes last.
    pub(super) runs: Vec<(Ready, Outcome)>,
    /// The datasets.
    pub opener: Opener,
    /// Seed of the run.
    pub seed: u64,
    /// What is to be known of the number of draws, where people were followed one by one.
    pub note: Option<Words>,
}

/// Whether one scenario was asked for: behind the first there is none but a baseline that was not. Asked of the models
/// before they are run.
pub(in crate::task) fn alone(models: &[&Arc<Model>]) -> Result<(), Failure> {
    let mut others = models.iter().skip(1);
    match others.any(|other| other.scenario.key != BASELINE) {
        true => Err(several()),
        false => Ok(()),
    }
}

fn several() -> Failure {
    Failure::words(
        "一次只回答一个情景；要比较几个取值，请用 compare",
        "one scenario is answered at a time; to compare several values use compare",
    )
}

impl ProjectedRuns {
    /// The one scenario that was asked for; several cannot be answered in one.
    pub fn only(&self) -> Result<(&Arc<Model>, &Outcome), Failure> {
        let mut runs = self.runs();
        match (self.names.len(), runs.next()) {
            (1, Some(run)) => Ok(run),
            _ => Err(several()),
        }
    }

    /// Whom they followed, who were run alike.
    pub fn follows(&self) -> Option<Follow> {
        let (ready, _) = self.runs.first()?;
        Some(ready.engine.follows())
    }

    /// The models as run with what came out.
    pub fn runs(&self) -> impl Iterator<Item = (&Arc<Model>, &Outcome)> {
        self.runs
            .iter()
            .map(|(ready, outcome)| (ready.engine.model(), outcome))
    }
}
