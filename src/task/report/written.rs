//! A paper written: in every form that was asked for, with its charts, its tables and a receipt.

use std::path::{Path, PathBuf};

use super::{Done, PaperKind, Settings, files};
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::report::chart::NamedPicture;
use crate::report::document::Document;
use crate::report::papers::{Issue, Paper};
use crate::report::published::note;
use crate::report::receipt::{DecisionPart, Receipt, Verb};
use crate::report::table::{self, Table};
use crate::source::Words;
use crate::task::letterhead::LetterheadUsed;
use crate::task::run::inputs;
use crate::task::writing::{Report, TABLES, can_write};
use crate::task::{Failure, Progress};

impl Settings {
    /// Who hands a paper about a model in, and when.
    pub(super) fn issue(&self, model: &Model) -> Issue {
        let named = self.office.as_ref();
        let named = named.map(|office| Words::both(office.as_str(), office.as_str()));
        Issue {
            office: named.or_else(|| model.office.clone()),
            date: self.date,
        }
    }

    /// Writes a document in every form that was asked for, with its charts and tables.
    pub(super) fn write(
        &self,
        paper: &Paper<'_>,
        document: Document,
        mut tables: Vec<Table>,
        asked: DecisionPart,
        letterhead: Option<&LetterheadUsed>,
        progress: &dyn Progress,
    ) -> Result<Done, Failure> {
        let model = paper.album.model;
        let document = document.told(self.language);
        tables.push(table::numbers_used(model, self.run.publish));
        let names: Vec<String> = tables
            .iter()
            .map(|table| format!("{TABLES}{}.parquet", table.name))
            .collect();
        let page = letterhead.map(|own| &own.letterhead);
        let files = files("report", &self.forms, paper, &document, &names, page)?;
        let pages: Vec<NamedPicture> = document
            .figures()
            .map(|figure| (figure.name.clone(), Ok(figure.picture.clone())))
            .collect();
        let parts = [document.tables().count(), pages.len()];
        let mut inputs = inputs(model);
        inputs.extend(letterhead.map(|own| own.file.clone()));
        let receipt = Receipt {
            notes: note(paper.album.summaries)
                .map(|words| words.en)
                .into_iter()
                .collect(),
            seed: Some(paper.album.seed),
            draws: Some(paper.album.outcome.projection.draws()),
            inputs,
            decision: Some(DecisionPart {
                region: model.region.clone(),
                publish: self.run.publish,
                office: self.office.clone(),
                date: self.date.map(|date| date.written()),
                // A paper has more than what it answers, such as its forms.
                whole: false,
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

impl Settings {
    /// The folder of the paper can be written: asked before anything is worked out for it.
    pub(super) fn can_be_written(&self, model: &Model) -> Result<(), Failure> {
        can_write(&folder(&self.run.out, model, self.kind))
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
