//! What was reported of a rate, and how well a level fits it.

use super::chain::{Chain, STATES};
use super::levels::{LEVELS, cell, level_of};
use crate::statistics::sampling::Sampler;

/// A rate reported for the start or a year after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportedRate {
    /// Years after the start.
    pub step: usize,
    /// The share, from 0 to 1.
    pub share: f64,
    /// Standard deviation of its error; 0 where it stands as printed.
    pub error: f64,
}

/// How well a level fits what was reported, where anything was.
pub(super) fn fit(reported: &Option<Vec<f64>>, level: usize) -> f64 {
    reported.as_ref().map_or(1.0, |seen| seen[level])
}

/// How well a report fits a level: what stands as printed lies in its own; an error spreads it.
pub(super) fn likelihood(report: &ReportedRate, level: usize) -> f64 {
    if report.error <= 0.0 {
        return f64::from(level_of(report.share) == level);
    }
    let (low, high) = cell(level);
    // The middle of the cell, the report itself where it lies within.
    let nearest = report.share.clamp(low, high);
    let z = (nearest - report.share) / report.error;
    libm::exp(-0.5 * z * z)
}

/// The start's levels, cumulated, after weighing by what was reported; the start's distribution below each.
pub(super) fn weighted(
    chain: &Chain,
    start: &Sampler,
    reported: &Option<Vec<f64>>,
    ahead: Option<&Vec<f64>>,
) -> Option<(Vec<f64>, Vec<f64>)> {
    let below: Vec<f64> = (0..=LEVELS)
        .map(|level| match level {
            0 => 0.0,
            LEVELS => 1.0,
            _ => part_below(start, cell(level).0),
        })
        .collect();
    let mut cumulated = Vec::with_capacity(LEVELS);
    let mut sum = 0.0;
    for level in 0..LEVELS {
        let member = chain.member(level);
        let told = ahead.map_or(1.0, |ahead| {
            (0..STATES)
                .map(|s| member[s] * ahead[s * LEVELS + level])
                .sum()
        });
        sum += (below[level + 1] - below[level]) * told * fit(reported, level);
        cumulated.push(sum);
    }
    if sum <= 0.0 {
        return None;
    }
    cumulated.iter_mut().for_each(|part| *part /= sum);
    Some((cumulated, below))
}

/// The part of a distribution below a value, by halving.
fn part_below(sampler: &Sampler, value: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = 0.5 * (low + high);
        if sampler.quantile(middle) < value {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
