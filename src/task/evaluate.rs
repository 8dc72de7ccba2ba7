//! A plan evaluated: what was reported of its indicators, how far each has come, and how good the forecast was that
//! was made in the base year.

mod nothing;
mod staged;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::budget::folder;
use super::decision::{as_written, options, report};
use super::run::{self, Actuals, ProjectedRuns, alone, project, publish_beside};
use super::targets::without_targets;
use super::writing::{Put, can_write};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::progress::{Before, Stage, foretold, indicators, statements};
use crate::evaluation::why::{Run, news, withhold_few};
use crate::evaluation::withheld::is_small_count;
use crate::evaluation::worth::worth;
use crate::model::Model;
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

/// A plan evaluated, with all that pictures are made of.
pub(super) struct EvaluatedPlan<'a> {
    /// The model as run, with what was reported.
    pub model: &'a Arc<Model>,
    /// What pictures of now are made of.
    pub album: &'a Album<'a>,
    /// What pictures of what was known in the base year are made of.
    pub before: &'a Album<'a>,
    /// What was found.
    pub evaluated: Evaluated,
}

/// Evaluates the plan and writes the files.
pub fn evaluate(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let before = |model: &Model| can_write(&folder(&settings.run.out, model, "evaluate"));
    evaluated(settings, before, progress, |found| {
        let EvaluatedPlan {
            model,
            album,
            before,
            evaluated,
        } = found;
        let report = report(
            Verb::Evaluate,
            model,
            (album.seed, evaluated.draws),
            asked(model, settings),
            tables(model, &evaluated),
            |language: Language| match settings.run.charts {
                true => album.evaluated(before, &evaluated, language),
                false => Vec::new(),
            },
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
        whole: true,
        actuals: settings.actuals.as_deref().map(as_written),
        stage: settings.stage,
        ..options(&settings.run)
    }
}

/// The tables of an evaluation.
pub(super) fn tables(model: &Model, evaluated: &Evaluated) -> Vec<table::Table> {
    let mut tables = vec![
        table::evaluated::indicators(model, evaluated),
        table::evaluated::foretold(model, &evaluated.foretold),
    ];
    if !evaluated.statements.is_empty() {
        tables.push(table::judged::statements(model, &evaluated.statements));
    }
    if !evaluated.news.is_empty() {
        tables.push(table::judged::news(&evaluated.news));
    }
    tables.extend(evaluated.worth.as_ref().map(table::judged::worth));
    tables
}

/// Evaluates the plan, after what `asked` asks of the model, and hands over what was found with all that pictures are
/// made of.
pub(super) fn evaluated<T>(
    settings: &Settings,
    asked: impl FnOnce(&Model) -> Result<(), Failure>,
    progress: &dyn Progress,
    then: impl FnOnce(EvaluatedPlan<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    // Both are published together, once there are both.
    let with = |actuals: Actuals| run::Settings {
        actuals,
        publish: false,
        ..settings.run.clone()
    };
    let table = settings.actuals.clone().map_or(Actuals::Own, Actuals::With);
    let both = |models: &[&Arc<Model>]| {
        let found = [alone(models), check(models[0]), asked(models[0])].into_iter();
        Failure::if_any(found.filter_map(Result::err).collect())
    };
    let mut now = project(&with(table), both, progress)?;
    let mut before = project(&with(Actuals::Nothing), |_| Ok(()), progress)?;
    if settings.run.publish {
        publish_beside(&mut now, &mut before);
    }
    let ProjectedRuns { opener, seed, .. } = &now;
    let (model, outcome) = now.only()?;
    let (earlier_model, earlier) = before.only()?;
    let actuals: BTreeMap<String, BTreeMap<Year, f64>> = model
        .targets
        .iter()
        .map(|target| (target.key.clone(), model.seen(target)))
        .filter(|(_, seen)| !seen.is_empty())
        .collect();
    let reported = actuals.values().flat_map(BTreeMap::keys).copied().max();
    let Some(reported) = reported else {
        return Err(nothing::nothing(model));
    };
    let last = model.targets.iter().map(|target| target.year).max();
    let own = Stage::of(reported, last);
    let stage = settings.stage.unwrap_or(own);
    if let Some(words) = staged::otherwise(stage, own, reported, last) {
        progress.say(&words);
    }
    let summaries = now.summaries(&outcome.projection);
    let past = before.summaries(&earlier.projection);
    let attained = now.attainments(model, &outcome.projection);
    let attained_before = before.attainments(earlier_model, &earlier.projection);
    let known = Before {
        model: earlier_model,
        projection: &earlier.projection,
        summaries: &past,
        attainments: &attained_before,
    };
    let runs = [(earlier_model, earlier), (model, outcome)].map(|(model, outcome)| Run {
        model: model.as_ref(),
        outcome,
    });
    let mut evaluated = Evaluated {
        stage,
        reported,
        indicators: indicators(model, &actuals, stage, &known, &attained),
        foretold: foretold(model, &actuals, &known),
        statements: statements(model, &actuals, &known),
        news: news(runs, &model.profile_years()[1..]),
        worth: worth(model, &outcome.projection, reported),
        draws: outcome.projection.draws(),
    };
    if settings.run.publish {
        withhold_few(&mut evaluated.news);
        let few = of_few(model, &actuals);
        evaluated.indicators.retain(|own| !few.contains(&own.key));
        evaluated.foretold.retain(|own| !few.contains(&own.key));
        evaluated.statements.retain(|own| !few.contains(&own.key));
    }
    let titles = Titles(opener.library());
    let album = Album {
        attainments: &attained,
        ..Album::of(model, outcome, &summaries, &titles, *seed)
    };
    let before = Album {
        model: earlier_model,
        outcome: earlier,
        summaries: &past,
        attainments: &attained_before,
        ..album
    };
    then(EvaluatedPlan {
        model,
        album: &album,
        before: &before,
        evaluated,
    })
}

/// Targets of which so few people were reported that the report is withheld from publication.
fn of_few(model: &Model, actuals: &BTreeMap<String, BTreeMap<Year, f64>>) -> BTreeSet<String> {
    let targets = model.targets.iter().filter(|target| {
        let seen = actuals.get(&target.key);
        let mut values = seen.into_iter().flat_map(BTreeMap::values);
        values.any(|value| is_small_count(target.unit, *value))
    });
    targets.map(|target| target.key.clone()).collect()
}

fn check(model: &Model) -> Result<(), Failure> {
    without_targets(model).map_or(Ok(()), Err)
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.evaluated.words(&self.model, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.evaluated.json(&self.model, &folder, &self.put.files)
    }
}
