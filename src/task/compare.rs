//! Scenarios compared: everything that differs, draw by draw, in one table and one picture.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::decision::{options, report};
use super::run::{self, ProjectedRuns, project};
use super::writing::{Put, can_write, short};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::Attainment;
use crate::evaluation::paired::{gaps, of_centres_added, ranking};
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::projection::Projection;
use crate::report::album::Album;
use crate::report::compared::Compared;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::table;
use crate::simulation::Outcome;
use crate::source::Language;

/// What to compare.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the draws, and the scenarios and levers that are compared with the baseline; its `out` is the
    /// folder of the output.
    pub run: run::Settings,
    /// Years over which costs are summed; the plan's if none, or five years from where all begins after it.
    pub period: Option<[Year; 2]>,
}

/// Scenarios, compared and written down.
#[derive(Debug)]
pub struct Comparison {
    /// The models as run, the one compared with first.
    pub models: Vec<Arc<Model>>,
    /// What differs.
    pub compared: Compared,
    /// What was written.
    pub put: Put,
}

/// Scenarios, compared, with all that pictures are made of.
pub(super) struct Beside<'a> {
    /// The models as run, the one compared with first.
    pub models: &'a [Arc<Model>],
    /// What came out of each.
    pub projections: &'a [&'a Projection],
    /// What pictures of the first are made of.
    pub album: &'a Album<'a>,
    /// Years over which costs are summed.
    pub period: [Year; 2],
    /// What was run.
    projected: &'a ProjectedRuns,
}

/// Compares scenarios and writes the files.
pub fn compare(settings: &Settings, progress: &dyn Progress) -> Result<Comparison, Failure> {
    let before = |models: &[&Arc<Model>]| {
        let models: Vec<&Model> = models.iter().map(|model| model.as_ref()).collect();
        can_write(&folder(&settings.run.out, &models))
    };
    compared(settings, before, progress, |beside, compared| {
        let (models, album) = (beside.models, beside.album);
        let report = report(
            Verb::Compare,
            &models[0],
            (album.seed, compared.draws),
            beside.asked(settings),
            beside.tables(&compared),
            |language: Language| album.compared(models, beside.projections, language),
        );
        let of: Vec<&Model> = models.iter().map(|model| model.as_ref()).collect();
        let put = report.write(&folder(&settings.run.out, &of), progress)?;
        Ok(Comparison {
            models: models.to_vec(),
            compared,
            put,
        })
    })
}

/// The folder of a comparison, called by all that is compared.
fn folder(out: &Path, models: &[&Model]) -> PathBuf {
    let names: Vec<&str> = models
        .iter()
        .map(|model| model.scenario.key.as_str())
        .collect();
    let own = short(format!("compare-{}", names.join("-")));
    out.join(&models[0].key).join(own)
}

impl Beside<'_> {
    /// The targets of every scenario, judged on what may be shown.
    pub fn judged(&self) -> Vec<Vec<Attainment>> {
        self.projected.judged()
    }

    /// What was asked, for the receipt.
    pub fn asked(&self, settings: &Settings) -> DecisionPart {
        DecisionPart {
            model: self.models[0].key.clone(),
            scenarios: self
                .models
                .iter()
                .map(|model| model.scenario.key.clone())
                .collect(),
            period: Some(self.period),
            ..options(&settings.run)
        }
    }

    /// The tables of a comparison.
    pub fn tables(&self, compared: &Compared) -> Vec<table::Table> {
        let mut tables = vec![table::compared::gaps(
            self.models,
            self.projections,
            &compared.gaps,
        )];
        if let Some(ranking) = &compared.ranking {
            tables.push(table::compared::ranking(self.models, ranking));
        }
        tables
    }
}

/// Compares scenarios, after what `asked` asks of the models, and hands over what was found.
pub(super) fn compared<T>(
    settings: &Settings,
    asked: impl FnOnce(&[&Arc<Model>]) -> Result<(), Failure>,
    progress: &dyn Progress,
    then: impl FnOnce(&Beside<'_>, Compared) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut run = settings.run.clone();
    run.beside = true;
    run.scenarios.retain(|name| name != BASELINE);
    run.scenarios.insert(0, BASELINE.to_string());
    let before = |models: &[&Arc<Model>]| {
        let found = [check(settings, models), asked(models)].into_iter();
        Failure::if_any(found.filter_map(Result::err).collect())
    };
    let projected = project(&run, before, progress)?;
    let ProjectedRuns {
        opener, seed, note, ..
    } = &projected;
    let runs: Vec<_> = projected.runs().collect();
    let (first, outcome) = runs[0];
    let projections: Vec<&Projection> = runs
        .iter()
        .map(|(_, outcome)| &outcome.projection)
        .collect();
    let pairs: Vec<(&Model, &Projection)> = runs
        .iter()
        .map(|(model, outcome)| (model.as_ref(), &outcome.projection))
        .collect();
    let from = runs.iter().filter_map(|(model, _)| begins(model)).min();
    let period = settings.period.unwrap_or_else(|| usual_period(first, from));
    let mut years: Vec<Year> = first.profile_years().split_off(1);
    years.extend(from);
    years.sort_unstable();
    years.dedup();
    let added = models_of(&runs).flat_map(of_centres_added).collect();
    let compared = Compared {
        gaps: gaps(&projections, &years, &added),
        ranking: ranking(&pairs, period),
        draws: outcome.projection.draws(),
        note: note.clone(),
    };
    let models: Vec<Arc<Model>> = runs.iter().map(|(model, _)| (*model).clone()).collect();
    let summaries = projected.summaries(&outcome.projection);
    let titles = Titles(opener.library());
    let album = Album::of(first, outcome, &summaries, &titles, *seed);
    let beside = Beside {
        models: &models,
        projections: &projections,
        album: &album,
        period,
        projected: &projected,
    };
    then(&beside, compared)
}

fn models_of<'a>(runs: &'a [(&'a Arc<Model>, &'a Outcome)]) -> impl Iterator<Item = &'a Model> {
    runs.iter().map(|(model, _)| model.as_ref())
}

/// The first year in which a scenario may differ.
fn begins(model: &Model) -> Option<Year> {
    let own = model.layers.iter().skip(1).map(|layer| layer.from);
    own.min()
}

/// The plan's years; where everything that is compared begins after them, the five years from then on.
fn usual_period(model: &Model, from: Option<Year>) -> [Year; 2] {
    let plan = model.period(model.calendar.until);
    match from {
        Some(from) if from > plan[1] => [from, (from + 4).min(model.calendar.until)],
        _ => plan,
    }
}

/// There is something to compare, over years that are projected.
fn check(settings: &Settings, models: &[&Arc<Model>]) -> Result<(), Failure> {
    let model = models[0];
    if models
        .iter()
        .all(|other| other.scenario.key == model.scenario.key)
    {
        return Err(Failure::words(
            "没有可以与基准比较的情景；请给情景名、all，或用 --with 写明做法",
            "nothing to compare with the baseline; name a scenario, `all`, or say with --with what is done",
        ));
    }
    let (first, last) = (model.calendar.base + 1, model.calendar.until);
    match settings.period {
        Some([from, to]) if from > to || from < first || to > last => Err(Failure::words(
            format!(
                "--period {from}-{to}：模型预测到 {last} 年；请给 {first} 到 {last} 年之间、先小后大的年份"
            ),
            format!(
                "--period {from}-{to}: the model projects up to {last}; give years from {first} to {last}, the earlier first"
            ),
        )),
        _ => Ok(()),
    }
}

impl Comparison {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.compared.words(&self.models, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.compared.json(&self.models, &folder, &self.put.files)
    }
}
