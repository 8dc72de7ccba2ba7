//! A budget: the money of the years ahead, by service and payer, and what an appropriation leaves open.

mod asked;
mod doubted;
mod tables;
mod withheld;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::asked::appropriation;
use self::doubted::{far_from_need, hardly, of_one_year};
pub(super) use self::tables::tables;
use self::withheld::{centres, withheld};
use super::decision::{options, report};
use super::run::{self, ProjectedRuns, alone, project};
use super::writing::{Put, can_write, short};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::budget::{
    Appropriation, MoneyPart, Prices, exceeded, lines, money, reserve,
};
use crate::model::Model;
use crate::report::album::Album;
use crate::report::budgets::Budget;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::table;
use crate::source::Language;

/// What to work out.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// First and last year; the five years after the plan if none.
    pub period: Option<[Year; 2]>,
    /// Appropriations as written: `[service or payer:]years=amount`.
    pub appropriations: Vec<String>,
    /// With what probability the money shall suffice, from 0 to 1.
    pub certainty: f64,
}

/// A budget, worked out and written down.
#[derive(Debug)]
pub struct Budgeted {
    /// The model as run.
    pub model: Arc<Model>,
    /// The budget.
    pub budget: Budget,
    /// What was written.
    pub put: Put,
}

/// Works a budget out and writes its files.
pub fn budget(settings: &Settings, progress: &dyn Progress) -> Result<Budgeted, Failure> {
    let before = |model: &Model| can_write(&folder(&settings.run.out, model, "budget"));
    worked_out(settings, before, progress, |model, album, budget| {
        let report = report(
            Verb::Budget,
            model,
            (album.seed, budget.draws),
            settings.asked(model, budget.period),
            tables(model, &budget),
            |language: Language| album.budget(&budget, language),
        );
        let folder = folder(&settings.run.out, model, "budget");
        let put = report.write(&folder, progress)?;
        Ok(Budgeted {
            model: model.clone(),
            budget,
            put,
        })
    })
}

impl Settings {
    /// What was asked, for the receipt.
    pub(super) fn asked(&self, model: &Model, period: [Year; 2]) -> DecisionPart {
        DecisionPart {
            model: model.key.clone(),
            scenarios: vec![model.scenario.key.clone()],
            period: Some(period),
            appropriations: self.appropriations.clone(),
            probability: Some(self.certainty),
            whole: true,
            ..options(&self.run)
        }
    }
}

/// Works a budget out, after what `before` asks of the model, and hands it over with all that pictures are made of.
pub(super) fn worked_out<T>(
    settings: &Settings,
    before: impl FnOnce(&Model) -> Result<(), Failure>,
    progress: &dyn Progress,
    then: impl FnOnce(&Arc<Model>, &Album<'_>, Budget) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut asked = None;
    let before = |models: &[&Arc<Model>]| {
        let wrong = [alone(models), before(models[0])].into_iter();
        let mut wrong: Vec<Failure> = wrong.filter_map(Result::err).collect();
        match BudgetAsked::of(settings, models[0]) {
            Ok(found) => {
                let all = settings.appropriations.iter().zip(&found.appropriations);
                let twice = of_one_year(&settings.appropriations, &found.appropriations);
                let small = all.filter_map(|(text, one)| hardly(text, one));
                for words in small.chain(twice) {
                    progress.say(&words);
                }
                asked = Some(found);
            }
            Err(failure) => wrong.push(failure),
        }
        Failure::if_any(wrong)
    };
    let projected = project(&settings.run, before, progress)?;
    let Some(BudgetAsked {
        period,
        appropriations,
    }) = asked
    else {
        return Err(Failure::words("没有情景", "no scenario"));
    };
    let ProjectedRuns { opener, seed, .. } = &projected;
    let (model, outcome) = projected.only()?;
    let projection = &outcome.projection;
    for words in far_from_need(&settings.appropriations, &appropriations, model, projection) {
        progress.say(&words);
    }
    let exceeded = appropriations
        .into_iter()
        .filter_map(|asked| exceeded(model, projection, asked))
        .collect();
    let mut spans = vec![[period[0]; 2]];
    if period[0] != period[1] {
        spans.push(period);
    }
    let reserves = spans
        .into_iter()
        .filter_map(|years| {
            let draws = money(model, projection, MoneyPart::ALL, years, Prices::Nominal)?;
            let (money, above) = reserve(&draws, settings.certainty)?;
            Some((years, money, above))
        })
        .collect();
    let budget = Budget {
        lines: lines(model, projection, period),
        estimates: table::budget::estimates(model, projection, period[0]),
        withheld: withheld(model, projected.published(), period[0]),
        centres: centres(model, projection, projected.published(), period),
        exceeded,
        period,
        certainty: settings.certainty,
        reserves,
        draws: projection.draws(),
    };
    let summaries = projected.summaries(projection);
    let titles = Titles(opener.library());
    let album = Album::of(model, outcome, &summaries, &titles, *seed);
    then(model, &album, budget)
}

/// What was asked, checked against the model.
struct BudgetAsked {
    period: [Year; 2],
    appropriations: Vec<Appropriation>,
}

impl BudgetAsked {
    /// Reads what was asked; all that is wrong with it is said at once.
    fn of(settings: &Settings, model: &Model) -> Result<Self, Failure> {
        if model.quantities.all.is_none() {
            let key = &model.key;
            return Err(Failure::words(
                format!(
                    "模型 {key}：没有一项服务有成本，无法测算经费；请在 services.toml 给出 [服务.cost]"
                ),
                format!("model {key}: no service has a cost; give [service.cost] in services.toml"),
            ));
        }
        let mut wrong = Vec::new();
        let period = period(settings.period, model)
            .map_err(|failure| wrong.push(failure))
            .ok();
        let mut appropriations = Vec::new();
        for text in &settings.appropriations {
            match appropriation(text, model) {
                Ok(one) => appropriations.push(one),
                Err(failure) => wrong.push(failure),
            }
        }
        match period.filter(|_| wrong.is_empty()) {
            Some(period) => Ok(BudgetAsked {
                period,
                appropriations,
            }),
            None => Err(Failure::all(wrong)),
        }
    }
}

/// Folder of what is made of a model besides a run.
pub(super) fn folder(out: &Path, model: &Model, verb: &str) -> PathBuf {
    let scenario = &model.scenario.key;
    let own = if scenario == crate::model::scenario::BASELINE {
        verb.to_string()
    } else {
        format!("{verb}-{scenario}")
    };
    out.join(&model.key).join(short(own))
}

/// The years asked for, or the five years after the plan, as far as they are projected.
fn period(asked: Option<[Year; 2]>, model: &Model) -> Result<[Year; 2], Failure> {
    let (first, last) = (model.calendar.base, model.calendar.until);
    let Some([from, to]) = asked else {
        let from = model.plan.as_ref().map_or(first, |plan| plan.period[1]) + 1;
        let from = from.clamp(first + 1, last);
        return Ok([from, (from + 4).min(last)]);
    };
    if from > to || from < first || to > last {
        return Err(Failure::words(
            format!(
                "--period {from}-{to}：模型的经费从 {first} 年到 {last} 年；请给其中先小后大的年份，例如 --period {}-{}",
                first + 1,
                last.min(first + 5)
            ),
            format!(
                "--period {from}-{to}: the model has money from {first} to {last}; give years among them, the earlier first, such as --period {}-{}",
                first + 1,
                last.min(first + 5)
            ),
        ));
    }
    Ok([from, to])
}

impl Budgeted {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.budget.words(&self.model, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.budget.json(&self.model, &folder, &self.put.files)
    }
}
