//! Parameters and processes, checked.

use super::completion::{Completion, ToldByCompletion};
use super::observation::{Observation, added};
use crate::axes::Year;
use crate::model::file::ProcessKind;
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
    pub held: Vec<HeldValue>,
    /// Whether it is a share that moves as coverage rates have moved elsewhere.
    pub as_elsewhere: bool,
    /// Whether it is a count or a completion whose pace is declared; otherwise only reports tell of it.
    pub pace_declared: bool,
    /// Whether it is a count or a completion of whose pace neither a declaration nor a report tells: its draws are those of
    /// a prior, and no forecast.
    pub prior_only: bool,
    /// The things that a completion finishes.
    pub completion: Option<Completion>,
    /// What reports of the things that a count finishes tell of it, where none of its own do.
    pub told: Option<ToldByCompletion>,
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
pub struct HeldValue {
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
    /// Drift, pace, chance or mean growth.
    pub drift: Sampler,
    /// Standard deviation of the innovations (count: not used; completion: correlation of those of one year).
    pub volatility: Sampler,
    /// Mean number of jumps in a year, and the standard deviation of the change of the logarithm in one.
    pub jumps: Option<[Sampler; 2]>,
}

impl Process {
    /// What reports of a count say was added since the base year, to a start, and in how many years.
    pub fn added(&self, start: f64, base: Year) -> (f64, f64) {
        match &self.told {
            Some(told) => added(&told.totals, &[], start, base),
            None => added(&self.observations, &self.additions, start, base),
        }
    }

    /// Where it starts at least: whole things, where it counts or finishes some.
    pub fn least_start(&self) -> Option<f64> {
        const LEAST: f64 = 1e-9;
        let start = self.layers.first()?.start.quantile(LEAST);
        Some(match &self.completion {
            Some(own) => f64::from(own.finished(start)) / f64::from(own.of),
            None if self.kind.has_pace() => start.round(),
            None => start,
        })
    }
}
