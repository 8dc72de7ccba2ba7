//! A model run: projections, targets, charts and tables, for each scenario that is asked for.

mod adjusting;
mod asked;
mod beside;
mod called;
mod leaving;
mod pace;
mod projecting;
mod published;
mod publishing;
mod ran;
mod readying;
mod runs;
mod settings;
mod walking;

pub use called::Called;
pub(super) use leaving::{inputs, tables_used};
pub(super) use pace::FollowingPace;
pub(super) use projecting::{project, project_generations};
pub(super) use published::PublishedRun;
pub(super) use publishing::publish_beside;
pub use ran::Ran;
pub(super) use readying::{Prepared, prepare};
pub(super) use runs::{ProjectedRuns, alone};
pub use settings::{Actuals, Settings};

use beside::BesideRun;
use projecting::projected;
use readying::Ready;

use std::sync::Arc;

use super::writing::Put;
use super::{Failure, Progress};
use crate::evaluation::{Summaries, attainments};
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::projection::Projection;
use crate::simulation::Follow;

/// Runs every scenario asked for and writes its files.
pub fn run(settings: &Settings, progress: &dyn Progress) -> Result<Vec<Ran>, Failure> {
    let before = |models: &[&Arc<Model>]| leaving::can_be_left(models, settings);
    let ProjectedRuns {
        runs,
        opener,
        seed,
        note,
        ..
    } = projected(settings, BesideRun::Each, &[], before, progress)?;
    let several = runs.len() > 1;
    let baselines: Vec<(Follow, Arc<Projection>)> = runs
        .iter()
        .filter(|(ready, _)| ready.engine.model().scenario.key == BASELINE && several)
        .map(|(ready, outcome)| (ready.engine.follows(), Arc::new(outcome.projection.clone())))
        .collect();
    let mut ran = Vec::new();
    for (ready, outcome) in runs {
        let Ready {
            engine,
            as_run,
            published,
        } = ready;
        let Some(as_run) = as_run else { continue };
        let model = engine.model().clone();
        let follow = engine.follows();
        let own = baselines.iter().find(|(same, _)| *same == follow);
        let own = own.filter(|_| model.scenario.key != BASELINE);
        let (withheld, judged) = match published {
            Some(own) => (Some(own.withheld), own.attainments),
            None => (None, attainments(&model, &outcome.projection)),
        };
        let mut done = Ran {
            summaries: Summaries::of(&outcome.projection).withholding(withheld),
            attainments: judged,
            baseline: own.map(|(_, projection)| projection.clone()),
            model,
            outcome,
            seed,
            note: note.clone().filter(|_| follow.is_one_by_one()),
            put: Put::default(),
        };
        let report = leaving::report(&done, &as_run, follow, settings, opener.library())?;
        let place = leaving::folder(&done.model, follow, settings);
        done.put = report.write(&place, progress)?;
        ran.push(done);
    }
    Ok(ran)
}
