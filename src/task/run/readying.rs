//! Scenarios opened, checked and made ready, for whoever draws from them.

use std::sync::Arc;

use super::Settings;
use super::adjusting::{adjusted, projected_until};
use super::asked::{apart_from_model, cannot_tell, doubted_beside, known_by, of_the_same_place};
use super::beside::BesideRun;
use super::published::PublishedRun;
use crate::axes::Year;
use crate::dataset::Complaint;
use crate::model::check::still_to_come;
use crate::model::checked::RegisterYear;
use crate::model::file::ModelFile;
use crate::model::scenario::{ALL, BASELINE, chain, keys_of};
use crate::model::{Model, ModelFolder, Opener};
use crate::simulation::{Engine, Fits, Follow};
use crate::source::Words;
use crate::task::Failure;
use crate::task::opening::Opened;
use crate::task::writing::can_write;
use crate::task::{unmet, with};

/// A scenario, ready to be run.
pub(in crate::task) struct Ready {
    pub engine: Engine,
    /// The declarations with the scenario's changes laid over them; none for a baseline that is only
    /// there to be compared with.
    pub as_run: Option<ModelFile>,
    /// What is said of it where it is published: what may not be is taken out of what came out.
    pub published: Option<PublishedRun>,
}

impl Ready {
    /// The same, keeping in some years what has become of generations.
    pub(super) fn keeping_generations(self, years: &[Year]) -> Self {
        Ready {
            engine: self.engine.keeping_generations(years),
            ..self
        }
    }
}

/// Scenarios that are ready, and how they are to be run.
pub(in crate::task) struct Prepared {
    /// Names of what was asked for, in order.
    pub names: Vec<String>,
    /// Each made ready; a baseline that was not asked for comes last.
    pub ready: Vec<Ready>,
    /// What is said of scenarios among all of them that cannot be run.
    pub left_out: Vec<Words>,
    /// What has to be looked at before anything is run.
    pub reminders: Vec<Words>,
    /// The datasets.
    pub opener: Opener,
    /// The declarations, with what was asked for laid over them.
    pub folder: ModelFolder,
    /// The model's name for people.
    pub title: Words,
    /// Seed of the run.
    pub seed: u64,
    /// Number of draws.
    pub draws: usize,
}

/// The same for whoever takes all scenarios alike.
pub(in crate::task) fn prepare(
    settings: &Settings,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
) -> Result<Prepared, Failure> {
    prepare_beside(settings, BesideRun::Alike, before)
}

/// Makes every scenario ready that was asked for. Everything is checked before anything runs, with what `before` asks
/// of the models.
pub(super) fn prepare_beside(
    settings: &Settings,
    beside: BesideRun,
    before: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
) -> Result<Prepared, Failure> {
    let mut wrong: Vec<Failure> = can_write(&settings.out).err().into_iter().collect();
    let opened = Opened::open(&settings.model, settings.datasets.as_deref());
    let Opened { folder, opener } = match opened {
        Ok(opened) => opened,
        Err(failure) => {
            wrong.push(failure);
            return Err(Failure::all(wrong));
        }
    };
    if wrong.is_empty() {
        wrong.extend(can_write(&settings.out.join(&folder.key)).err());
    }
    wrong.extend(apart_from_model(&settings.out, &settings.model, &folder.key).err());
    wrong.extend(of_the_same_place(&settings.out, &folder).err());
    wrong.extend(known_by(settings, &folder).err());
    let mut folder = adjusted(folder, settings, &mut wrong);
    folder.scenarios.extend(settings.added.iter().cloned());
    let asked = scenarios(&folder, &settings.scenarios);
    wrong.extend(projected_until(settings, &mut folder, &asked).err());
    let beside_all = settings.beside && !settings.with.is_empty();
    let levers_on = if beside_all {
        vec![BASELINE.to_string()]
    } else {
        asked.clone()
    };
    let (own, unread) = with::add_what_can_be(&mut folder, &levers_on, &settings.with);
    wrong.extend(unread);
    let first = if beside_all { asked } else { Vec::new() };
    let mut names: Vec<String> = first.into_iter().chain(own).collect();
    if !wrong.is_empty() {
        // What is against the declarations is said beside what is against the options.
        let named = settings.scenarios.iter();
        let named = named.flat_map(|name| keys_of(&folder, name));
        let named: Vec<String> = named.filter(|name| *name != ALL).collect();
        let all = names.iter().chain(&named).map(String::as_str);
        let all = std::iter::once(BASELINE).chain(all);
        wrong.extend(opener.open_all(&folder, all, None).err().map(Failure::from));
        return Err(Failure::all(wrong));
    }
    let (ready, left_out) = ready(&folder, &opener, &mut names, settings, beside)?;
    let models: Vec<&Arc<Model>> = ready.iter().map(|ready| ready.engine.model()).collect();
    before(&models)?;
    let doubted = doubted_beside(settings, &folder, &models);
    let ahead = settings.now.map(|now| still_to_come(&folder, now));
    let ahead = ahead.unwrap_or_default();
    let unused = folder.unreported.warnings();
    Ok(Prepared {
        reminders: {
            let said = ahead.iter().chain(unused).map(Complaint::words);
            said.chain(doubted).collect()
        },
        names,
        ready,
        left_out,
        opener,
        title: folder.file.model.title.clone(),
        seed: settings.seed.unwrap_or(folder.file.model.seed),
        draws: settings.draws.unwrap_or(folder.file.model.draws),
        folder,
    })
}

/// The scenarios asked for, the baseline first where it is among them; those that are named beside all of them, too, since
/// one of them may be none.
fn scenarios(folder: &ModelFolder, asked: &[String]) -> Vec<String> {
    let named = asked.iter().flat_map(|name| keys_of(folder, name));
    let mut names: Vec<String> = named.collect();
    if names.iter().any(|name| name == ALL) {
        names.retain(|name| name != ALL);
        let all = std::iter::once(BASELINE.to_string());
        let all = all.chain(folder.scenarios.keys().cloned());
        names = all.chain(names).collect();
    }
    names.sort_by_key(|name| name != BASELINE);
    let mut once = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// Leaves out, where all scenarios were asked for and none by name, those that persons would have to be followed for and
/// cannot be, since the register goes on after the base year.
fn leave_out(models: &mut Vec<Model>, names: &mut Vec<String>, settings: &Settings) -> Vec<Words> {
    let mut left_out = Vec::new();
    if !settings.scenarios.iter().any(|name| name == ALL) {
        return left_out;
    }
    let can_be = |model: &Model| {
        let later = |year: &RegisterYear| year.year > model.calendar.base;
        !(model.asks_about_households() && model.register.years.iter().any(later))
    };
    let kept: Vec<bool> = models.iter().map(can_be).collect();
    for (model, name) in models.iter().zip(&*names) {
        if !can_be(model) {
            let title = &model.scenario.title;
            left_out.push(Words::both(
                format!("情景“{}”按家庭判断资格，须逐人计算；登记册已有基期以后的数，逐人计算还用不了，未列入。", title.zh),
                format!("scenario {name} ({}) asks about households, for which people are followed one by one, which cannot be done with a register of later years: left out", title.en),
            ));
        }
    }
    let mut own = kept.iter();
    models.retain(|_| own.next() == Some(&true));
    let mut own = kept.iter();
    names.retain(|_| own.next() == Some(&true));
    left_out
}

/// Every scenario made ready, and the baselines that they are compared with.
fn ready(
    folder: &ModelFolder,
    opener: &Opener,
    names: &mut Vec<String>,
    settings: &Settings,
    beside: BesideRun,
) -> Result<(Vec<Ready>, Vec<Words>), Failure> {
    let as_of = settings.as_of;
    let mut models = opener.open_all(folder, names.iter().map(String::as_str), as_of)?;
    let left_out = leave_out(&mut models, names, settings);
    let needed = models.iter().map(Follow::needed_by).max();
    let all = needed.filter(|own| beside == BesideRun::Alike && own.is_one_by_one());
    let fits = Fits::default();
    let mut ready: Vec<Ready> = Vec::new();
    for (model, name) in models.into_iter().zip(&*names) {
        let is_told = settings.follow.is_none_or(Follow::tells_households);
        if !is_told && model.asks_about_households() {
            return Err(cannot_tell(name));
        }
        let own = settings.follow.or(all);
        let follow = own.unwrap_or_else(|| Follow::needed_by(&model));
        let steps = chain(folder, name)?;
        let as_run = steps.last().map(|step| step.file.clone());
        let engine = Engine::prepare_with(Arc::new(model), &fits);
        let engine = engine.map_err(|error| unmet::said(error, folder))?;
        ready.push(Ready {
            engine: engine.following(follow),
            as_run,
            published: None,
        });
    }
    if beside == BesideRun::Alike {
        return Ok((ready, left_out));
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
        let engine = Engine::prepare_with(Arc::new(model), &fits);
        let engine = engine.map_err(|error| unmet::said(error, folder))?;
        ready.push(Ready {
            engine: engine.following(follow),
            as_run: None,
            published: None,
        });
    }
    Ok((ready, left_out))
}
