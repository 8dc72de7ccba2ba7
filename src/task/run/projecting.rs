//! Scenarios opened, checked, made ready and walked; nothing is written.

use std::sync::Arc;

use super::asked::{can_write, cannot_tell, known_by};
use super::pace::Pace;
use super::publishing::{Published, publish};
use super::walking::walk;
use super::{Actuals, Settings};
use crate::model::file::ModelFile;
use crate::model::scenario::{BASELINE, chain};
use crate::model::{Model, ModelFolder, Opener};
use crate::simulation::{Engine, Fits, Follow, Outcome};
use crate::source::Words;
use crate::task::opening::Opened;
use crate::task::with;
use crate::task::{Failure, Progress};

/// A scenario, ready to be run.
pub(super) struct Ready {
    pub engine: Engine,
    /// The declarations with the scenario's changes laid over them; none for a baseline that is only
    /// there to be compared with.
    pub as_run: Option<ModelFile>,
    /// What is said of it where it is published: what may not be is taken out of what came out.
    pub published: Option<Published>,
}

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
    can_write(&settings.out)?;
    let Opened { folder, opener } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    known_by(settings.as_of, &folder)?;
    let mut folder = adjusted(folder, settings)?;
    folder.scenarios.extend(settings.added.iter().cloned());
    let asked = scenarios(&folder, &settings.scenarios);
    let names = if settings.beside && !settings.with.is_empty() {
        let own = with::add(&mut folder, &[BASELINE.to_string()], &settings.with)?;
        asked.into_iter().chain(own).collect()
    } else {
        with::add(&mut folder, &asked, &settings.with)?
    };
    let ready = ready(&folder, &opener, &names, settings, beside)?;
    let models: Vec<&Arc<Model>> = ready.iter().map(|ready| ready.engine.model()).collect();
    before(&models)?;
    let seed = settings.seed.unwrap_or(folder.file.model.seed);
    let usual = folder.file.model.draws;
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    let pace = Pace::of(&engines, usual, settings.draws);
    if let Some(pace) = &pace {
        progress.say(&pace.beforehand);
    }
    let draws = |engine: &Engine| match &pace {
        Some(pace) if engine.follows() == Follow::Persons => pace.draws,
        _ => settings.draws.unwrap_or(usual),
    };
    progress.begin(
        engines.iter().map(|engine| draws(engine)).sum(),
        &folder.file.model.title,
    );
    let outcomes = walk(&engines, seed, draws, progress);
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
        note: pace.and_then(|pace| pace.note),
    })
}

/// The folder with another parameter file and another last year, where these are asked for.
fn adjusted(folder: ModelFolder, settings: &Settings) -> Result<ModelFolder, Failure> {
    let mut folder = match &settings.parameters {
        Some(parameters) => folder.with_parameters(parameters)?,
        None => folder,
    };
    folder = match &settings.actuals {
        Actuals::Own => folder,
        Actuals::Nothing => folder.as_of_its_base_year(),
        Actuals::With(table) => folder.with_actuals(table)?,
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
    opener: &Opener,
    names: &[String],
    settings: &Settings,
    beside: Beside,
) -> Result<Vec<Ready>, Failure> {
    let as_of = settings.as_of;
    let models = opener.open_all(folder, names.iter().map(String::as_str), as_of)?;
    let persons = models
        .iter()
        .any(|own| Follow::needed_by(own) == Follow::Persons);
    let all = (beside == Beside::Alike && persons).then_some(Follow::Persons);
    let fits = Fits::default();
    let mut ready: Vec<Ready> = Vec::new();
    for (model, name) in models.into_iter().zip(names) {
        if settings.follow == Some(Follow::Cohorts) && model.asks_about_households() {
            return Err(cannot_tell(name));
        }
        let own = settings.follow.or(all);
        let follow = own.unwrap_or_else(|| Follow::needed_by(&model));
        let steps = chain(folder, name)?;
        let as_run = steps.last().map(|step| step.file.clone());
        let engine = Engine::prepare_with(Arc::new(model), &fits).map_err(Failure::said)?;
        ready.push(Ready {
            engine: engine.following(follow),
            as_run,
            published: None,
        });
    }
    if beside == Beside::Alike {
        return Ok(ready);
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
            published: None,
        });
    }
    Ok(ready)
}
