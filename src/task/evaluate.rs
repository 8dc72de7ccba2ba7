//! A plan evaluated: what was reported of its indicators, how far each has come, and how good the forecast was that
//! was made in the base year.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::budget::folder;
use super::decision::report;
use super::run::{self, Actuals, Projected, project};
use super::writing::Put;
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::progress::{Before, Stage, foretold, indicators};
use crate::evaluation::{Summaries, attainments};
use crate::model::Model;
use crate::model::file::ModelFile;
use crate::report::album::Album;
use crate::report::evaluated::Evaluated;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::table;
use crate::source::Language;

/// What to evaluate.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// Table of what was reported; the model's own observations if none.
    pub actuals: Option<PathBuf>,
    /// Mid-term or final; final where the plan's last year has been reported if none.
    pub stage: Option<Stage>,
}

/// A plan, evaluated and written down.
#[derive(Debug)]
pub struct Done {
    /// The model as run, with what was reported.
    pub model: Arc<Model>,
    /// What was found.
    pub evaluated: Evaluated,
    /// What was written.
    pub put: Put,
}

/// Evaluates the plan and writes the files.
pub fn evaluate(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    evaluated(settings, progress, |model, album, evaluated| {
        let asked = asked(model, settings);
        let report = report(
            Verb::Evaluate,
            model,
            (album.seed, evaluated.draws),
            asked,
            tables(model, &evaluated),
            |language: Language| album.decided(language),
        );
        let put = report.write(&folder(&settings.run.out, model, "evaluate"), progress)?;
        Ok(Done {
            model: model.clone(),
            evaluated,
            put,
        })
    })
}

/// What was asked, for the receipt.
pub(super) fn asked(model: &Model, settings: &Settings) -> DecisionPart {
    DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        with: settings.run.with.clone(),
        ..DecisionPart::default()
    }
}

/// The tables of an evaluation.
pub(super) fn tables(model: &Model, evaluated: &Evaluated) -> Vec<table::Table> {
    vec![
        table::evaluated::indicators(model, evaluated),
        table::evaluated::foretold(model, &evaluated.foretold),
    ]
}

/// Evaluates the plan, and hands over what was found with all that pictures are made of.
pub(super) fn evaluated<T>(
    settings: &Settings,
    progress: &dyn Progress,
    then: impl FnOnce(&Arc<Model>, &Album<'_>, Evaluated) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let with = |actuals: Actuals| run::Settings {
        actuals,
        ..settings.run.clone()
    };
    let table = settings.actuals.clone().map_or(Actuals::Own, Actuals::With);
    let now = project(&with(table), |models| check(models[0]), progress)?;
    let before = project(&with(Actuals::Nothing), |_| Ok(()), progress)?;
    let Projected { opener, seed, .. } = &now;
    let (model, outcome) = now.only()?;
    let (earlier_model, earlier) = before.only()?;
    let file = now.written()?;
    let actuals = actuals(model, file);
    let reported = actuals.values().flat_map(BTreeMap::keys).copied().max();
    let Some(reported) = reported else {
        return Err(Failure::words(
            "没有可以评估的实际值：请用 --actuals 给出一张有指标、年份、数值三列的表",
            "nothing was reported that could be evaluated: give --actuals a table with indicator, year and value",
        ));
    };
    let last = model.targets.iter().map(|target| target.year).max();
    let stage = settings
        .stage
        .unwrap_or(if last.is_some_and(|last| reported >= last) {
            Stage::Final
        } else {
            Stage::Midterm
        });
    let summaries = Summaries::of(&outcome.projection);
    let past = Summaries::of(&earlier.projection);
    let attained = attainments(model, &outcome.projection);
    let attained_before = attainments(earlier_model, &earlier.projection);
    let known = Before {
        model: earlier_model,
        summaries: &past,
        attainments: &attained_before,
    };
    let evaluated = Evaluated {
        stage,
        reported,
        indicators: indicators(model, &actuals, stage, &known, &attained),
        foretold: foretold(model, &actuals, &known),
        draws: outcome.projection.draws(),
    };
    let titles = Titles(opener.library());
    let album = Album {
        model,
        outcome,
        summaries: &summaries,
        attainments: &attained,
        baseline: None,
        sources: &titles,
        seed: *seed,
    };
    then(model, &album, evaluated)
}

fn check(model: &Model) -> Result<(), Failure> {
    if model.targets.is_empty() {
        let key = &model.key;
        return Err(Failure::words(
            format!("模型 {key} 没有规划目标；请在 plan.toml 写上 [targets.…]"),
            format!("model {key} has no targets; write [targets.…] in plan.toml"),
        ));
    }
    Ok(())
}

/// What was reported of each target by year and is known: of the target itself, of the process that it measures, or of
/// the one that says how much of a service's need is met.
fn actuals(model: &Model, file: &ModelFile) -> BTreeMap<String, BTreeMap<Year, f64>> {
    let mut actuals: BTreeMap<String, BTreeMap<Year, f64>> = BTreeMap::new();
    for target in &model.targets {
        let measure = &file.plan.targets[&target.key].measure;
        let process = measure.moved(&file.services);
        let mut totals = BTreeMap::new();
        for seen in &file.observations.observation {
            let own = seen.target.as_ref() == Some(&target.key);
            let of_process = process.is_some() && seen.process.as_deref() == process;
            let known = model.as_of.is_none_or(|year| seen.known() <= year);
            if !(own || of_process) || !known || seen.year <= model.calendar.base {
                continue;
            }
            if of_process && target.hold.is_of_additions() {
                totals.insert(seen.year, seen.value);
            } else {
                let years = actuals.entry(target.key.clone()).or_default();
                years.insert(seen.year, seen.value);
            }
        }
        let start = model
            .processes
            .iter()
            .find(|own| Some(own.key.as_str()) == process);
        let start = start
            .and_then(|own| own.layers.first())
            .map(|layer| layer.start.median());
        for (year, added) in added(&totals, start, model.calendar.base) {
            let years = actuals.entry(target.key.clone()).or_default();
            years.entry(year).or_insert(added);
        }
    }
    actuals
}

/// What single years added, of totals reported in succession; the base year's is that of the start.
fn added(totals: &BTreeMap<Year, f64>, start: Option<f64>, base: Year) -> Vec<(Year, f64)> {
    let before = |year: Year| {
        let start = start.filter(|_| year == base);
        totals.get(&year).copied().or(start)
    };
    let years = totals.iter();
    years
        .filter_map(|(year, total)| Some((*year, total - before(year - 1)?)))
        .collect()
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let mut parts = vec![self.evaluated.words(&self.model, language)];
        parts.extend(self.put.words(language));
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.evaluated.json(&self.model, &folder, &self.put.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_in_succession_say_what_single_years_added() {
        let totals = BTreeMap::from([(11, 1.0), (12, 3.0), (14, 4.0)]);
        assert_eq!(added(&totals, Some(0.0), 10), [(11, 1.0), (12, 2.0)]);
        assert_eq!(added(&totals, None, 10), [(12, 2.0)]);
    }
}
