//! Parameters and processes, checked.

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Sampler;
use crate::stream::Decision;
use crate::units::Unit;

/// One parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Unit in words.
    pub unit: String,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
    /// Key of the source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// What else to know.
    pub note: Option<Words>,
    /// What it may be, by layer.
    pub layers: Vec<Sampler>,
    /// The stream that it is drawn from.
    pub decision: Decision,
}

/// What kind of process it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessKind {
    /// A share: as coverage rates elsewhere, or a logit random walk with drift.
    Share,
    /// Log random walk with drift.
    Level,
    /// Poisson additions.
    Count,
    /// Growth rates around a mean.
    Growth,
}

impl ProcessKind {
    /// The kind that a file calls by this word.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "share" => ProcessKind::Share,
            "level" => ProcessKind::Level,
            "count" => ProcessKind::Count,
            "growth" => ProcessKind::Growth,
            _ => return None,
        })
    }

    /// The key that says in files how it moves.
    pub const fn moved_by(self) -> &'static str {
        match self {
            ProcessKind::Share | ProcessKind::Level => "drift",
            ProcessKind::Count => "pace",
            ProcessKind::Growth => "mean",
        }
    }

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            ProcessKind::Share => "share",
            ProcessKind::Level => "level",
            ProcessKind::Count => "count",
            ProcessKind::Growth => "growth",
        }
    }
}

/// One process.
#[derive(Clone, Debug)]
pub struct Process {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Kind.
    pub kind: ProcessKind,
    /// Unit.
    pub unit: Unit,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
    /// Key of the source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// What else to know.
    pub note: Option<Words>,
    /// Its distributions, by layer.
    pub layers: Vec<ProcessLayer>,
    /// Where levers hold it, by layer.
    pub held: Vec<Held>,
    /// Whether it is a share that moves as coverage rates have moved elsewhere.
    pub as_elsewhere: bool,
    /// Whether it is a count whose pace is declared; otherwise only reports tell of it.
    pub pace_declared: bool,
    /// How often a year a count is due, where that is fixed.
    pub occasions: Option<u32>,
    /// What was reported of it and is known.
    pub observations: Vec<Observation>,
    /// What was reported of a count's additions in single years and is known.
    pub additions: Vec<Observation>,
    /// The stream of its start, drift and volatility.
    pub decision: Decision,
    /// The stream of its yearly innovations.
    pub innovations: Decision,
    /// The stream of its jumps.
    pub jumps: Decision,
    /// The stream of the errors of what was reported.
    pub errors: Decision,
}

/// A value that a lever holds a process at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// Index of the layer.
    pub layer: usize,
    /// The value.
    pub value: f64,
}

/// The distributions of a process in one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcessLayer {
    /// Value at the end of the base year (growth: not used).
    pub start: Sampler,
    /// Drift, pace or mean growth.
    pub drift: Sampler,
    /// Standard deviation of the innovations (count: not used).
    pub volatility: Sampler,
    /// Mean number of jumps in a year, and the standard deviation of the change of the logarithm in one.
    pub jumps: Option<[Sampler; 2]>,
}

/// A reported value of a process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The year it is about.
    pub year: Year,
    /// The value.
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; 0 where it stands as printed.
    pub error: f64,
}

impl Process {
    /// What reports of a count say was added since the base year, to a start, and in how many years.
    pub fn added(&self, start: f64, base: Year) -> (f64, f64) {
        added(&self.observations, &self.additions, start, base)
    }
}

/// What was added since the base year, to a start, and in how many years: by the last total, and in the single years
/// after it.
pub fn added(
    totals: &[Observation],
    additions: &[Observation],
    start: f64,
    base: Year,
) -> (f64, f64) {
    let (mut added, mut until) = (0.0, base);
    if let Some(last) = totals.last() {
        added = (last.value - start).max(0.0);
        until = last.year.max(base);
    }
    let mut years = f64::from(until - base);
    for seen in additions {
        if seen.year > until {
            until = seen.year;
            added += seen.value;
            years += 1.0;
        }
    }
    (added, years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_single_years_are_added_up_once() {
        let seen = |year: Year, value: f64| Observation {
            year,
            value,
            error: 0.0,
        };
        // Nothing; a total of three years; single years, one of which the total contains and one said twice.
        assert_eq!(added(&[], &[], 4.0, 10), (0.0, 0.0));
        assert_eq!(added(&[seen(13, 9.0)], &[], 4.0, 10), (5.0, 3.0));
        let single = [seen(12, 2.0), seen(14, 1.0), seen(14, 1.0), seen(16, 3.0)];
        assert_eq!(added(&[seen(13, 9.0)], &single, 4.0, 10), (9.0, 5.0));
        assert_eq!(added(&[], &single, 0.0, 10), (6.0, 3.0));
    }
}
