//! What is gathered while tables are loaded: what was asked of which tables, and every complaint.

use std::collections::BTreeSet;

use crate::axes::Year;
use crate::dataset::{CheckedTable, Complaint, Complaints, DatasetError, Library, Place, Said};
use crate::model::data::{Remark, TableUsed};
use crate::model::file::{ModelFile, TableFile};

/// A model's tables on their way in.
pub(super) struct Loading<'a> {
    pub(super) library: &'a Library,
    pub(super) as_of: Option<Year>,
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
    pub(super) fn of(library: &'a Library, file: &ModelFile, as_of: Option<Year>) -> Self {
        Loading {
            library,
            as_of,
            region: file.model.region.clone(),
            former: file.model.population.former_codes.clone(),
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
