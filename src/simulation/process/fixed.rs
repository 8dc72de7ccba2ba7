//! What a draw fixes of a completion, and how much of its start no report contradicts.

use crate::axes::Year;
use crate::model::checked::{Completion, Process};

/// What another process says of a path, for the same years.
#[derive(Clone, Copy, Debug)]
pub enum SaidByOther<'a> {
    /// The path of the count that moves a completion.
    Count(&'a [f64]),
    /// What the reports of a completion tell of a count: totals since the base year.
    Completion(&'a [(Year, u32)]),
}

impl<'a> SaidByOther<'a> {
    /// Nothing.
    pub const NOTHING: Self = SaidByOther::Completion(&[]);

    /// The path of the count that moves it.
    pub(super) fn driver(self) -> Option<&'a [f64]> {
        match self {
            SaidByOther::Count(path) => Some(path),
            SaidByOther::Completion(_) => None,
        }
    }

    /// What is told of it as a count.
    pub(super) fn told(self) -> &'a [(Year, u32)] {
        match self {
            SaidByOther::Count(_) => &[],
            SaidByOther::Completion(told) => told,
        }
    }
}

/// What a draw fixes of a completion.
pub(super) struct FixedOfProcess<'a, P> {
    pub completion: &'a Completion,
    /// Uniform number of the start.
    pub start: f64,
    /// Chance of a year that one of those taken on is finished.
    pub pace: P,
    /// Latent correlation of those of one year.
    pub together: f64,
    /// The count whose additions finish one more, where there is one, for the same years.
    pub driver: Option<&'a [f64]>,
}

/// The part of a start's distribution that no report contradicts: what is finished stays so.
pub(super) fn start_below(process: &Process) -> f64 {
    let (Some(completion), start) = (&process.completion, &process.layers[0].start) else {
        return 1.0;
    };
    let reports = process.observations.iter().filter(|seen| seen.error == 0.0);
    let Some(least) = reports.map(|seen| completion.finished(seen.value)).min() else {
        return 1.0;
    };
    let fits = |u: f64| completion.finished(start.quantile(u)) <= least;
    below(fits)
}

/// The greatest probability up to which a start fits, by halving; 1 where none does.
fn below(fits: impl Fn(f64) -> bool) -> f64 {
    const LEAST: f64 = 1e-9;
    if fits(1.0 - LEAST) || !fits(LEAST) {
        return 1.0;
    }
    let (mut low, mut high) = (LEAST, 1.0 - LEAST);
    for _ in 0..50 {
        let middle = 0.5 * (low + high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
