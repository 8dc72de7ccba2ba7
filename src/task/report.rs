//! A paper to hand in: one document, written as a Word file, a workbook, a page, a notebook, or text.

mod forms;
mod kind;

use std::path::{Path, PathBuf};

use super::run::{self, Projected, inputs, project};
use super::writing::{Put, Report, TABLES};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::progress::Stage;
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::report::album::Album;
use crate::report::chart::NamedPicture;
use crate::report::document::Document;
use crate::report::papers::{self, Paper};
use crate::report::published::note;
use crate::report::receipt::{DecisionPart, Receipt, Verb};
use crate::report::table::{self, Table};
use crate::source::Language;
use crate::task::{budget, compare, evaluate};

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
    /// Language of the paper.
    pub language: Language,
    /// Table of what was reported, for an evaluation.
    pub actuals: Option<PathBuf>,
    /// First and last year, for a budget and for scenarios.
    pub period: Option<[Year; 2]>,
    /// Appropriations, for a budget.
    pub appropriations: Vec<String>,
    /// With what probability the money shall suffice.
    pub certainty: f64,
}

/// A paper, written.
#[derive(Debug)]
pub struct Done {
    /// Its title.
    pub title: String,
    /// Tables and charts in it.
    pub parts: [usize; 2],
    /// What was written.
    pub put: Put,
}

/// Writes the paper.
pub fn report(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    forms::check(&settings.forms)?;
    let language = settings.language;
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
            evaluate::evaluated(&asked, progress, |found| {
                let evaluate::Found {
                    model,
                    album,
                    before,
                    evaluated,
                } = found;
                let paper = Paper { album, language };
                let document = papers::evaluation(&paper, before, &evaluated);
                let tables = evaluate::tables(model, &evaluated);
                settings.write(
                    &paper,
                    document,
                    tables,
                    evaluate::asked(model, &asked),
                    progress,
                )
            })
        }
        PaperKind::Budget => {
            let asked = budget::Settings {
                run: settings.run.clone(),
                period: settings.period,
                appropriations: settings.appropriations.clone(),
                certainty: settings.certainty,
            };
            budget::worked_out(&asked, progress, |model, album, budget| {
                let paper = Paper { album, language };
                let document = papers::budget(&paper, &budget);
                let tables = budget::tables(model, &budget);
                let part = asked.asked(model, budget.period);
                settings.write(&paper, document, tables, part, progress)
            })
        }
        PaperKind::Scenarios => {
            let asked = compare::Settings {
                run: settings.run.clone(),
                period: settings.period,
            };
            compare::compared(&asked, progress, |beside, compared| {
                let paper = Paper {
                    album: beside.album,
                    language,
                };
                let document =
                    papers::scenarios(&paper, &compared, beside.models, beside.projections);
                settings.write(
                    &paper,
                    document,
                    beside.tables(&compared),
                    beside.asked(&asked),
                    progress,
                )
            })
        }
        PaperKind::Brief => settings.brief(progress),
    }
}

impl Settings {
    fn brief(&self, progress: &dyn Progress) -> Result<Done, Failure> {
        let projected = project(&self.run, |_| Ok(()), progress)?;
        let Projected { opener, seed, .. } = &projected;
        let (model, outcome) = projected.only()?;
        let summaries = projected.summaries(&outcome.projection);
        let attained = projected.attainments(model, &outcome.projection);
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
        let paper = Paper {
            album: &album,
            language: self.language,
        };
        let mut tables = vec![table::quantities(&outcome.projection, &summaries)];
        if !attained.is_empty() {
            tables.push(table::targets(model, &attained));
        }
        let part = DecisionPart {
            model: model.key.clone(),
            scenarios: vec![model.scenario.key.clone()],
            with: self.run.with.clone(),
            ..DecisionPart::default()
        };
        self.write(&paper, papers::brief(&paper), tables, part, progress)
    }

    /// Writes a document in every form that was asked for, with its charts and tables.
    fn write(
        &self,
        paper: &Paper<'_>,
        document: Document,
        mut tables: Vec<Table>,
        asked: DecisionPart,
        progress: &dyn Progress,
    ) -> Result<Done, Failure> {
        let model = paper.album.model;
        tables.push(table::numbers_used(model));
        let names: Vec<String> = tables
            .iter()
            .map(|table| format!("{TABLES}{}.parquet", table.name))
            .collect();
        let files = forms::files("report", &self.forms, paper, &document, &names)?;
        let pages: Vec<NamedPicture> = document
            .figures()
            .map(|figure| (figure.name.clone(), Ok(figure.picture.clone())))
            .collect();
        let parts = [document.tables().count(), pages.len()];
        let receipt = Receipt {
            notes: note(paper.album.summaries)
                .map(|words| words.en)
                .into_iter()
                .collect(),
            seed: Some(paper.album.seed),
            draws: Some(paper.album.outcome.projection.draws()),
            inputs: inputs(model),
            decision: Some(DecisionPart {
                publish: self.run.publish,
                ..asked
            }),
            ..Receipt::begin(Verb::Report)
        };
        let report = Report {
            receipt,
            tables,
            tables_in: TABLES,
            pages,
            files,
        };
        let put = report.write(&folder(&self.run.out, model, self.kind), progress)?;
        Ok(Done {
            title: document.title,
            parts,
            put,
        })
    }
}

fn folder(out: &Path, model: &Model, kind: PaperKind) -> PathBuf {
    let scenario = &model.scenario.key;
    let own = match scenario == BASELINE {
        true => format!("report-{}", kind.key()),
        false => format!("report-{}-{scenario}", kind.key()),
    };
    out.join(&model.key).join(own)
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (title, [tables, charts]) = (&self.title, self.parts);
        let mut parts = vec![match language {
            Language::Zh => format!("{title}（{tables} 张表、{charts} 幅图）"),
            Language::En => format!("{title} ({tables} tables, {charts} charts)"),
        }];
        parts.extend(self.put.words(language));
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "plancast": env!("CARGO_PKG_VERSION"), "title": self.title, "tables": self.parts[0], "charts": self.parts[1],
            "folder": self.put.folder.to_string_lossy(), "files": self.put.files,
        })
    }
}
