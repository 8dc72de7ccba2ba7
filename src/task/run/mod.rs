//! A model run: projections, targets, charts and tables, for each scenario that is asked for.

mod asked;
mod leaving;
mod pace;
mod projecting;
mod publishing;
mod readying;
mod walking;

pub(super) use leaving::inputs;
pub(super) use projecting::{Projected, project};
pub(super) use publishing::Published;
pub(super) use readying::{Prepared, prepare};

use projecting::{Beside, projected};
use readying::Ready;

use std::path::PathBuf;
use std::sync::Arc;

use super::writing::Put;
use super::{Failure, Progress};
use crate::axes::Year;
use crate::evaluation::{Attainment, Summaries, attainments};
use crate::model::Model;
use crate::model::file::ScenarioFile;
use crate::model::scenario::BASELINE;
use crate::projection::Projection;
use crate::simulation::{Follow, Outcome};
use crate::source::Words;

/// What to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Scenarios; `all` stands for every one.
    pub scenarios: Vec<String>,
    /// Levers laid over each of them, as on the command line: `care_subsidy.standard=600@2028`.
    pub with: Vec<String>,
    /// Scenarios beside those of the folder, by name.
    pub added: Vec<(String, ScenarioFile)>,
    /// Whether the levers make scenarios of their own beside those asked for, on the baseline.
    pub beside: bool,
    /// Only what was known by the end of this year counts.
    pub as_of: Option<Year>,
    /// Number of draws; the model's own if none.
    pub draws: Option<usize>,
    /// Whom to follow; as the model needs if none.
    pub follow: Option<Follow>,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// Last year to project; the model's own if none.
    pub until: Option<Year>,
    /// Parameters in place of the model's own.
    pub parameters: Option<PathBuf>,
    /// What was reported beside what the model has.
    pub actuals: Actuals,
    /// Whether what is written will be published: small counts of people, and what would give them away, are left out.
    pub publish: bool,
    /// Folder under which the output goes, by model and scenario.
    pub out: PathBuf,
}

/// What was reported after the base year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Actuals {
    /// What the model has.
    #[default]
    Own,
    /// Nothing: as the plan's authors knew it.
    Nothing,
    /// What the model has, and a table.
    With(PathBuf),
}

impl Settings {
    /// The baseline of a model, as it says itself.
    pub fn of(model: impl Into<PathBuf>) -> Self {
        Settings {
            model: model.into(),
            datasets: None,
            scenarios: vec![BASELINE.to_string()],
            with: Vec::new(),
            added: Vec::new(),
            beside: false,
            as_of: None,
            draws: None,
            follow: None,
            seed: None,
            until: None,
            parameters: None,
            actuals: Actuals::Own,
            publish: false,
            out: PathBuf::from("notebooks-out"),
        }
    }
}

/// A scenario that was run.
#[derive(Debug)]
pub struct Ran {
    /// The model as run.
    pub model: Arc<Model>,
    /// What came out.
    pub outcome: Outcome,
    /// Medians and intervals.
    pub summaries: Summaries,
    /// Targets.
    pub attainments: Vec<Attainment>,
    /// The baseline under the same random streams, where this is another scenario.
    pub baseline: Option<Arc<Projection>>,
    /// Seed of the run.
    pub seed: u64,
    /// What is to be known of the number of draws, where people were followed one by one.
    pub note: Option<Words>,
    /// What was written.
    pub put: Put,
}

/// Runs every scenario asked for and writes its files.
pub fn run(settings: &Settings, progress: &dyn Progress) -> Result<Vec<Ran>, Failure> {
    let Projected {
        runs,
        opener,
        seed,
        note,
        ..
    } = projected(settings, Beside::Each, |_| Ok(()), progress)?;
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
            note: note.clone().filter(|_| follow == Follow::Persons),
            put: Put::default(),
        };
        let report = leaving::report(&done, &as_run, follow, settings, opener.library())?;
        let place = leaving::folder(&done.model, follow, settings);
        done.put = report.write(&place, progress)?;
        ran.push(done);
    }
    Ok(ran)
}
