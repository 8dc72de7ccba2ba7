//! From the datasets to plain arrays: the tables that a model names, as known by some year.

mod calibration;
mod fertility;
mod population;
mod survey;

pub use calibration::{first_year, open_for_calibration};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ndarray::Array2;

use super::check::check;
use super::checked::Model;
use super::data::{
    Data, FertilityData, Grouped, MortalityData, Outlook, PopulationData, SurveyData, TableUsed,
};
use super::file::{DisabilityFile, ModelFile, SpreadFile, TableFile};
use super::read::ModelFolder;
use super::scenario::chain;
use crate::axes::{Category, Sex, Year};
use crate::dataset::{Complaint, Complaints, DatasetError, Library, Place, Table, Value};
use crate::source::Words;

/// Opens a model folder and the datasets, and checks everything: all complaints at once.
pub fn open(
    folder: &ModelFolder,
    datasets: &Path,
    scenario: &str,
    as_of: Option<Year>,
) -> Result<Model, Complaints> {
    let library = Library::open(datasets).map_err(|error| error.complaints())?;
    let sources: BTreeSet<String> = library.sources().keys().cloned().collect();
    let mut loading = Loading {
        library: &library,
        as_of,
        tables: BTreeSet::new(),
        remarks: Vec::new(),
        complaints: Complaints::default(),
    };
    let mut growing = loading.beside();
    let mut data = None;
    let growth = std::thread::scope(|scope| {
        scope.spawn(|| data = loading.data(&folder.file));
        match chain(folder, scenario) {
            Ok(steps) => growing.growth_of_all(steps.iter().map(|step| &step.file)),
            Err(complaints) => {
                growing.complaints.extend(complaints);
                BTreeMap::new()
            }
        }
    });
    loading.take_in(growing);
    match data {
        Some(data) if !loading.complaints.has_errors() => {
            let data = Data {
                tables: loading.tables.into_iter().collect(),
                remarks: loading.remarks,
                ..data
            };
            check(folder, scenario, as_of, &sources, data, &growth)
        }
        _ => Err(loading.complaints),
    }
}

struct Loading<'a> {
    library: &'a Library,
    as_of: Option<Year>,
    tables: BTreeSet<TableUsed>,
    remarks: Vec<Words>,
    complaints: Complaints,
}

impl<'a> Loading<'a> {
    /// One that loads something else at the same time.
    fn beside(&self) -> Loading<'a> {
        Loading {
            library: self.library,
            as_of: self.as_of,
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
    fn data(&mut self, file: &ModelFile) -> Option<Data> {
        let mut parts: [Self; 4] = std::array::from_fn(|_| self.beside());
        let [one, two, three, four] = &mut parts;
        let (mut population, mut mortality, mut fertility) = (None, None, None);
        // Not in the pool of threads that compute: each of these mostly waits for Polars.
        let survey = std::thread::scope(|scope| {
            scope.spawn(|| population = one.population(file));
            scope.spawn(|| mortality = two.mortality(file));
            scope.spawn(|| fertility = three.fertility(file));
            let disability = file.model.disability.as_ref();
            disability.map(|disability| four.survey(disability))
        });
        for part in parts {
            self.take_in(part);
        }
        let survey = match survey {
            Some(survey) => Some(survey?),
            None => None,
        };
        Some(Data {
            population: population?,
            mortality: mortality?,
            fertility: fertility?,
            survey,
            tables: Vec::new(),
            remarks: Vec::new(),
        })
    }

    /// A table as known by then: the newest release, or all rows known where rows say it themselves.
    fn table(&mut self, wanted: &TableFile) -> Option<Table> {
        let (dataset, table) = (wanted.dataset.as_str(), wanted.table.as_str());
        let releases = || {
            self.library
                .entries()
                .filter(|e| e.sidecar.dataset == dataset && e.sidecar.table == table)
        };
        let newest = releases().max_by_key(|e| e.sidecar.vintage);
        let by_row = newest.is_some_and(|e| e.sidecar.columns.contains_key("known"));
        let found = match (wanted.round, newest) {
            (Some(round), _) => self.library.table_of(dataset, table, round, None),
            (None, Some(entry)) if by_row => {
                let vintage = entry.sidecar.vintage;
                self.library.table_of(dataset, table, vintage, self.as_of)
            }
            _ => self.library.table(dataset, table, self.as_of),
        };
        let filters: Vec<(&str, Value)> = wanted
            .filter
            .iter()
            .map(|(column, value)| (column.as_str(), Value::from(value.as_str())))
            .collect();
        let table = self.keep(found)?;
        self.tables.insert(TableUsed {
            path: table.path.clone(),
            checksum: table.checksum.clone(),
            source: table.sidecar.head.source.clone(),
        });
        let selected = table.select(&filters);
        let selected = self.keep(selected)?;
        if selected.rows() == 0 {
            let asked: Vec<String> = wanted
                .filter
                .iter()
                .map(|(k, v)| format!("{k} = {v}"))
                .collect();
            self.complain(
                &table,
                (
                    format!("没有 {} 的行", asked.join("，")),
                    format!("no row with {}", asked.join(", ")),
                ),
                ("至少一行", "at least one row"),
                (
                    "请改正模型文件中的 where，或给表补上数据",
                    "Correct `where` in the model, or add the data",
                ),
            );
            return None;
        }
        Some(selected)
    }

    /// The earliest release of a table, where none was known by then.
    fn not_yet_known(&self, wanted: &TableFile) -> Option<Year> {
        let as_of = self.as_of.filter(|_| wanted.round.is_none())?;
        let releases = self
            .library
            .entries()
            .filter(|e| e.sidecar.dataset == wanted.dataset && e.sidecar.table == wanted.table);
        let earliest = releases.map(|e| e.sidecar.vintage).min()?;
        Some(earliest).filter(|vintage| *vintage > as_of)
    }

    /// The earliest release, where none was known by then: only for shapes that hardly change.
    fn table_or_earliest(&mut self, wanted: &TableFile) -> Option<(Table, bool)> {
        match self.not_yet_known(wanted) {
            Some(earliest) => {
                let wanted = TableFile {
                    round: Some(earliest),
                    ..wanted.clone()
                };
                Some((self.table(&wanted)?, false))
            }
            None => Some((self.table(wanted)?, true)),
        }
    }

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
