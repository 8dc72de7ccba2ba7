//! `observations.toml`: what was reported later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification};

/// `observations.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservationsFile {
    /// What was reported.
    #[serde(default)]
    pub observation: Vec<ObservationFile>,
}

/// One reported value: of a process, of what a target of the plan measures, or of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservationFile {
    /// The process that it is a value of; this, `target` or `quantity`.
    #[schemars(extend("x-names" = "process"))]
    pub process: Option<String>,
    /// The target whose measure it is a value of; this, `process` or `quantity`.
    #[schemars(extend("x-names" = "target"))]
    pub target: Option<String>,
    /// What is reported of the people; this, `process` or `target`.
    pub quantity: Option<PeopleQuantity>,
    /// The year it is about.
    pub year: Year,
    /// The year from which it was known; the year after if not given.
    pub known: Option<Year>,
    /// The value; a share of 97 % is 0.97, and 0 and 1 are read as they stand.
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; if not given, it stands as printed.
    pub error: Option<f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// What can be reported of the people of any year after the start; the paths that follow learn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PeopleQuantity {
    /// Everybody at the end of the year.
    Population,
    /// Births in the year.
    Births,
    /// Deaths in the year.
    Deaths,
}

impl ObservationFile {
    /// The year from which it was known.
    pub fn known(&self) -> Year {
        self.known.unwrap_or(self.year.saturating_add(1))
    }
}
