//! What a run leaves: tables, pictures, receipt, and the words that are said about it.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Ran, Settings};
use crate::dataset::Library;
use crate::evaluation::certified::more_certified;
use crate::evaluation::outside;
use crate::model::Model;
use crate::model::file::ModelFile;
use crate::report::album::Album;
use crate::report::document::workbook::workbook;
use crate::report::papers::{Issue, Paper, results};
use crate::report::receipt::{FileUsed, Receipt, RunPart, Verb};
use crate::report::{json, published, summary, table};
use crate::simulation::Follow;
use crate::source::{Language, Tongue, Words};
use crate::task::writing::{Report, TABLES, can_write, in_each, short};
use crate::task::{Failure, Titles};

/// The order of events within a year.
const ORDER: &str = "1 holders die, are regraded, give their certificate back; 2 people without a certificate die or move away; \
3 all grow a year older; 4 births, who survive to the end of the year; 5 new certificates; 6 arrivals; \
7 services and money at the end of the year";

/// Folder of a scenario's output; persons have one of their own where cohorts could be followed too.
pub(super) fn folder(model: &Model, follow: Follow, settings: &Settings) -> PathBuf {
    let scenario = &model.scenario.key;
    let own = if follow == Follow::needed_by(model) {
        scenario.clone()
    } else {
        format!("{scenario}-persons")
    };
    settings.out.join(&model.key).join(short(own))
}

/// The folder of every scenario can be written: asked before anything runs.
pub(super) fn can_be_left(models: &[&Arc<Model>], settings: &Settings) -> Result<(), Failure> {
    let wrong = models.iter().filter_map(|model| {
        let needed = || Follow::needed_by(model);
        let follow = settings.follow.unwrap_or_else(needed);
        can_write(&folder(model, follow, settings)).err()
    });
    Failure::if_any(wrong.collect())
}

pub(super) fn report(
    ran: &Ran,
    as_run: &ModelFile,
    follow: Follow,
    settings: &Settings,
    library: &Library,
) -> Result<Report, Failure> {
    let (model, projection) = (&ran.model, &ran.outcome.projection);
    let far = outside::apart(model, projection);
    let mut tables = vec![
        table::quantities(projection, &ran.summaries),
        table::numbers_used(model, settings.publish),
    ];
    if model.settings.disability.is_some() {
        tables.push(table::certificates(
            model,
            &ran.outcome,
            ran.summaries.withheld(),
        ));
    }
    if !ran.attainments.is_empty() {
        tables.push(table::targets(model, &ran.attainments));
    }
    let titles = Titles(library);
    let album = Album {
        model,
        outcome: &ran.outcome,
        summaries: &ran.summaries,
        attainments: &ran.attainments,
        baseline: ran.baseline.as_deref(),
        sources: &titles,
        seed: ran.seed,
    };
    let receipt = Receipt {
        seed: Some(ran.seed),
        draws: Some(projection.draws()),
        notes: published::remarks(model, &ran.summaries, |own| &own.said)
            .iter()
            .chain(&ran.note)
            .chain(far.iter().map(|apart| &apart.words))
            .chain(&more_certified(model, projection))
            .map(Words::in_one)
            .collect(),
        // The model's own files are in `model_as_run`, and it is run again when it is verified.
        inputs: tables_used(model),
        run: Some(RunPart {
            model: model.key.clone(),
            region: as_run.model.region.clone(),
            scenario: model.scenario.key.clone(),
            with: settings.with.clone(),
            scenario_title: model.scenario.title.clone(),
            engine: follow,
            as_of: model.as_of,
            until: model.calendar.until,
            publish: settings.publish,
            parameters: settings
                .parameters
                .as_ref()
                .map(|path| path.to_string_lossy().replace('\\', "/")),
            order_of_events: ORDER.to_string(),
            model_as_run: match settings.publish {
                // Whatever is withheld elsewhere stands in the declarations; who has the model can run it again.
                true => None,
                false => Some(toml::Table::try_from(as_run).map_err(Failure::other)?),
            },
        }),
        ..Receipt::begin(Verb::Run)
    };
    let pages = if settings.charts {
        in_each(|language| album.pictures(language))
    } else {
        Vec::new()
    };
    Ok(Report {
        receipt,
        tables,
        tables_in: TABLES,
        pages,
        files: workbooks(&album)?,
    })
}

/// The results as a workbook for the readers of every tongue, with charts that the spreadsheet draws itself.
fn workbooks(album: &Album<'_>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let of = |tongue: Tongue| -> Result<(String, Vec<u8>), Failure> {
        let language = tongue.written;
        let paper = Paper {
            album,
            language,
            issue: &Issue::default(),
        };
        let graphs = album.graphs(language);
        let name = format!("results.{}.xlsx", tongue.tag);
        let book = workbook(&results(&paper).told(tongue), paper.sheets(), graphs);
        Ok((name.clone(), book.map_err(Failure::unwritten(&name))?))
    };
    Tongue::ALL.iter().copied().map(of).collect()
}

/// The tables of the datasets that a model was made from.
pub(in crate::task) fn tables_used(model: &Model) -> Vec<FileUsed> {
    let tables = model.data.tables.iter();
    tables
        .map(|table| FileUsed {
            file: table.path.clone(),
            sha256: table.checksum.clone(),
            source: table.source.clone(),
        })
        .collect()
}

/// The same, and the model's own files with what was given beside it: for what is not made again when it is verified.
pub(in crate::task) fn inputs(model: &Model) -> Vec<FileUsed> {
    let mut all = tables_used(model);
    all.extend(FileUsed::all(&model.files));
    all
}

impl Ran {
    /// What is said of it; of its targets only those that differ from another scenario's, where that was told before.
    pub fn words(&self, before: Option<&Ran>, language: Language) -> String {
        let projection = &self.outcome.projection;
        let mut parts = vec![summary::words(
            &self.model,
            projection,
            &self.summaries,
            &self.attainments,
            before.map(|other| (&*other.model, other.attainments.as_slice())),
            language,
        )];
        if let Some(baseline) = &self.baseline {
            parts.push(summary::against(
                &self.model,
                projection,
                baseline,
                language,
            ));
        }
        parts.extend(
            self.note
                .as_ref()
                .map(|note| note.get(language).to_string()),
        );
        parts.extend(self.put.words(language));
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        json::summary(
            &self.model,
            &self.outcome.projection,
            &self.summaries,
            &self.attainments,
            self.seed,
            &folder,
            &self.put.files,
        )
    }
}
