//! Scenarios opened, checked, made ready and walked; nothing is written.

use std::sync::Arc;

use super::Settings;
use super::pace::Pace;
use super::publishing::publish;
use super::readying::{Prepared, Ready, prepare_beside};
use super::walking::walk;
use crate::model::{Model, Opener};
use crate::simulation::{Engine, Follow, Outcome};
use crate::source::Words;
use crate::task::{Failure, Progress, memory, unmet};

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
    /// What is to be known of the number of draws, where people were followed one by one.
    pub note: Option<Words>,
}

/// How several scenarios are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Each as it needs, beside a baseline of its own kind.
    Each,
    /// All alike, so that they can be held against each other draw by draw: where one follows persons, all do.
    Alike,
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

    /// The models as run with what came out.
    pub fn runs(&self) -> impl Iterator<Item = (&Arc<Model>, &Outcome)> {
        self.runs
            .iter()
            .map(|(ready, outcome)| (ready.engine.model(), outcome))
    }
}

/// Runs every scenario asked for, all alike. Everything is checked before anything runs, with what `before` asks of the
/// models, and scenarios whose people live the same lives are walked together.
pub(in crate::task) fn project(
    settings: &Settings,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<Projected, Failure> {
    projected(settings, Beside::Alike, before, progress)
}

/// The same, all alike or each as it needs.
pub(super) fn projected(
    settings: &Settings,
    beside: Beside,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<Projected, Failure> {
    let Prepared {
        names,
        ready,
        opener,
        folder,
        title,
        seed,
        draws: asked,
    } = prepare_beside(settings, beside, before)?;
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    let pace = Pace::of(&engines, asked, settings.draws);
    if let Some(pace) = &pace {
        progress.say(&pace.beforehand);
    }
    let draws = |engine: &Engine| match &pace {
        Some(pace) if engine.follows() == Follow::Persons => pace.draws,
        _ => asked,
    };
    let most = engines.iter().map(|engine| draws(engine)).max();
    memory::suffices(&engines, most.unwrap_or(0))?;
    progress.begin(engines.iter().map(|engine| draws(engine)).sum(), &title);
    let outcomes = walk(&engines, seed, draws, progress);
    progress.end();
    let outcomes = outcomes.map_err(|error| unmet::said(error, &folder))?;
    let mut runs: Vec<(Ready, Outcome)> = ready.into_iter().zip(outcomes).collect();
    if settings.publish {
        publish(&mut runs);
    }
    Ok(Projected {
        names,
        runs,
        opener,
        seed,
        note: pace.and_then(|pace| pace.note),
    })
}
