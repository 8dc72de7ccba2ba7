//! `parameters.toml`: numbers as distributions, each with its source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;
use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::stream::Reach;

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// Name for people.
    pub title: Words,
    /// Unit in words.
    pub unit: String,
    /// What it may be.
    pub distribution: SpreadFile,
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
    /// Between which places a draw of it is shared.
    #[serde(default)]
    pub reach: Reach,
}

/// A distribution, or a rule by which the program computes one from a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SpreadFile {
    /// See [`Distribution::Fixed`].
    Fixed {
        /// The value.
        value: f64,
    },
    /// See [`Distribution::Normal`].
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// See [`Distribution::Lognormal`].
    Lognormal {
        /// Median.
        median: f64,
        /// Standard deviation of the logarithm.
        sd_log: f64,
    },
    /// See [`Distribution::LogitNormal`].
    LogitNormal {
        /// Median.
        median: f64,
        /// Standard deviation of the logit.
        sd_logit: f64,
    },
    /// See [`Distribution::Pert`].
    Pert {
        /// Least value.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Greatest value.
        high: f64,
    },
    /// See [`Distribution::Uniform`].
    Uniform {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    },
    /// See [`Distribution::Beta`].
    Beta {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// See [`Distribution::Gamma`].
    Gamma {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Values drawn from a joint distribution, as a calibration writes them.
    Sample {
        /// One value for each row.
        values: Vec<f64>,
    },
    /// Normal around `pull · (mean yearly log growth of a series − less)`.
    ///
    /// Only the years known by then count, so that the value moves with `--as-of`.
    Growth {
        /// The series: rows with a year and a value.
        series: TableFile,
        /// First year used.
        from: Year,
        /// Last year used.
        until: Option<Year>,
        /// Growth that something else explains.
        less: f64,
        /// Part of the rest that carries over.
        pull: f64,
        /// Standard deviation.
        sd: f64,
    },
}

impl SpreadFile {
    /// The distribution, where it does not have to be computed from a table.
    pub fn plain(&self) -> Option<Distribution> {
        Some(match *self {
            SpreadFile::Sample { ref values } => Distribution::Sample {
                values: values.clone(),
            },
            SpreadFile::Fixed { value } => Distribution::Fixed { value },
            SpreadFile::Normal { mean, sd } => Distribution::Normal { mean, sd },
            SpreadFile::Lognormal { median, sd_log } => Distribution::Lognormal { median, sd_log },
            SpreadFile::LogitNormal { median, sd_logit } => {
                Distribution::LogitNormal { median, sd_logit }
            }
            SpreadFile::Pert { low, mode, high } => Distribution::Pert { low, mode, high },
            SpreadFile::Uniform { low, high } => Distribution::Uniform { low, high },
            SpreadFile::Beta { mean, sd } => Distribution::Beta { mean, sd },
            SpreadFile::Gamma { mean, sd } => Distribution::Gamma { mean, sd },
            SpreadFile::Growth { .. } => return None,
        })
    }
}
