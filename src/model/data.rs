//! What the tables say, as plain arrays: the shape in which the engines take them.

use std::sync::Arc;

use ndarray::Array2;

use crate::axes::Year;
use crate::dataset::Complaint;
use crate::source::Words;

/// Everything that a model takes from the datasets; what several models take is shared.
#[derive(Clone, Debug)]
pub struct Data {
    /// The starting population.
    pub population: PopulationData,
    /// Death rates.
    pub mortality: Arc<MortalityData>,
    /// Fertility.
    pub fertility: Arc<FertilityData>,
    /// The survey of disability, with the population that it was taken in.
    pub survey: Option<Arc<SurveyData>>,
    /// Each table that was read: path, release and checksum.
    pub tables: Vec<TableUsed>,
    /// What the reader had to do that a planner should know of.
    pub remarks: Vec<Remark>,
    /// What other places counted; nothing where it is not asked for, or the model is as known in some year.
    pub outside: Arc<Vec<OutsideCount>>,
}

/// What a planner should know of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// With the file and the place in it, for whoever can open them.
    pub said: Words,
    /// In a paper, whose readers have no files.
    pub on_paper: Words,
    /// Whether it says single numbers, which may be too small to be published.
    pub tells_numbers: bool,
}

impl Remark {
    /// Which tables stood in for others; `said` names files, `on_paper` titles.
    pub fn of_tables(said: Words, on_paper: Words) -> Self {
        Remark {
            said,
            on_paper,
            tells_numbers: false,
        }
    }
}

impl From<Words> for Remark {
    /// Of numbers, without a file.
    fn from(words: Words) -> Self {
        Remark {
            on_paper: words.clone(),
            said: words,
            tells_numbers: true,
        }
    }
}

impl From<&Complaint> for Remark {
    fn from(complaint: &Complaint) -> Self {
        Remark {
            said: complaint.words(),
            on_paper: complaint.on_paper(),
            tells_numbers: true,
        }
    }
}

/// Out of whom a count of another place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOf {
    /// Certificate holders.
    Holders,
    /// Everybody.
    Population,
}

/// How many people a service had in another place.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideCount {
    /// Key of the service in the table.
    pub service: String,
    /// The place.
    pub region: Words,
    /// The year.
    pub year: Year,
    /// How many had it.
    pub persons: f64,
    /// Out of whom.
    pub of: OutOf,
    /// How many those are.
    pub of_persons: f64,
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableUsed {
    /// Path under the datasets folder.
    pub path: String,
    /// SHA-256 of the file, in hexadecimal.
    pub checksum: String,
    /// Key of the source.
    pub source: String,
}

/// People in age groups, by sex.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    /// First age of each group; the last group is open.
    pub age: Vec<f64>,
    /// People in each group: men, women.
    pub persons: [Vec<f64>; 2],
}

impl Grouped {
    /// Everybody.
    pub fn total(&self) -> f64 {
        self.persons.iter().flatten().sum()
    }
}

/// The starting population.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationData {
    /// Year at whose end it is taken to stand.
    pub year: Year,
    /// People.
    pub grouped: Grouped,
}

/// Death rates by age group (rows) and period (columns).
#[derive(Clone, Debug, PartialEq)]
pub struct MortalityData {
    /// First age of each group.
    pub age: Vec<f64>,
    /// Width of each group; the last is infinite.
    pub width: Vec<f64>,
    /// Middle of each period.
    pub times: Vec<f64>,
    /// Deaths per person-year: men, women.
    pub rates: [Array2<f64>; 2],
    /// Life expectancy at birth as projected: men, women; empty where no outlook is given.
    pub outlook: Vec<[ProjectedPeriod; 2]>,
}

/// Fertility.
#[derive(Clone, Debug, PartialEq)]
pub struct FertilityData {
    /// First age of each group of mothers.
    pub age: Vec<f64>,
    /// Width of each group.
    pub width: Vec<f64>,
    /// Part of total fertility in each group, adding up to 1.
    pub pattern: Vec<f64>,
    /// Total fertility as estimated, by year.
    pub estimates: Vec<(Year, f64)>,
    /// Total fertility as projected.
    pub outlook: Vec<ProjectedPeriod>,
}

/// Something projected for a period, with its spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProjectedPeriod {
    /// First year.
    pub from: Year,
    /// Last year, included.
    pub to: Year,
    /// Median.
    pub median: f64,
    /// Lower end of the 80 % interval.
    pub low: f64,
    /// Upper end of the 80 % interval.
    pub high: f64,
}

/// The national survey of disability.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyData {
    /// Year.
    pub year: Year,
    /// First age of each broad age group.
    pub age: Vec<f64>,
    /// Prevalence in each broad age group, 0 to 1.
    pub prevalence: Vec<f64>,
    /// Part of each sex among the disabled: men, women.
    pub sex: [f64; 2],
    /// Part of each category, in the order of the axis.
    pub category: [f64; 7],
    /// Part of each grade, in the order of the axis.
    pub grade: [f64; 4],
    /// The population in which it was taken.
    pub population: Grouped,
}
