//! `calibration.toml`: which parameters the data may move, and the data.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SpreadFile;
use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};

/// What a model is conditioned on beyond its anchors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalibrationFile {
    /// The engine starts from what was known by this year; from all that is known if none.
    pub as_of: Option<Year>,
    /// The engine's stocks are those at the end of this year, so that what was published after it is
    /// data; the model's own base year if none. What is anchored there must have been published too.
    pub base_year: Option<Year>,
    /// Parameters that the data may move.
    #[schemars(extend("x-names" = "parameter"))]
    pub parameters: Vec<String>,
    /// Distributions to start from in place of the parameters' own, where those were judged from the
    /// very data below.
    #[serde(default)]
    pub prior: IndexMap<String, SpreadFile>,
    /// The data.
    #[serde(default)]
    pub observation: Vec<EvidenceFile>,
}

/// What kind of figure was published; it decides the scale of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A number at the end of a year; error on the logarithm.
    Stock,
    /// A number in a year; error on the logarithm.
    Flow,
    /// A share at the end of a year; error on the logit.
    Share,
    /// A number over several years, `from` the first to `year` the last; error on the logarithm.
    Sum,
}

/// One published figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// Key of the quantity, such as `population` or `deaths`.
    #[schemars(extend("x-names" = "quantity"))]
    pub quantity: String,
    /// What kind of figure it is.
    pub kind: EvidenceKind,
    /// First year of a sum.
    pub from: Option<Year>,
    /// Year, or last year of a sum.
    pub year: Year,
    /// The value.
    pub value: f64,
    /// Standard deviation of the error on the scale of the kind.
    pub error: f64,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
    /// What else to know.
    pub note: Option<Words>,
}

/// What a calibration leaves beside the parameters: which draws brought the figures about. `run` repeats those very
/// draws, so that what was fitted is what is run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalibratedFile {
    /// Seed of the calibration, from which every draw's chance follows.
    pub seed: u64,
    /// Year from which it started.
    pub base_year: Year,
    /// Effective sample size of the points tried.
    pub effective: f64,
    /// Number of the draw that belongs to each row of the parameters.
    pub draws: Vec<u32>,
    /// What must be said of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Words>,
}
