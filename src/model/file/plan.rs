//! `plan.toml` and the scenarios: what was said, and what might be.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LeverFile, Phase};
use crate::axes::Year;
use crate::source::Words;
use crate::units::Unit;

/// `plan.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The document.
    pub plan: Option<DocumentFile>,
    /// What it says of the past.
    #[serde(default)]
    pub facts: IndexMap<String, FactFile>,
    /// What it aims at.
    #[serde(default)]
    pub targets: IndexMap<String, TargetFile>,
}

/// The plan itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// Title.
    pub title: Words,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Number and date.
    pub at: String,
    /// First and last year.
    pub period: [Year; 2],
}

/// How a value stands to a target or to what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Relation {
    /// Is.
    #[serde(rename = "=")]
    Is,
    /// More than.
    #[serde(rename = ">")]
    MoreThan,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// Less than.
    #[serde(rename = "<")]
    LessThan,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// At least the target and at most its upper end.
    #[serde(rename = "between")]
    Between,
}

impl Relation {
    /// The sign as printed; nothing stands before a range.
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Is => "=",
            Relation::MoreThan => ">",
            Relation::AtLeast => "≥",
            Relation::LessThan => "<",
            Relation::AtMost => "≤",
            Relation::Between => "",
        }
    }

    /// Whether a value satisfies it; `upper` is the upper end of a range and is asked for nothing else.
    pub fn holds(self, value: f64, target: f64, upper: f64) -> bool {
        match self {
            Relation::Is => value == target,
            Relation::MoreThan => value > target,
            Relation::AtLeast => value >= target,
            Relation::LessThan => value < target,
            Relation::AtMost => value <= target,
            Relation::Between => value >= target && value <= upper,
        }
    }
}

/// Whether a fact is a stock or a sum over years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// At the end of the period.
    Stock,
    /// Over the whole period.
    Sum,
}

/// A fact of the past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Name for people.
    pub title: Words,
    /// Stock or sum.
    pub kind: FactKind,
    /// First and last year.
    pub period: [Year; 2],
    /// The value printed.
    pub value: f64,
    /// How the truth stands to the value printed.
    pub relation: Relation,
    /// Unit.
    pub unit: Unit,
    /// Place in the plan.
    pub at: String,
    /// Process that it is about.
    #[schemars(extend("x-names" = "process"))]
    pub about: Option<String>,
    /// What else to know.
    pub note: Option<Words>,
}

/// Binding or expected indicator, or a target in a box or in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性.
    Binding,
    /// 预期性.
    Expected,
    /// 专栏 or text.
    Box,
}

/// What is compared with the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeasureFile {
    /// A process by itself.
    Process(#[schemars(extend("x-names" = "process"))] String),
    /// Served ÷ needed of a service.
    CoverageOf(#[schemars(extend("x-names" = "service"))] String),
    /// Another quantity of the projection.
    Quantity(#[schemars(extend("x-names" = "quantity"))] String),
}

/// When a target must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// At the end of the target year.
    End,
    /// In every year of the plan.
    EveryYear,
    /// On average over the years of the plan.
    Mean,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// Number in the plan's table of indicators.
    pub number: Option<u32>,
    /// Name for people.
    pub title: Words,
    /// Binding, expected or box.
    pub nature: Nature,
    /// What is compared.
    pub measure: MeasureFile,
    /// Value in the base year as printed.
    pub baseline: Option<f64>,
    /// Value aimed at; the lower end of a range.
    pub target: f64,
    /// Upper end of a range.
    pub upper: Option<f64>,
    /// How the value must stand to the target.
    pub relation: Relation,
    /// Words that stand for the target where it is printed, such as “in step with GDP”.
    pub shown: Option<Words>,
    /// Unit.
    pub unit: Unit,
    /// Year.
    pub year: Year,
    /// When it must hold.
    pub hold: Hold,
    /// Things counted, where a share of 100 % means that not one is missing.
    pub of: Option<f64>,
    /// Place in the plan.
    pub at: String,
    /// Definition given.
    pub definition: Option<Words>,
}

/// A scenario's own file: only the difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// The scenario that it starts from; the baseline if none.
    pub extends: Option<String>,
    /// Name for people.
    pub title: Words,
    /// Why anyone would look at it.
    pub why: Words,
    /// First year in which it differs; the year after the base year if none.
    pub from: Option<Year>,
    /// Years over which it takes hold; at once if none.
    pub phase_in: Option<u32>,
    /// How it takes hold over these years.
    #[serde(default)]
    pub phase: Phase,
    /// The difference, in the form of the model's own files.
    #[serde(default)]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub change: toml::Table,
    /// What is done about services, in the order of the years.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lever: Vec<LeverFile>,
}
