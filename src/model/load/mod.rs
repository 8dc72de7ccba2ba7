//! From the datasets to plain arrays: the tables that a model names, as known by some year.

mod calibration;
mod fertility;
mod finding;
mod opener;
mod outside;
mod population;
mod survey;

pub use calibration::{first_year, open_for_calibration};
pub use opener::Opener;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ndarray::Array2;

use super::checked::Model;
use super::data::{
    FertilityData, Grouped, MortalityData, PopulationData, ProjectedPeriod, SurveyData, TableUsed,
};
use super::file::{DisabilityFile, ModelFile, SpreadFile, TableFile};
use super::read::ModelFolder;
use crate::axes::{Category, Sex, Year};
use crate::dataset::{Complaint, Complaints, DatasetError, Library, Place, Table, Value};
use crate::source::Words;

/// Opens one scenario of a model folder on a folder of datasets, and checks everything: all complaints at
/// once. Several models are opened by one [`Opener`].
pub fn open(
    folder: &ModelFolder,
    datasets: &Path,
    scenario: &str,
    as_of: Option<Year>,
) -> Result<Model, Complaints> {
    Opener::on(datasets)?.open(folder, scenario, as_of)
}

struct Loading<'a> {
    library: &'a Library,
    as_of: Option<Year>,
    /// What stands for `{region}`.
    region: Option<String>,
    /// The table of codes that places had before.
    former: Option<TableFile>,
    tables: BTreeSet<TableUsed>,
    remarks: Vec<Words>,
    complaints: Complaints,
}

impl<'a> Loading<'a> {
    /// For a model as known in some year.
    fn of(library: &'a Library, file: &ModelFile, as_of: Option<Year>) -> Self {
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
    fn beside(&self) -> Loading<'a> {
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
    fn take_in(&mut self, other: Loading<'_>) {
        self.tables.extend(other.tables);
        self.remarks.extend(other.remarks);
        self.complaints.extend(other.complaints);
    }
}

impl Loading<'_> {
    fn keep<T>(&mut self, found: Result<T, DatasetError>) -> Option<T> {
        match found {
            Ok(value) => Some(value),
            Err(error) => {
                self.complaints.extend(error.complaints());
                None
            }
        }
    }

    fn complain(
        &mut self,
        table: &Table,
        found: (String, String),
        expected: (&str, &str),
        advice: (&str, &str),
    ) {
        self.complaints.push(Complaint::error(
            format!("datasets/{}", table.path),
            Place::Whole,
            found,
            expected,
            advice,
        ));
    }

    fn numbers(&mut self, table: &Table, column: &str) -> Option<Vec<f64>> {
        let values = table.numbers(column);
        self.keep(values)
    }

    fn texts(&mut self, table: &Table, column: &str) -> Option<Vec<String>> {
        let values = table.texts(column);
        self.keep(values)
    }
}
