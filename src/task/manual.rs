//! The manual for planners: the example that the program carries is run, and what comes out fills the text.

mod drawn;
mod printed;

use std::path::PathBuf;

use super::budget::worked_out;
use super::compare::compared;
use super::report::{Done, Form, at_hand, files};
use super::run::{self, tables_used};
use super::writing::{Report, TABLES, can_write};
use super::{Failure, Progress, budget, compare, shipped};
use crate::evaluation::attainments;
use crate::report::album::Album;
use crate::report::budgets::Budget;
use crate::report::chart::NamedPicture;
use crate::report::manual::{ManualKnown, ManualMark, VerbTold, manual as put_together, marks};
use crate::report::papers::{Issue, Paper};
use crate::report::receipt::{self, DecisionPart, Receipt};
use crate::source::Tongue;

/// What to write.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Language of the readers of the manual.
    pub language: Tongue,
    /// As what it is written.
    pub forms: Vec<Form>,
    /// Number of draws of the example.
    pub draws: usize,
    /// The verbs of the program, for the table of them.
    pub verbs: Vec<VerbTold>,
    /// Folder under which the manual's own stands.
    pub out: PathBuf,
}

/// Draws that a manual needs: its figures are there to be read, not to be used.
pub const DRAWS: usize = 400;

/// The model that the manual explains everything with.
const EXAMPLE: &str = "wenling";
/// With what probability the money of its budget shall suffice.
const CERTAINTY: f64 = 0.8;

/// Runs the example and writes the manual.
pub fn manual(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    at_hand(&settings.forms)?;
    can_write(&settings.folder())?;
    let marks = marks(settings.language.written).map_err(Failure::said)?;
    let folder = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
    shipped::example(EXAMPLE, folder.path())?;
    let model = folder.path().join("models").join(EXAMPLE);
    let datasets = folder.path().join("datasets");
    let printed = printed::printed(&marks, folder.path(), &model, &datasets)?;
    let run = run::Settings {
        datasets: Some(datasets),
        draws: Some(settings.draws),
        out: settings.out.clone(),
        ..run::Settings::of(model)
    };
    let money = budget::Settings {
        run: run.clone(),
        period: None,
        appropriations: asked(&marks, |mark| match mark {
            ManualMark::Appropriation(text) => Some(text),
            _ => None,
        }),
        certainty: CERTAINTY,
    };
    let levers = asked(&marks, |mark| match mark {
        ManualMark::Lever(text) => Some(text),
        _ => None,
    });
    let beside = compare::Settings {
        run: run::Settings {
            with: levers,
            ..run
        },
        period: None,
    };
    worked_out(
        &money,
        |_| Ok(()),
        progress,
        |_, of_money, budget| {
            compared(
                &beside,
                |_| Ok(()),
                progress,
                |beside, _| {
                    let (models, projections) = (beside.models, beside.projections);
                    let attained = attainments(&models[0], projections[0]);
                    let album = Album {
                        attainments: &attained,
                        ..*beside.album
                    };
                    let drawn = drawn::PictureParts {
                        album: &album,
                        of_money,
                        budget: &budget,
                        models,
                        projections,
                    };
                    let pictures = drawn.pictures(settings.language.written)?;
                    let known = ManualKnown {
                        album: &album,
                        budget: &budget,
                        pictures: &pictures,
                        printed: &printed,
                        verbs: &settings.verbs,
                        language: settings.language.written,
                    };
                    settings.write(&known, &money, progress)
                },
            )
        },
    )
}

/// What the text asks the program, each once.
fn asked(marks: &[ManualMark], of: impl Fn(&ManualMark) -> Option<&String>) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    for text in marks.iter().filter_map(of) {
        if !asked.contains(text) {
            asked.push(text.clone());
        }
    }
    asked
}

impl Settings {
    /// The manual's own folder.
    fn folder(&self) -> PathBuf {
        self.out.join(format!("manual-{}", self.language.tag))
    }

    fn write(
        &self,
        known: &ManualKnown<'_>,
        money: &budget::Settings,
        progress: &dyn Progress,
    ) -> Result<Done, Failure> {
        let (album, language) = (known.album, known.language);
        let document = put_together(known).map_err(Failure::said)?;
        let document = document.told(self.language);
        let paper = Paper {
            album,
            language,
            issue: &Issue::default(),
        };
        let files = files("manual", &self.forms, &paper, &document, &[], None)?;
        let pages: Vec<NamedPicture> = document
            .figures()
            .map(|figure| (figure.name.clone(), Ok(figure.picture.clone())))
            .collect();
        let parts = [document.tables().count(), pages.len()];
        let report = Report {
            receipt: Receipt {
                seed: Some(album.seed),
                draws: Some(album.outcome.projection.draws()),
                inputs: tables_used(album.model),
                decision: Some(part(known, money)),
                ..Receipt::begin(receipt::Verb::Manual)
            },
            tables: Vec::new(),
            tables_in: TABLES,
            pages,
            files,
        };
        let put = report.write(&self.folder(), progress)?;
        Ok(Done {
            title: document.title,
            parts,
            put,
        })
    }
}

/// What was asked of the example, for the receipt.
fn part(known: &ManualKnown<'_>, money: &budget::Settings) -> DecisionPart {
    let Budget {
        period, certainty, ..
    } = known.budget;
    let model = known.album.model;
    DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        period: Some(*period),
        appropriations: money.appropriations.clone(),
        with: money.run.with.clone(),
        probability: Some(*certainty),
        publish: false,
        ..DecisionPart::default()
    }
}
