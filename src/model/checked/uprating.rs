//! How amounts rise, checked: rules that are drawn, and the years in which amounts are revised.

use indexmap::IndexMap;

use super::{ParameterId, ProcessId};
use crate::model::file::{ProcessFile, Uprating, UpratingFile, WayFile};
use crate::source::{Evidence, Verification, Words};
use crate::stream::Decision;

/// How an amount rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rise {
    /// Not at all.
    Fixed,
    /// By a growth process.
    By(ProcessId),
    /// As a rule of the settings says, by its index.
    Rule(usize),
}

impl Rise {
    /// How an amount rises, by the processes and rules of its model; not at all where a name is unknown, which has been
    /// complained about.
    pub fn of(
        uprating: &Uprating,
        processes: &IndexMap<String, ProcessFile>,
        rules: &IndexMap<String, UpratingFile>,
    ) -> Self {
        match uprating {
            Uprating::Fixed => Rise::Fixed,
            Uprating::By(key) => {
                let process = processes.get_index_of(key);
                process.map_or(Rise::Fixed, |place| Rise::By(ProcessId(place)))
            }
            Uprating::Rule(key) => {
                let rule = rules.get_index_of(key);
                rule.map_or(Rise::Fixed, Rise::Rule)
            }
        }
    }
}

/// How amounts may rise.
#[derive(Clone, Debug, PartialEq)]
pub struct PossibleRises {
    /// The growth process of each way, none where the amount stays nominally what it is, and its probability.
    pub chances: Vec<(Option<ProcessId>, f64)>,
    /// Whether amounts are revised from time to time only.
    pub renewed: bool,
}

impl Rise {
    /// The ways that are possible, by the rules of its model.
    pub fn ways(self, rules: &[UpratingRule]) -> PossibleRises {
        let certain = |way: Option<ProcessId>| PossibleRises {
            chances: vec![(way, 1.0)],
            renewed: false,
        };
        match self {
            Rise::Fixed => certain(None),
            Rise::By(process) => certain(Some(process)),
            Rise::Rule(rule) => {
                let rule = &rules[rule];
                let chances = rule.ways.iter().copied().zip(rule.probabilities.clone());
                PossibleRises {
                    chances: chances.filter(|(_, chance)| *chance > 0.0).collect(),
                    renewed: rule.renewal.is_some(),
                }
            }
        }
    }
}

/// The growth process that amounts follow in one of the ways of a rule; none where they stay nominally what they are.
pub fn followed(way: &WayFile, processes: &IndexMap<String, ProcessFile>) -> Option<ProcessId> {
    match way {
        WayFile::Fixed => None,
        WayFile::By(key) => processes.get_index_of(key).map(ProcessId),
    }
}

/// A rule by which amounts rise: one of several ways in each draw, revised every year or from time to time.
#[derive(Clone, Debug)]
pub struct UpratingRule {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// The ways: a growth process, or none where the amount stays nominally what it is.
    pub ways: Vec<Option<ProcessId>>,
    /// Probability of each way.
    pub probabilities: Vec<f64>,
    /// Probability that amounts are revised in a year; in every year if none.
    pub renewal: Option<ParameterId>,
    /// Key of its source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// Evidence of it.
    pub evidence: Evidence,
    /// How its source was seen.
    pub verification: Verification,
    /// What else to know.
    pub note: Option<Words>,
    /// The stream that decides which way holds.
    pub decision: Decision,
    /// The stream that decides in which years amounts are revised.
    pub renewals: Decision,
}

impl UpratingRule {
    /// The way that holds where a uniform number is so: ways follow each other by their probabilities.
    pub fn way(&self, uniform: f64) -> Option<ProcessId> {
        let mut below = 0.0;
        let found = self.probabilities.iter().position(|probability| {
            below += probability;
            uniform < below
        });
        let last = self.probabilities.iter().rposition(|share| *share > 0.0);
        found.or(last).and_then(|place| self.ways[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(probabilities: &[f64]) -> UpratingRule {
        UpratingRule {
            key: "rule".into(),
            title: Words::default(),
            ways: vec![None, Some(ProcessId(4)), Some(ProcessId(7))],
            probabilities: probabilities.to_vec(),
            renewal: None,
            source: String::new(),
            at: None,
            evidence: Evidence::Judged,
            verification: Verification::Unverified,
            note: None,
            decision: Decision::named("a rule"),
            renewals: Decision::named("its years"),
        }
    }

    #[test]
    fn ways_hold_as_often_as_they_are_likely() {
        let rule = rule(&[0.25, 0.75, 0.0]);
        assert_eq!(rule.way(0.1), None);
        assert_eq!(rule.way(0.25), Some(ProcessId(4)));
        // Rounding of the sum never lets through a way that cannot be.
        assert_eq!(rule.way(1.0), Some(ProcessId(4)));
    }
}
