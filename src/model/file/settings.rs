//! `model.toml`: what is modelled, over which years, from which tables and parameters.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AttributeFile, DisabilityFile, HouseholdsFile, PopulationFile, RegisterFile};
use crate::axes::Year;
use crate::source::Words;

/// `model.toml`: what is modelled, over which years, from which tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// Folder of the model from which everything is inherited that is not said here: the name of a
    /// folder beside this one.
    pub extends: Option<String>,
    /// What is not inherited: keys of the other model after the name of their file, such as
    /// `plan.targets` or `services.care_subsidy.observed`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Name for people.
    pub title: Words,
    /// Six-digit code of the place; stands for `{region}` wherever rows of a table are chosen.
    pub region: Option<String>,
    /// Stocks at the end of this year are the starting point.
    #[schemars(extend("x-unit" = "year"))]
    pub base_year: Year,
    /// First year of the reconstructed past.
    #[schemars(extend("x-unit" = "year"))]
    pub history_from: Year,
    /// Last year projected.
    #[schemars(extend("x-unit" = "year"))]
    pub until: Year,
    /// Years shown in tables and pyramids.
    #[schemars(extend("x-unit" = "year"))]
    pub milestones: Vec<Year>,
    /// Quantities that the summary of a run names, in its order.
    #[serde(default)]
    #[schemars(extend("x-names" = "quantity"))]
    pub headline: Vec<String>,
    /// Parameter: part of an elicited drift that is left each year after the plan's last.
    #[schemars(extend("x-names" = "parameter", "x-spread" = true))]
    pub drift_fade: Option<String>,
    /// What moves together; everything by itself where nothing is said.
    pub together: Option<TogetherFile>,
    /// Number of draws unless told otherwise.
    #[schemars(range(min = 1))]
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
    /// The county's own register of certificate holders: never inherited.
    pub register: Option<RegisterFile>,
    /// What else the rules of services may ask about a holder.
    #[serde(default)]
    pub attributes: IndexMap<String, AttributeFile>,
    /// Who works.
    pub work: Option<WorkFile>,
    /// Who lives with whom.
    pub households: Option<HouseholdsFile>,
    /// Systems of services, in the plan's order.
    #[serde(default)]
    pub systems: IndexMap<String, Words>,
    /// Who pays for services.
    #[serde(default)]
    pub payers: IndexMap<String, Words>,
    /// Needs that several services meet together: the share that is met is a quantity of this name.
    #[serde(default)]
    pub needs: IndexMap<String, NeedFile>,
    /// Sums of money, and what their level is fixed on.
    pub money: Option<MoneyFile>,
}

/// Correlations between numbers that one place has in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TogetherFile {
    /// Parameter: of the yearly moves of shares that move as coverage rates do elsewhere: the same people
    /// deliver them.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub delivery: Option<String>,
    /// Parameter: of the amounts of services that were judged or assumed: the same prices and wages are
    /// behind them, and the same judgement.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub amounts: Option<String>,
}

/// A table of the datasets folder, with the rows wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MortalityFile {
    /// Death rates by period, age group and sex.
    pub rates: TableFile,
    /// First year of the periods that the trend is fitted on.
    pub from: Year,
    /// Life expectancy as projected, with its spread; the fitted trend alone if none.
    pub outlook: Option<TableFile>,
    /// Parameter: rates relative to the table.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub level: String,
    /// Parameter: pace of decline relative to the fitted drift.
    #[schemars(extend("x-names" = "parameter"))]
    pub pace: String,
}

/// Fertility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FertilityFile {
    /// Rates by age of mother.
    pub pattern: TableFile,
    /// Total fertility by year as estimated.
    pub path: TableFile,
    /// Total fertility as projected, with its spread.
    pub outlook: TableFile,
    /// Boys for each girl at birth.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub sex_ratio: String,
    /// Parameter: fertility relative to the table.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub level: String,
}

/// Net migration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MigrationFile {
    /// Parameter: mean net rate.
    #[schemars(extend("x-names" = "parameter"))]
    pub rate: String,
    /// Parameter: how much of a deviation stays a year later.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share", "x-spread" = true))]
    pub persistence: String,
    /// Parameter: yearly innovation.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub volatility: String,
}

/// Work among certificate holders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkFile {
    /// Working age, both ends included.
    pub ages: [usize; 2],
    /// Process: share of holders of working age who work.
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub rate: String,
    /// The published sum of new jobs.
    pub entry_anchor: SumAnchorFile,
    /// Process: share of the employed in proportional, concentrated and self-employment.
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub forms: String,
}

/// A published sum over several years and its error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SumAnchorFile {
    /// Fact of the plan.
    #[schemars(extend("x-names" = "fact"))]
    pub fact: String,
    /// Parameter: its error, a ratio around 1.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub error: String,
}

/// A need that several services meet together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedFile {
    /// Name for people of the share that is met.
    pub title: Words,
    /// The services.
    #[schemars(extend("x-names" = "service"))]
    pub services: Vec<String>,
}

/// Sums of money over services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyFile {
    /// Process that turns money of each year into money of the base year.
    #[schemars(extend("x-names" = "process", "x-kind" = "growth"))]
    pub price_index: String,
    /// Sums over some of the services: the quantities `cost.<name>`, in prices of the year, of the base
    /// year, and added up over five years.
    #[serde(default)]
    pub sums: IndexMap<String, MoneySumFile>,
}

/// A sum of money over some services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneySumFile {
    /// What is paid, such as “the two subsidies”.
    pub title: Words,
    /// The services.
    #[schemars(extend("x-names" = "service"))]
    pub services: Vec<String>,
    /// The sum that was published, if one was: the level of the services' standards is set by it.
    pub anchor: Option<SumAnchorFile>,
}
