//! Scenarios opened, checked, made ready and walked; nothing is written.

use std::sync::Arc;

use super::Settings;
use super::publishing::publish;
use super::readying::{Prepared, Ready, prepare};
use crate::model::file::ModelFile;
use crate::model::{Model, Opener};
use crate::simulation::{Engine, Outcome, run_together_while};
use crate::task::{Failure, Progress};

/// Scenarios that were run and not written down.
pub(in crate::task) struct Projected {
    /// Names of what was asked for, in order.
    pub names: Vec<String>,
    /// Each with what came out; a baseline that was not asked for comes last.
    pub(super) runs: Vec<(Ready, Outcome)>,
    /// The datasets.
    pub opener: Opener,
    /// Seed of the run.
    pub seed: u64,
}

impl Projected {
    /// The one scenario that was asked for; several cannot be answered in one.
    pub fn only(&self) -> Result<(&Arc<Model>, &Outcome), Failure> {
        let mut runs = self.runs();
        match (self.names.len(), runs.next()) {
            (1, Some(run)) => Ok(run),
            _ => Err(Failure::words(
                "一次只回答一个情景；要比较几个取值，请用 compare",
                "one scenario is answered at a time; to compare several values use compare",
            )),
        }
    }

    /// The declarations as run of what was asked for.
    pub fn written(&self) -> Result<&ModelFile, Failure> {
        let mut files = self
            .runs
            .iter()
            .filter_map(|(ready, _)| ready.as_run.as_ref());
        files
            .next()
            .ok_or_else(|| Failure::words("没有情景", "no scenario"))
    }

    /// The models as run with what came out.
    pub fn runs(&self) -> impl Iterator<Item = (&Arc<Model>, &Outcome)> {
        self.runs
            .iter()
            .map(|(ready, outcome)| (ready.engine.model(), outcome))
    }
}

/// Runs every scenario asked for. Everything is checked before anything runs, with what `before` asks of the
/// models, and scenarios whose people live the same lives are walked together.
pub(in crate::task) fn project(
    settings: &Settings,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<Projected, Failure> {
    let Prepared {
        names,
        ready,
        opener,
        title,
        seed,
        draws,
    } = prepare(settings, before)?;
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    progress.begin(draws * engines.len(), &title);
    let outcomes = run_together_while(&engines, seed, 0..draws, |done| {
        progress.advance(done);
        progress.goes_on()
    });
    progress.end();
    let outcomes = outcomes.map_err(Failure::from)?;
    let mut runs: Vec<(Ready, Outcome)> = ready.into_iter().zip(outcomes).collect();
    if settings.publish {
        publish(&mut runs);
    }
    Ok(Projected {
        names,
        runs,
        opener,
        seed,
    })
}
