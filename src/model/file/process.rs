//! `processes.toml`: what moves by chance from year to year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::stream::Reach;
use crate::units::Unit;

/// Jumps of a level: a Poisson number in each year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JumpsFile {
    /// Mean number in a year.
    #[schemars(extend("x-within" = "not_negative"))]
    pub rate: Distribution,
    /// Standard deviation of the change of the logarithm in one.
    #[schemars(extend("x-within" = "not_negative"))]
    pub size: Distribution,
}

/// One process: something that moves by chance from year to year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProcessFile {
    /// A share between 0 and 1: a logit random walk with drift where `volatility` is given; otherwise it
    /// moves as coverage rates of public services have moved elsewhere.
    Share {
        /// Name for people.
        title: Words,
        /// Value at the end of the base year.
        start: Distribution,
        /// Yearly change of the logit, 0 if not given; without `volatility` on top of what is usual elsewhere.
        drift: Option<Distribution>,
        /// Standard deviation of the yearly innovation of the logit; without it the share moves as elsewhere.
        volatility: Option<Distribution>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[serde(default)]
        reach: Reach,
    },
    /// Log random walk with drift, above 0.
    Level {
        /// Name for people.
        title: Words,
        /// Unit.
        unit: Unit,
        /// Value at the end of the base year.
        start: Distribution,
        /// Yearly change of the logarithm.
        drift: Distribution,
        /// Standard deviation of the yearly innovation of the logarithm.
        volatility: Distribution,
        /// Jumps, as when rules change; none if not given.
        jumps: Option<JumpsFile>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[serde(default)]
        reach: Reach,
    },
    /// A number of things to which a Poisson number is added each year.
    Count {
        /// Name for people.
        title: Words,
        /// Unit.
        unit: Unit,
        /// Number at the end of the base year.
        start: Distribution,
        /// Mean number added in a year, which reports move; if not given, only reports tell of it.
        pace: Option<Distribution>,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[serde(default)]
        reach: Reach,
    },
    /// A growth rate: independent normal innovations around an uncertain mean.
    Growth {
        /// Name for people.
        title: Words,
        /// Mean yearly growth.
        mean: Distribution,
        /// Standard deviation of a year's growth around the mean.
        volatility: Distribution,
        /// Key in `datasets/sources.toml`.
        #[schemars(extend("x-names" = "source"))]
        source: String,
        /// Place in the source.
        at: Option<String>,
        /// How it was obtained.
        evidence: Evidence,
        /// How the source was seen.
        verification: Verification,
        /// What else to know.
        note: Option<Words>,
        /// Between which places a draw of it is shared.
        #[serde(default)]
        reach: Reach,
    },
}

impl ProcessFile {
    /// Name for people.
    pub fn title(&self) -> &Words {
        match self {
            ProcessFile::Share { title, .. }
            | ProcessFile::Level { title, .. }
            | ProcessFile::Count { title, .. }
            | ProcessFile::Growth { title, .. } => title,
        }
    }
}
