//! Scenarios opened, checked, made ready and walked; nothing is written.

use std::sync::Arc;

use super::Settings;
use super::beside::BesideRun;
use super::pace::FollowingPace;
use super::publishing::publish;
use super::readying::{Prepared, Ready, prepare_beside};
use super::runs::ProjectedRuns;
use super::walking::walk;
use crate::axes::Year;
use crate::model::Model;
use crate::simulation::{Engine, Outcome};
use crate::task::{Failure, Progress, memory, unmet};

/// Runs every scenario asked for, all alike. Everything is checked before anything runs, with what `before` asks of the
/// models, and scenarios whose people live the same lives are walked together.
pub(in crate::task) fn project(
    settings: &Settings,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<ProjectedRuns, Failure> {
    projected(settings, BesideRun::Alike, &[], before, progress)
}

/// The same, where it is kept in some years what has become of generations.
pub(in crate::task) fn project_generations(
    settings: &Settings,
    years: &[Year],
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<ProjectedRuns, Failure> {
    projected(settings, BesideRun::Alike, years, before, progress)
}

/// The same, all alike or each as it needs.
pub(super) fn projected(
    settings: &Settings,
    beside: BesideRun,
    generations: &[Year],
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
) -> Result<ProjectedRuns, Failure> {
    let Prepared {
        names,
        ready,
        left_out,
        reminders,
        opener,
        folder,
        title,
        seed,
        draws: asked,
    } = prepare_beside(settings, beside, before)?;
    let ready: Vec<Ready> = ready
        .into_iter()
        .map(|ready| ready.keeping_generations(generations))
        .collect();
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    for words in reminders.iter().chain(&left_out) {
        progress.say(words);
    }
    let pace = FollowingPace::of(&engines, asked, settings.draws);
    if let Some(pace) = &pace {
        progress.say(&pace.beforehand);
    }
    let draws = |engine: &Engine| match &pace {
        Some(pace) if engine.follows().is_one_by_one() => pace.draws,
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
        publish(runs.iter_mut().collect());
    }
    Ok(ProjectedRuns {
        names,
        runs,
        opener,
        seed,
        note: pace
            .and_then(|pace| pace.note)
            .or(left_out.into_iter().next()),
    })
}
