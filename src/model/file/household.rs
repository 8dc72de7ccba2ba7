//! `[households]` of `model.toml`: how people live together.

use serde::{Deserialize, Serialize};

/// How people live together; only the person engine asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdsFile {
    /// First and last age of adults who can care for others; who is older counts as old.
    pub able: [usize; 2],
    /// Parameter: share of people who live alone.
    pub alone: String,
    /// Parameter: people in a household, on average.
    pub size: String,
    /// Parameter: share of the households of two and more that a couple heads.
    pub couples: String,
    /// Parameter: share of further members who are a generation older than the head.
    pub elders: String,
    /// Parameter: years between generations.
    pub generation: String,
    /// Parameter: their standard deviation.
    pub generation_spread: String,
    /// Parameter: years by which men are older than their wives.
    pub partner: String,
    /// Parameter: their standard deviation.
    pub partner_spread: String,
    /// Parameter: odds that a member of a holder's household holds a certificate too, relative to
    /// others of the same age and sex.
    pub clustering: String,
}

impl HouseholdsFile {
    /// The parameters with their keys.
    pub fn parameters(&self) -> [(&'static str, &str); 9] {
        [
            ("alone", &self.alone),
            ("size", &self.size),
            ("couples", &self.couples),
            ("elders", &self.elders),
            ("generation", &self.generation),
            ("generation_spread", &self.generation_spread),
            ("partner", &self.partner),
            ("partner_spread", &self.partner_spread),
            ("clustering", &self.clustering),
        ]
    }
}
