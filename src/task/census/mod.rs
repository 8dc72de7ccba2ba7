//! The two censuses and what was known before the first, read for the hindcast.

mod joined;
mod past;

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::{Sex, Year};
use crate::dataset::{CheckedTable, DatasetError, Library};
use crate::evaluation::hindcast::{AGE_GROUPS, County, CountyKnown, Past, group_of};
use crate::model::ModelFolder;
use crate::model::data::Grouped;
use crate::model::file::TableFile;
use crate::report::hindcast::{LeftOut, NotJudged};
use crate::report::receipt::FileUsed;
use crate::task::Failure;

/// Beside the table of people in a release of the census: a county's figures, and what changed since the last.
const FIGURES: &str = "summary";
const CHANGES: &str = "territory";

/// What the hindcast needs.
pub struct Censuses {
    /// Counties that stand in both censuses; what was cut out of one between them is counted with it in both.
    pub counties: Vec<County>,
    /// Counties that are not judged.
    pub left_out: Vec<LeftOut>,
    /// What was known before.
    pub past: Past,
    /// Years of the two censuses.
    pub years: [Year; 2],
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
        let census = folder.file.model.population.census.clone();
        let census = census.ok_or_else(|| {
            Failure::words(
                "回测需要普查：模型的 population 里没有 census",
                "a hindcast needs a census: the model's population names none",
            )
        })?;
        let mut reading = CensusReading {
            library,
            census,
            former: folder.file.model.population.former_codes.clone(),
            inputs: Vec::new(),
            releases: [0; 2],
            years: [0; 2],
        };
        reading.find_censuses()?;
        let past = reading.past(folder)?;
        let (counties, left_out) = reading.counties(with_changed)?;
        Ok(Censuses {
            counties,
            left_out,
            past,
            years: reading.years,
            inputs: FileUsed::all(&reading.inputs),
        })
    }
}

struct CensusReading<'a> {
    library: &'a Library,
    census: TableFile,
    /// The table of codes that places had before.
    former: Option<TableFile>,
    /// The earliest and the latest release of the census, and the years in which people were counted.
    releases: [Year; 2],
    years: [Year; 2],
    inputs: Vec<(String, String)>,
}

/// People by age and sex.
type CensusCells = BTreeMap<u32, [f64; 2]>;

impl CensusReading<'_> {
    /// Every release of a table, the earliest first.
    fn releases(&self, wanted: &TableFile) -> Vec<Year> {
        let entries = self.library.entries();
        let releases = entries
            .filter(|e| e.sidecar.dataset == wanted.dataset && e.sidecar.table == wanted.table)
            .map(|entry| entry.sidecar.vintage);
        BTreeSet::from_iter(releases).into_iter().collect()
    }

    fn find_censuses(&mut self) -> Result<(), Failure> {
        let [first, .., last] = self.releases(&self.census)[..] else {
            let name = format!("{}/{}", self.census.dataset, self.census.table);
            return Err(Failure::words(
                format!("回测需要两次普查：{name} 不到两次"),
                format!("a hindcast needs two censuses: {name} has fewer"),
            ));
        };
        self.releases = [first, last];
        for (release, year) in self.releases.into_iter().zip(&mut self.years) {
            let table =
                self.library
                    .table_of(&self.census.dataset, &self.census.table, release, None)?;
            let counted = table.integers("year")?;
            *year = counted.first().copied().unwrap_or_default() as Year;
        }
        Ok(())
    }

    fn table(
        &mut self,
        dataset: &str,
        name: &str,
        release: Year,
    ) -> Result<CheckedTable, DatasetError> {
        let table = self.library.table_of(dataset, name, release, None)?;
        self.inputs
            .push((table.path.clone(), table.checksum.clone()));
        Ok(table)
    }

    /// Name and people of each county.
    fn people(
        &mut self,
        release: Year,
    ) -> Result<BTreeMap<u32, (String, CensusCells)>, DatasetError> {
        let (dataset, name) = (self.census.dataset.clone(), self.census.table.clone());
        let table = self
            .table(&dataset, &name, release)?
            .filter_text("level", "county")?;
        let (codes, names) = (codes(&table)?, table.texts("region")?);
        let (sexes, ages) = (table.texts("sex")?, table.integers("age")?);
        let people = table.numbers("population")?;
        let mut counties: BTreeMap<u32, (String, CensusCells)> = BTreeMap::new();
        for row in 0..people.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            let county = counties
                .entry(codes[row])
                .or_insert_with(|| (names[row].clone(), CensusCells::new()));
            county.1.entry(ages[row] as u32).or_default()[sex.index()] += people[row];
        }
        Ok(counties)
    }

    /// One figure of the first census for each county.
    fn figure(table: &CheckedTable, indicator: &str) -> Result<BTreeMap<u32, f64>, DatasetError> {
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
        let (before, mut after) = (
            self.people(self.releases[0])?,
            self.people(self.releases[1])?,
        );
        let (dataset, [first, last]) = (self.census.dataset.clone(), self.releases);
        let summary = self.table(&dataset, FIGURES, first)?;
        let registered = Self::figure(&summary, "registered_population")?;
        let in_migrants = Self::figure(&summary, "in_migrants_other_province")?;
        let birth_rate = Self::figure(&summary, "crude_birth_rate")?;
        // Counties that kept their code while their territory changed between the censuses.
        let mut changed = codes(&self.table(&dataset, CHANGES, last)?)?;
        let joined = Self::join(&mut after, &self.cut_out()?, &changed);
        changed.retain(|code| !with_changed && !joined.contains(code));
        let (mut counties, mut left_out) = (Vec::new(), Vec::new());
        let codes: BTreeSet<u32> = before.keys().chain(after.keys()).copied().collect();
        for code in codes {
            if code == UNREADABLE {
                left_out.push((code, String::new(), NotJudged::Unreadable));
                continue;
            }
            let (first, second) = match (before.get(&code), after.get(&code)) {
                (Some(first), Some(second)) => (first, second),
                (Some(first), None) => {
                    left_out.push((code, first.0.clone(), NotJudged::Only(self.years[0])));
                    continue;
                }
                (None, second) => {
                    left_out.push((
                        code,
                        second.map_or_else(String::new, |s| s.0.clone()),
                        NotJudged::Only(self.years[1]),
                    ));
                    continue;
                }
            };
            if changed.contains(&code) {
                left_out.push((code, first.0.clone(), NotJudged::Changed));
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
                name: match joined.contains(&code) {
                    true => second.0.clone(),
                    false => first.0.clone(),
                },
                start: Grouped {
                    age: first.1.keys().map(|age| f64::from(*age)).collect(),
                    persons: [0, 1].map(|sex| first.1.values().map(|people| people[sex]).collect()),
                },
                outcome,
                known: CountyKnown {
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

fn codes(table: &CheckedTable) -> Result<Vec<u32>, DatasetError> {
    let texts = table.texts("region_code")?;
    Ok(texts.iter().map(|code| number(code)).collect())
}

fn number(code: &str) -> u32 {
    code.parse().unwrap_or(UNREADABLE)
}
