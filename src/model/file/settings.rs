//! `model.toml`: what is modelled, over which years, from which tables and parameters.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{DisabilityFile, HouseholdsFile, PopulationFile};
use crate::axes::Year;
use crate::source::Words;

/// `model.toml`: what is modelled, over which years, from which tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// Name for people.
    pub title: Words,
    /// Stocks at the end of this year are the starting point.
    pub base_year: Year,
    /// First year of the reconstructed past.
    pub history_from: Year,
    /// Last year projected.
    pub until: Year,
    /// Years shown in tables and pyramids.
    pub milestones: Vec<Year>,
    /// Parameter: part of an elicited drift that is left each year after the plan's last.
    pub drift_fade: Option<String>,
    /// Number of draws unless told otherwise.
    pub draws: usize,
    /// Seed unless told otherwise.
    pub seed: u64,
    /// The people who are there.
    pub population: PopulationFile,
    /// How they die.
    pub mortality: MortalityFile,
    /// How they are born.
    pub fertility: FertilityFile,
    /// How they move.
    pub migration: MigrationFile,
    /// Who has a disability and a certificate.
    pub disability: Option<DisabilityFile>,
    /// Who is poor.
    pub income: Option<IncomeFile>,
    /// Who works.
    pub work: Option<WorkFile>,
    /// Who lives with whom.
    pub households: Option<HouseholdsFile>,
    /// What money is anchored on.
    pub money: Option<MoneyFile>,
    /// School ages.
    pub education: Option<EducationFile>,
}

/// A table of the datasets folder, with the rows wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    /// Folder under `datasets/`.
    pub dataset: String,
    /// Table in it.
    pub table: String,
    /// Text columns and the value they must have.
    #[serde(default, rename = "where")]
    pub filter: IndexMap<String, String>,
    /// The release to use whatever was known later.
    pub round: Option<Year>,
}

/// Mortality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MortalityFile {
    /// Death rates by period, age group and sex.
    pub rates: TableFile,
    /// First year of the periods that the trend is fitted on.
    pub from: Year,
    /// Life expectancy as projected, with its spread; the fitted trend alone if none.
    pub outlook: Option<TableFile>,
    /// Parameter: rates relative to the table.
    pub level: String,
    /// Parameter: pace of decline relative to the fitted drift.
    pub pace: String,
}

/// Fertility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FertilityFile {
    /// Rates by age of mother.
    pub pattern: TableFile,
    /// Total fertility by year as estimated.
    pub path: TableFile,
    /// Total fertility as projected, with its spread.
    pub outlook: TableFile,
    /// Boys for each girl at birth.
    pub sex_ratio: String,
    /// Parameter: fertility relative to the table.
    pub level: String,
}

/// Net migration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrationFile {
    /// Parameter: mean net rate.
    pub rate: String,
    /// Parameter: how much of a deviation stays a year later.
    pub persistence: String,
    /// Parameter: yearly innovation.
    pub volatility: String,
}

/// Low income among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncomeFile {
    /// Service whose published recipients fix the share of low income.
    pub anchored_on: String,
    /// Parameter: odds of low income among grades 1–2 relative to 3–4.
    pub severe_ratio: String,
}

/// Work among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkFile {
    /// Working age, both ends included.
    pub ages: [usize; 2],
    /// Process: share of holders of working age who work.
    pub rate: String,
    /// The published sum of new jobs.
    pub entry_anchor: SumAnchorFile,
    /// Process: share of the employed in proportional, concentrated and self-employment.
    pub forms: String,
}

/// A published sum over several years and its error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumAnchorFile {
    /// Fact of the plan.
    pub fact: String,
    /// Parameter: its error, a ratio around 1.
    pub error: String,
}

/// What the level of money is fixed on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyFile {
    /// The published sum, if there is one.
    pub anchor: Option<MoneyAnchorFile>,
    /// Process that turns money of each year into money of the base year.
    pub price_index: String,
}

/// A published sum of money over several years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyAnchorFile {
    /// Fact of the plan.
    pub fact: String,
    /// Services that it was paid for.
    pub services: Vec<String>,
    /// Parameter: its error, a ratio around 1.
    pub error: String,
}

/// School ages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EducationFile {
    /// Ages of upper secondary school, both ends included.
    pub upper_secondary_ages: [usize; 2],
}
