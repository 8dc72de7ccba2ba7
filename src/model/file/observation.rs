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

/// One reported value: of a process, or of what a target of the plan measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObservationFile {
    /// The process that it is a value of; this or `target`.
    #[schemars(extend("x-names" = "process"))]
    pub process: Option<String>,
    /// The target whose measure it is a value of; this or `process`.
    #[schemars(extend("x-names" = "target"))]
    pub target: Option<String>,
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

impl ObservationFile {
    /// The year from which it was known.
    pub fn known(&self) -> Year {
        self.known.unwrap_or(self.year.saturating_add(1))
    }
}
