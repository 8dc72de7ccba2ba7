//! The towns of a county, checked.

use std::collections::BTreeMap;

use super::QuantityId;
use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Sampler;
use crate::stream::Decision;

/// The towns of a county, in the order of their keys, so that the order in which they are written changes nothing.
#[derive(Clone, Debug)]
pub struct Towns {
    /// The towns.
    pub list: Vec<Town>,
    /// Concentration of the people of towns whose population is not known.
    pub people: Sampler,
    /// Concentration of holders around people.
    pub holders: Sampler,
    /// Concentration of the need for a service around holders.
    pub needs: Sampler,
    /// By index of the service: the quantity that is the share of towns with a centre.
    pub covered: BTreeMap<usize, QuantityId>,
    /// The weakest evidence of the towns and of how much they differ.
    pub evidence: Evidence,
    /// How the source of the towns was seen.
    pub verification: Verification,
    /// Key of that source.
    pub source: String,
}

/// A town.
#[derive(Clone, Debug)]
pub struct Town {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// People, in whatever unit all towns have; what is expected where it is not known.
    pub weight: f64,
    /// Whether that is known.
    pub weighed: bool,
    /// Holders that are known, in the order of the years.
    pub holders: Vec<TownCount>,
    /// Recipients that are known, by index of the service, in the order of the years.
    pub recipients: BTreeMap<usize, Vec<TownCount>>,
    /// Centres in the base year, by index of the service, where they are known.
    pub centres: BTreeMap<usize, u64>,
    /// What its own chance is addressed by.
    pub decision: Decision,
}

/// A number of a town that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TownCount {
    /// The year.
    pub year: Year,
    /// How many.
    pub persons: f64,
    /// Standard deviation of the logarithm of what it may be wrong by; 0 is exact.
    pub error: f64,
}

impl Town {
    /// Whether any figure of it is known.
    pub fn is_known(&self) -> bool {
        self.weighed
            || !self.holders.is_empty()
            || !self.recipients.is_empty()
            || !self.centres.is_empty()
    }
}

impl Towns {
    /// Whether any figure tells the towns apart; otherwise one is like another, and only what holds for any of them
    /// can be said.
    pub fn are_told_apart(&self) -> bool {
        self.list.iter().any(Town::is_known)
    }
}
