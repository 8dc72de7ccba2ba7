//! Scenarios opened, checked, made ready and walked; nothing is written.

use std::sync::Arc;

use super::{Actuals, Settings};
use crate::axes::Year;
use crate::model::file::ModelFile;
use crate::model::scenario::{BASELINE, chain};
use crate::model::{Model, ModelFolder, Opener};
use crate::simulation::{Engine, Fits, Follow, Outcome, run_together_while};
use crate::source::Words;
use crate::task::opening::Opened;
use crate::task::{Failure, Progress, memory, unmet, with};

/// A scenario, ready to be run.
pub(super) struct Ready {
    pub engine: Engine,
    /// The declarations with the scenario's changes laid over them; none for a baseline that is only
    /// there to be compared with.
    pub as_run: Option<ModelFile>,
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
    can_write(&settings.out)?;
    let Opened { folder, opener } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    known_by(settings.as_of, &folder)?;
    let mut folder = adjusted(folder, settings)?;
    let asked = scenarios(&folder, &settings.scenarios);
    let names = if settings.beside && !settings.with.is_empty() {
        let own = with::add(&mut folder, &[BASELINE.to_string()], &settings.with)?;
        asked.into_iter().chain(own).collect()
    } else {
        with::add(&mut folder, &asked, &settings.with)?
    };
    let ready = ready(&folder, &opener, &names, settings)?;
    let models: Vec<&Arc<Model>> = ready.iter().map(|ready| ready.engine.model()).collect();
    before(&models)?;
    let seed = settings.seed.unwrap_or(folder.file.model.seed);
    let draws = settings.draws.unwrap_or(folder.file.model.draws);
    let engines: Vec<&Engine> = ready.iter().map(|ready| &ready.engine).collect();
    memory::suffices(&engines, draws)?;
    progress.begin(draws * engines.len(), &folder.file.model.title);
    let outcomes = run_together_while(&engines, seed, 0..draws, |done| {
        progress.advance(done);
        progress.goes_on()
    });
    progress.end();
    let outcomes = outcomes.map_err(|error| unmet::said(error, &folder))?;
    Ok(Projected {
        names,
        runs: ready.into_iter().zip(outcomes).collect(),
        opener,
        seed,
    })
}

/// Something else than a folder stands where the output should go.
fn can_write(out: &std::path::Path) -> Result<(), Failure> {
    match out.ancestors().find(|above| above.exists()) {
        Some(above) if !above.is_dir() => {
            let shown = above.display();
            Err(Failure::words(
                format!("--out：{shown} 是一个文件，不是文件夹；请给一个文件夹"),
                format!("--out: {shown} is a file, not a folder; name a folder"),
            ))
        }
        _ => Ok(()),
    }
}

/// Before the base year nothing was known of it.
fn known_by(as_of: Option<Year>, folder: &ModelFolder) -> Result<(), Failure> {
    let base = folder.file.model.base_year;
    match as_of.filter(|year| *year < base) {
        Some(year) => Err(Failure::words(
            format!(
                "--as-of {year}：早于基期 {base} 年，那时还没有基期的数据；请给 {base} 或更晚的年份"
            ),
            format!(
                "--as-of {year}: before the base year {base}, of which nothing was known then; give {base} or a later year"
            ),
        )),
        None => Ok(()),
    }
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
