//! A paper to hand in: one document, written as a Word file, a workbook, a page, a notebook, or text.

mod brief;
mod forms;
mod kind;
mod written;

use std::path::PathBuf;
use std::sync::Arc;

use super::run;
use super::writing::Put;
use super::{Failure, Progress};
use crate::axes::Year;
use crate::evaluation::progress::Stage;
use crate::model::Model;
use crate::report::papers::{self, IssueDate, Paper};
use crate::source::{Language, Tongue, Words};
use crate::task::{budget, compare, evaluate, letterhead};

pub use forms::Form;
pub(super) use forms::{check as at_hand, files};
pub use kind::PaperKind;

/// What to write.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenarios and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// Which paper.
    pub kind: PaperKind,
    /// As what.
    pub forms: Vec<Form>,
    /// Language of the paper's readers.
    pub language: Tongue,
    /// Table of what was reported, for an evaluation.
    pub actuals: Option<PathBuf>,
    /// First and last year, for a budget and for scenarios.
    pub period: Option<[Year; 2]>,
    /// Appropriations, for a budget.
    pub appropriations: Vec<String>,
    /// With what probability the money shall suffice.
    pub certainty: f64,
    /// Who hands the paper in; the model's own office if none.
    pub office: Option<String>,
    /// The day or the month of the paper; none stands on it if none.
    pub date: Option<IssueDate>,
}

/// A paper, or the manual, written.
#[derive(Debug)]
pub struct Done {
    /// Its title.
    pub title: String,
    /// Tables and charts in it.
    pub parts: [usize; 2],
    /// What was written.
    pub put: Put,
}

impl Settings {
    /// What is said of a paper that is dated neither this year nor the last or the next one.
    fn of_another_time(&self) -> Option<Words> {
        let (date, now) = self.date.zip(self.run.now)?;
        let year = date.year();
        (year.abs_diff(now) > 1).then(|| {
            Words::both(
                format!("提醒：--date {year}：今年是 {now} 年，年份是否写错？若确实如此，不必改"),
                format!(
                    "warning: --date {year}: this is {now}; is the year another one? If it is meant so, leave it"
                ),
            )
        })
    }
}

/// Writes the paper.
pub fn report(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    forms::check(&settings.forms)?;
    if let Some(words) = settings.of_another_time() {
        progress.say(&words);
    }
    let mut forms = settings.forms.iter();
    let letterhead = match forms.any(|form| form.is_on_paper()) {
        true => letterhead::beside(&settings.run.model)?,
        false => None,
    };
    let (letterhead, language) = (letterhead.as_ref(), settings.language.written);
    let before = |model: &Model| settings.can_be_written(model);
    match settings.kind {
        PaperKind::Midterm | PaperKind::Final => {
            let stage = match settings.kind {
                PaperKind::Midterm => Stage::Midterm,
                _ => Stage::Final,
            };
            let asked = evaluate::Settings {
                run: settings.run.clone(),
                actuals: settings.actuals.clone(),
                stage: Some(stage),
            };
            evaluate::evaluated(&asked, before, progress, |found| {
                let evaluate::EvaluatedPlan {
                    model,
                    album,
                    before,
                    evaluated,
                } = found;
                let paper = Paper {
                    album,
                    language,
                    issue: &settings.issue(model),
                };
                let document = papers::evaluation(&paper, before, &evaluated);
                let tables = evaluate::tables(model, &evaluated);
                let part = evaluate::asked(model, &asked);
                settings.write(&paper, document, tables, part, letterhead, progress)
            })
        }
        PaperKind::Budget => {
            let asked = budget::Settings {
                run: settings.run.clone(),
                period: settings.period,
                appropriations: settings.appropriations.clone(),
                certainty: settings.certainty,
            };
            budget::worked_out(&asked, before, progress, |model, album, budget| {
                let paper = Paper {
                    album,
                    language,
                    issue: &settings.issue(model),
                };
                let document = papers::budget(&paper, &budget);
                let tables = budget::tables(model, &budget);
                let part = asked.asked(model, budget.period);
                settings.write(&paper, document, tables, part, letterhead, progress)
            })
        }
        PaperKind::Scenarios => {
            let asked = compare::Settings {
                run: settings.run.clone(),
                period: settings.period,
            };
            let before = |models: &[&Arc<Model>]| before(models[0]);
            compare::compared(&asked, before, progress, |beside, compared| {
                let paper = Paper {
                    album: beside.album,
                    language,
                    issue: &settings.issue(beside.album.model),
                };
                let judged = beside.judged();
                let (models, projections) = (beside.models, beside.projections);
                let document = papers::scenarios(&paper, &compared, models, projections, &judged);
                let (tables, part) = (beside.tables(&compared), beside.asked(&asked));
                settings.write(&paper, document, tables, part, letterhead, progress)
            })
        }
        PaperKind::Brief => settings.brief(letterhead, progress),
    }
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (title, [tables, charts]) = (&self.title, self.parts);
        let found = match language {
            Language::Zh => format!("{title}（{tables} 张表、{charts} 幅图）"),
            Language::En => format!("{title} ({tables} tables, {charts} charts)"),
        };
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "plancast": env!("CARGO_PKG_VERSION"), "title": self.title, "tables": self.parts[0], "charts": self.parts[1],
            "folder": self.put.folder.to_string_lossy(), "files": self.put.files,
        })
    }
}
