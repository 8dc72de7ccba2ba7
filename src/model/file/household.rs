//! `[households]` of `model.toml`: how people live together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How people live together; only the person engine asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseholdsFile {
    /// First and last age of adults who can care for others; who is older counts as old.
    pub able: [usize; 2],
    /// Parameter: share of people who live alone.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub alone: String,
    /// Parameter: people in a household, on average.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub size: String,
    /// Parameter: share of the households of two and more that a couple heads.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub couples: String,
    /// Parameter: share of further members who are a generation older than the head.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub elders: String,
    /// Parameter: years between generations.
    #[schemars(extend("x-names" = "parameter"))]
    pub generation: String,
    /// Parameter: their standard deviation.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub generation_spread: String,
    /// Parameter: years by which men are older than their wives.
    #[schemars(extend("x-names" = "parameter"))]
    pub partner: String,
    /// Parameter: their standard deviation.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub partner_spread: String,
    /// Parameter: odds that a member of a holder's household holds a certificate too, relative to
    /// others of the same age and sex.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub clustering: String,
}
