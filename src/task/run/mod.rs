//! A model run: projections, targets, charts and tables, for each scenario that is asked for.

mod leaving;

pub(super) use leaving::inputs;

use std::path::PathBuf;
use std::sync::Arc;

use super::opening::Opened;
use super::writing::Put;
use super::{Failure, Progress};
use crate::axes::Year;
use crate::evaluation::{Attainment, Summaries, attainments};
use crate::model::file::ModelFile;
use crate::model::scenario::{BASELINE, chain};
use crate::model::{Model, ModelFolder};
use crate::projection::Projection;
use crate::simulation::{Engine, Fits, Follow, Outcome, run_together};
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
    /// Folder under which the output goes, by model and scenario.
    pub out: PathBuf,
}

impl Settings {
    /// The baseline of a model, as it says itself.
    pub fn of(model: impl Into<PathBuf>) -> Self {
        Settings {
            model: model.into(),
            datasets: None,
            scenarios: vec![BASELINE.to_string()],
            as_of: None,
            draws: None,
            follow: None,
            seed: None,
            until: None,
            parameters: None,
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
    /// What was written.
    pub put: Put,
}

/// A scenario, ready to be run.
struct Ready {
    engine: Engine,
    /// The declarations with the scenario's changes laid over them; none for a baseline that is only
    /// there to be compared with.
    as_run: Option<ModelFile>,
}

/// Runs every scenario asked for and writes its files. Everything is checked before anything runs, and
/// scenarios whose people live the same lives are walked together.
pub fn run(settings: &Settings, progress: &dyn Progress) -> Result<Vec<Ran>, Failure> {
    let Opened { folder, opener } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    let folder = adjusted(folder, settings)?;
    let names = scenarios(&folder, &settings.scenarios);
    let ready = ready(&folder, &opener, &names, settings)?;
    let seed = settings.seed.unwrap_or(folder.file.model.seed);
    let draws = settings.draws.unwrap_or(folder.file.model.draws);
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    progress.begin(draws * engines.len(), &folder.file.model.title);
    let outcomes = run_together(&engines, seed, 0..draws, |done| progress.advance(done));
    progress.end();
    let outcomes = outcomes.map_err(Failure::said)?;
    let baselines: Vec<(Follow, Arc<Projection>)> = engines
        .iter()
        .zip(&outcomes)
        .filter(|(engine, _)| engine.model().scenario.key == BASELINE && engines.len() > 1)
        .map(|(engine, outcome)| (engine.follows(), Arc::new(outcome.projection.clone())))
        .collect();
    let mut ran = Vec::new();
    for (Ready { engine, as_run }, outcome) in ready.into_iter().zip(outcomes) {
        let Some(as_run) = as_run else { continue };
        let model = engine.model().clone();
        let follow = engine.follows();
        let own = baselines.iter().find(|(same, _)| *same == follow);
        let own = own.filter(|_| model.scenario.key != BASELINE);
        let mut done = Ran {
            summaries: Summaries::of(&outcome.projection),
            attainments: attainments(&model, &outcome.projection),
            baseline: own.map(|(_, projection)| projection.clone()),
            model,
            outcome,
            seed,
            put: Put::default(),
        };
        let report = leaving::report(&done, &as_run, follow, settings, opener.library())?;
        let place = leaving::folder(&done.model, follow, settings);
        done.put = report.write(&place, progress)?;
        ran.push(done);
    }
    Ok(ran)
}

/// The folder with another parameter file and another last year, where these are asked for.
fn adjusted(folder: ModelFolder, settings: &Settings) -> Result<ModelFolder, Failure> {
    let mut folder = match &settings.parameters {
        Some(parameters) => folder.with_parameters(parameters)?,
        None => folder,
    };
    if let Some(until) = settings.until {
        let targets = folder.file.plan.targets.values();
        if let Some(last) = targets.map(|target| target.year).max()
            && until < last
        {
            return Err(Failure::words(
                format!(
                    "--until {until}：规划目标要到 {last} 年才能判断；请给 {last} 或更晚的年份。"
                ),
                format!(
                    "--until {until}: the plan's targets are for {last}; give {last} or a later year."
                ),
            ));
        }
        let own = &mut folder.file.model;
        own.until = until;
        own.milestones.push(until);
        own.milestones.sort_unstable();
        own.milestones.dedup();
    }
    Ok(folder)
}

/// The scenarios asked for, the baseline first where it is among them.
fn scenarios(folder: &ModelFolder, asked: &[String]) -> Vec<String> {
    let mut names: Vec<String> = if asked.iter().any(|name| name == "all") {
        let all = std::iter::once(BASELINE.to_string());
        all.chain(folder.scenarios.keys().cloned()).collect()
    } else {
        asked.to_vec()
    };
    names.sort_by_key(|name| name != BASELINE);
    names.dedup();
    names
}

/// Every scenario made ready, and the baselines that they are compared with.
fn ready(
    folder: &ModelFolder,
    opener: &crate::model::Opener,
    names: &[String],
    settings: &Settings,
) -> Result<Vec<Ready>, Failure> {
    let as_of = settings.as_of;
    let models = opener.open_all(folder, names.iter().map(String::as_str), as_of)?;
    let fits = Fits::default();
    let mut ready: Vec<Ready> = Vec::new();
    for (model, name) in models.into_iter().zip(names) {
        if settings.follow == Some(Follow::Cohorts) && model.asks_about_households() {
            return Err(cannot_tell(name));
        }
        let follow = settings.follow.unwrap_or_else(|| Follow::needed_by(&model));
        let steps = chain(folder, name)?;
        let as_run = steps.last().map(|step| step.file.clone());
        let engine = Engine::prepare_with(Arc::new(model), &fits).map_err(Failure::said)?;
        ready.push(Ready {
            engine: engine.following(follow),
            as_run,
        });
    }
    let mut follows: Vec<Follow> = Vec::new();
    for Ready { engine, .. } in &ready {
        let has = |other: &Ready| {
            let scenario = &other.engine.model().scenario.key;
            scenario == BASELINE && other.engine.follows() == engine.follows()
        };
        let differs = engine.model().scenario.key != BASELINE;
        if differs && !ready.iter().any(has) && !follows.contains(&engine.follows()) {
            follows.push(engine.follows());
        }
    }
    for follow in follows {
        let model = opener.open(folder, BASELINE, as_of)?;
        let engine = Engine::prepare_with(Arc::new(model), &fits).map_err(Failure::said)?;
        ready.push(Ready {
            engine: engine.following(follow),
            as_run: None,
        });
    }
    Ok(ready)
}

fn cannot_tell(scenario: &str) -> Failure {
    Failure::Words(Words {
        zh: format!(
            "情景 {scenario}：资格规则按家庭判断，--engine cohorts 算不出；请去掉 --engine，或用 persons。"
        ),
        en: format!(
            "scenario {scenario}: a rule asks about households, which --engine cohorts cannot tell; leave --engine out, or give persons."
        ),
    })
}
