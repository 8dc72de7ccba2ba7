//! The two censuses and what was known before the first, read for the hindcast.

mod past;

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::{Sex, Year};
use crate::dataset::{DatasetError, Library, Table};
use crate::evaluation::hindcast::{AGE_GROUPS, County, Known, Past, group_of};
use crate::model::ModelFolder;
use crate::model::data::Grouped;
use crate::report::hindcast::LeftOut;

use crate::report::receipt::FileUsed;
use crate::task::Failure;

/// Year of the first census.
const FIRST: Year = 2010;

/// Releases of the two censuses.
const CENSUSES: [Year; 2] = [2012, 2022];

/// What the hindcast needs.
pub struct Censuses {
    /// Counties that stand in both censuses.
    pub counties: Vec<County>,
    /// Counties that are not judged.
    pub left_out: Vec<LeftOut>,
    /// What was known before.
    pub past: Past,
    /// Each table that was read, with its checksum.
    pub inputs: Vec<FileUsed>,
}

impl Censuses {
    /// Reads everything.
    pub fn read(
        library: &Library,
        folder: &ModelFolder,
        with_changed: bool,
    ) -> Result<Self, Failure> {
        let mut reading = Reading {
            library,
            inputs: Vec::new(),
        };
        let past = reading.past(folder)?;
        let (counties, left_out) = reading.counties(with_changed)?;
        Ok(Censuses {
            counties,
            left_out,
            past,
            inputs: FileUsed::all(&reading.inputs),
        })
    }
}

struct Reading<'a> {
    library: &'a Library,
    inputs: Vec<(String, String)>,
}

/// People by age and sex.
type Cells = BTreeMap<u32, [f64; 2]>;

impl Reading<'_> {
    fn table(&mut self, dataset: &str, name: &str, release: Year) -> Result<Table, DatasetError> {
        let table = self.library.table_of(dataset, name, release, None)?;
        self.inputs
            .push((table.path.clone(), table.checksum.clone()));
        Ok(table)
    }

    /// Name and people of each county.
    fn people(&mut self, release: Year) -> Result<BTreeMap<u32, (String, Cells)>, DatasetError> {
        let table = self
            .table("census", "population", release)?
            .filter_text("level", "county")?;
        let (codes, names) = (codes(&table)?, table.texts("region")?);
        let (sexes, ages) = (table.texts("sex")?, table.integers("age")?);
        let people = table.numbers("population")?;
        let mut counties: BTreeMap<u32, (String, Cells)> = BTreeMap::new();
        for row in 0..people.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            let county = counties
                .entry(codes[row])
                .or_insert_with(|| (names[row].clone(), Cells::new()));
            county.1.entry(ages[row] as u32).or_default()[sex.index()] += people[row];
        }
        Ok(counties)
    }

    /// One figure of the first census for each county.
    fn figure(table: &Table, indicator: &str) -> Result<BTreeMap<u32, f64>, DatasetError> {
        let rows = table.filter_text("indicator", indicator)?;
        Ok(codes(&rows)?
            .into_iter()
            .zip(rows.numbers("value")?)
            .collect())
    }

    fn counties(
        &mut self,
        with_changed: bool,
    ) -> Result<(Vec<County>, Vec<LeftOut>), DatasetError> {
        let (before, after) = (self.people(CENSUSES[0])?, self.people(CENSUSES[1])?);
        let summary = self.table("census", "summary", CENSUSES[0])?;
        let registered = Self::figure(&summary, "registered_population")?;
        let in_migrants = Self::figure(&summary, "in_migrants_other_province")?;
        let birth_rate = Self::figure(&summary, "crude_birth_rate")?;
        // Counties that kept their code while their territory changed between the censuses.
        let changed = if with_changed {
            Vec::new()
        } else {
            codes(&self.table("census", "territory", CENSUSES[1])?)?
        };
        let (mut counties, mut left_out) = (Vec::new(), Vec::new());
        let codes: BTreeSet<u32> = before.keys().chain(after.keys()).copied().collect();
        for code in codes {
            if code == UNREADABLE {
                left_out.push((code, String::new(), "code_unreadable"));
                continue;
            }
            let (first, second) = match (before.get(&code), after.get(&code)) {
                (Some(first), Some(second)) => (first, second),
                (Some(first), None) => {
                    left_out.push((code, first.0.clone(), "only_2010"));
                    continue;
                }
                (None, second) => {
                    left_out.push((
                        code,
                        second.map_or_else(String::new, |s| s.0.clone()),
                        "only_2020",
                    ));
                    continue;
                }
            };
            if changed.contains(&code) {
                left_out.push((code, first.0.clone(), "territory_changed"));
                continue;
            }
            let known =
                |figures: &BTreeMap<u32, f64>| figures.get(&code).copied().unwrap_or(f64::NAN);
            let mut outcome = [0.0; AGE_GROUPS];
            for (age, people) in &second.1 {
                outcome[group_of(*age as usize)] += people.iter().sum::<f64>();
            }
            counties.push(County {
                code,
                name: first.0.clone(),
                start: Grouped {
                    age: first.1.keys().map(|age| f64::from(*age)).collect(),
                    persons: [0, 1].map(|sex| first.1.values().map(|people| people[sex]).collect()),
                },
                outcome,
                known: Known {
                    registered: known(&registered),
                    in_migrants: known(&in_migrants),
                    birth_rate: known(&birth_rate),
                },
            });
        }
        Ok((counties, left_out))
    }
}

/// Stands for a code that is not a number; such counties are listed as left out.
const UNREADABLE: u32 = 0;

fn codes(table: &Table) -> Result<Vec<u32>, DatasetError> {
    let texts = table.texts("region_code")?;
    Ok(texts
        .iter()
        .map(|code| code.parse().unwrap_or(UNREADABLE))
        .collect())
}
