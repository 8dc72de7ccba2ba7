//! `services.toml`: the ten systems of services, who may have them, and what they cost.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::model::rule::RuleFile;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::units::Unit;

/// Of whom a service's eligible people are a part.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Certificate holders at the end of the year.
    Holders,
    /// People certified in the year.
    NewHolders,
    /// People with a disability, certified or not.
    Disabled,
    /// Holders who work.
    Employed,
    /// Holders of working age who do not work.
    NotEmployed,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// One of the systems of `model.toml`.
    #[schemars(extend("x-names" = "system"))]
    pub system: String,
    /// Name for people.
    pub title: Words,
    /// Of whom.
    pub basis: Basis,
    /// What is counted.
    pub unit: Unit,
    /// Rule: any of these clauses.
    pub eligible: Vec<RuleFile>,
    /// Process: share of the eligible who want or take it up.
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub need: String,
    /// Process: share of the need that is met where no places limit it.
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub coverage: Option<String>,
    /// Process: this part of the need goes here …
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub split: Option<String>,
    /// … or the rest of it.
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub complement: Option<String>,
    /// Whether unmet need is added to the next year's.
    #[serde(default)]
    pub carries_over: bool,
    /// Places that limit it.
    pub capacity: Option<CapacityFile>,
    /// Whether it is in force.
    #[serde(default = "in_force")]
    pub enabled: bool,
    /// Services that its recipients no longer receive.
    #[serde(default)]
    #[schemars(extend("x-names" = "service"))]
    pub displaces: Vec<String>,
    /// Recipients published for the base year.
    pub observed: Option<ObservedFile>,
    /// Parameter: yearly log growth of recipients before the base year.
    #[schemars(extend("x-names" = "parameter"))]
    pub history_growth: Option<String>,
    /// What it costs.
    pub cost: Option<CostFile>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How the demand is obtained.
    pub evidence: Evidence,
}

const fn in_force() -> bool {
    true
}

/// A published fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservedFile {
    /// Fact of the plan.
    #[schemars(extend("x-names" = "fact"))]
    pub fact: String,
}

/// Places: `(existing + new units) · places in each`; and what the units need, whoever comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapacityFile {
    /// Process that counts new units.
    #[schemars(extend("x-names" = "process", "x-kind" = "count"))]
    pub units: Option<String>,
    /// Units in the base year.
    #[schemars(extend("x-within" = "not_negative"))]
    pub existing: Distribution,
    /// Places in a unit.
    #[schemars(extend("x-within" = "not_negative"))]
    pub places: Distribution,
    /// Staff in a unit, in persons.
    #[schemars(extend("x-within" = "not_negative"))]
    pub staff: Option<Distribution>,
    /// What it costs to build a new unit, paid in the year in which it opens.
    pub capital: Option<UnitCostFile>,
    /// What it costs to run a unit for a year, whoever comes.
    pub running: Option<UnitCostFile>,
}

/// What a unit costs, whoever comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitCostFile {
    /// Yuan, in the prices of `price_year`.
    #[schemars(extend("x-within" = "not_negative"))]
    pub amount: Distribution,
    /// How it rises: `"fixed"`, or `{ by = "<growth process>" }`.
    pub uprating: Uprating,
    /// Year of the prices.
    pub price_year: Year,
    /// Who pays, shares that add up to 1.
    #[schemars(extend("x-keys" = "payer"))]
    pub payers: IndexMap<String, f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// How often an amount is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Twelve times a year.
    Month,
    /// Once a year, or once for each person-time.
    Year,
}

/// How an amount rises from year to year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Uprating {
    /// It stays as it is.
    Fixed,
    /// By a growth process, such as prices or 低保.
    By(#[schemars(extend("x-names" = "process", "x-kind" = "growth"))] String),
}

impl Uprating {
    /// The growth process.
    pub fn process(&self) -> Option<&str> {
        match self {
            Uprating::Fixed => None,
            Uprating::By(process) => Some(process),
        }
    }
}

/// What a recipient costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostFile {
    /// Yuan, in the prices of `price_year`.
    #[schemars(extend("x-within" = "not_negative"))]
    pub amount: Distribution,
    /// How often.
    pub per: Per,
    /// How it rises: `"fixed"`, or `{ by = "<growth process>" }`.
    pub uprating: Uprating,
    /// Year of the prices.
    pub price_year: Year,
    /// Dated changes of the amount, as ratios to the rule.
    #[serde(default)]
    pub steps: Vec<StepFile>,
    /// Who pays, shares that add up to 1.
    #[schemars(extend("x-keys" = "payer"))]
    pub payers: IndexMap<String, f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// A dated change of a standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// From the start of this year.
    pub from: Year,
    /// Times what the uprating rule gives.
    pub ratio: f64,
}
