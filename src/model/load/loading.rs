//! What is gathered while tables are loaded: what was asked of which tables, and every complaint.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asking::Asking;
use crate::axes::Year;
use crate::dataset::{CheckedTable, Complaint, Complaints, DatasetError, Library, Place, Said};
use crate::model::data::{Remark, TableUsed};
use crate::model::file::TableFile;
use crate::model::read::ModelFolder;

/// A model's tables on their way in.
pub(super) struct Loading<'a> {
    pub(super) library: &'a Library,
    pub(super) as_of: Option<Year>,
    /// Where the model asks for its tables.
    pub(super) asking: Arc<Asking>,
    /// What stands for `{region}`.
    pub(super) region: Option<String>,
    /// The table of codes that places had before.
    pub(super) former: Option<TableFile>,
    pub(super) tables: BTreeSet<TableUsed>,
    pub(super) remarks: Vec<Remark>,
    pub(super) complaints: Complaints,
}

impl<'a> Loading<'a> {
    /// For a model as known in some year.
    pub(super) fn of(library: &'a Library, folder: &ModelFolder, as_of: Option<Year>) -> Self {
        let settings = &folder.file.model;
        Loading {
            library,
            as_of,
            asking: Arc::new(Asking::of(folder)),
            region: settings.region.clone(),
            former: settings.population.former_codes.clone(),
            tables: BTreeSet::new(),
            remarks: Vec::new(),
            complaints: Complaints::default(),
        }
    }

    /// One that loads something else at the same time.
    pub(super) fn beside(&self) -> Loading<'a> {
        Loading {
            library: self.library,
            as_of: self.as_of,
            asking: Arc::clone(&self.asking),
            region: self.region.clone(),
            former: self.former.clone(),
            tables: BTreeSet::new(),
            remarks: Vec::new(),
            complaints: Complaints::default(),
        }
    }

    /// Takes in what another one has found.
    pub(super) fn take_in(&mut self, other: Loading<'_>) {
        self.tables.extend(other.tables);
        self.remarks.extend(other.remarks);
        self.complaints.extend(other.complaints);
    }
}

impl Loading<'_> {
    pub(super) fn keep<T>(&mut self, found: Result<T, DatasetError>) -> Option<T> {
        match found {
            Ok(value) => Some(value),
            Err(error) => {
                self.complaints.extend(error.complaints());
                None
            }
        }
    }

    /// The same of an answer to a question of the model: where the question is wrong, its line is named.
    pub(super) fn keep_asked<T>(
        &mut self,
        wanted: &TableFile,
        found: Result<T, DatasetError>,
    ) -> Option<T> {
        let found = found.map_err(|error| match error {
            DatasetError::Unknown(complaint) | DatasetError::Question(complaint) => {
                DatasetError::from(self.asking.at_table(wanted, *complaint))
            }
            other => other,
        });
        self.keep(found)
    }

    pub(super) fn complain(
        &mut self,
        table: &CheckedTable,
        found: (String, String),
        expected: (&str, &str),
        advice: (&str, &str),
    ) {
        self.complain_at(table, Place::Whole, found, expected, advice);
    }

    pub(super) fn complain_at(
        &mut self,
        table: &CheckedTable,
        place: Place,
        found: (String, String),
        expected: impl Into<Said>,
        advice: (&str, &str),
    ) {
        self.complaints.push(Complaint::error(
            format!("datasets/{}", table.path),
            place,
            found,
            expected,
            advice,
        ));
    }

    pub(super) fn numbers(&mut self, table: &CheckedTable, column: &str) -> Option<Vec<f64>> {
        let values = table.numbers(column);
        self.keep(values)
    }

    pub(super) fn texts(&mut self, table: &CheckedTable, column: &str) -> Option<Vec<String>> {
        let values = table.texts(column);
        self.keep(values)
    }
}
