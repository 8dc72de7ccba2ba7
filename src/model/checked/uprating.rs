//! How amounts rise, checked: rules that are drawn, and the years in which amounts are revised.

use indexmap::IndexMap;

use super::{ParameterId, Process, ProcessId};
use crate::axes::Year;
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
    /// What amounts follow in each way, and its probability.
    pub chances: Vec<(Followed, f64)>,
    /// Whether amounts are revised from time to time only.
    pub renewed: bool,
}

impl Rise {
    /// The ways that are possible, by the rules of its model.
    pub fn ways(self, rules: &[UpratingRule]) -> PossibleRises {
        let certain = |way: Followed| PossibleRises {
            chances: vec![(way, 1.0)],
            renewed: false,
        };
        match self {
            Rise::Fixed => certain(Followed::Nothing),
            Rise::By(process) => certain(Followed::Growth(process)),
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

/// What amounts follow in one of the ways of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Nothing: they stay nominally what they are.
    Nothing,
    /// A growth process.
    Growth(ProcessId),
}

impl Followed {
    /// What amounts follow in a way; nothing where a name is unknown, which has been complained about.
    pub fn of(way: &WayFile, processes: &IndexMap<String, ProcessFile>) -> Self {
        match way {
            WayFile::Fixed => Followed::Nothing,
            WayFile::By(key) => {
                let process = processes.get_index_of(key);
                process.map_or(Followed::Nothing, |place| {
                    Followed::Growth(ProcessId(place))
                })
            }
        }
    }

    /// What becomes of a yuan between two years, by the indices of growth processes in any year.
    pub fn over(self, index: impl Fn(ProcessId, Year) -> f64, (from, to): (Year, Year)) -> f64 {
        match self {
            Followed::Nothing => 1.0,
            Followed::Growth(process) => index(process, to) / index(process, from),
        }
    }

    /// The same in words, by the processes of its model; `renewed` where amounts are revised from time to time only.
    pub fn words(self, processes: &[Process], renewed: bool) -> Words {
        match self {
            Followed::Nothing => Words::both("名义标准不变", "nominally fixed"),
            Followed::Growth(process) => {
                let title = &processes[process.0].title;
                let (often_zh, often_en) = match renewed {
                    true => ("，隔几年调整一次", ", revised every few years"),
                    false => ("", ""),
                };
                Words::both(
                    format!("随{}{often_zh}", title.zh),
                    format!("with {}{often_en}", title.en),
                )
            }
        }
    }
}

/// A rule by which amounts rise: one of several ways in each draw, revised every year or from time to time.
#[derive(Clone, Debug)]
pub struct UpratingRule {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// What amounts follow in each way.
    pub ways: Vec<Followed>,
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
    pub fn way(&self, uniform: f64) -> Followed {
        let mut below = 0.0;
        let found = self.probabilities.iter().position(|probability| {
            below += probability;
            uniform < below
        });
        let last = self.probabilities.iter().rposition(|share| *share > 0.0);
        let place = found.or(last);
        place.map_or(Followed::Nothing, |place| self.ways[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(probabilities: &[f64]) -> UpratingRule {
        UpratingRule {
            key: "rule".into(),
            title: Words::default(),
            ways: vec![
                Followed::Nothing,
                Followed::Growth(ProcessId(4)),
                Followed::Growth(ProcessId(7)),
            ],
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
        assert_eq!(rule.way(0.1), Followed::Nothing);
        assert_eq!(rule.way(0.25), Followed::Growth(ProcessId(4)));
        // Rounding of the sum never lets through a way that cannot be.
        assert_eq!(rule.way(1.0), Followed::Growth(ProcessId(4)));
    }

    #[test]
    fn what_follows_nothing_stays_and_what_follows_growth_rises_by_its_index() {
        let index = |process: ProcessId, year: Year| (process.0 + 1) as f64 * f64::from(year);
        let over = |followed: Followed| followed.over(index, (2, 3));
        assert_eq!(over(Followed::Nothing), 1.0);
        assert_eq!(over(Followed::Growth(ProcessId(4))), 1.5);
        let said = Followed::Nothing.words(&[], true);
        assert_eq!(said, Words::both("名义标准不变", "nominally fixed"));
    }
}
