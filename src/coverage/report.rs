//! What was reported of a rate, and how well a level fits it.

use super::chain::{Chain, STATES};
use super::levels::{LEVELS, cell, level_of};
use crate::statistics::sampling::{Sampler, normal_probability, normal_quantile};

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

/// How well a report fits a level: what stands as printed lies in its own; with an error, its density on average over the
/// shares of the level.
pub(super) fn likelihood(report: &ReportedRate, level: usize) -> f64 {
    if report.error <= 0.0 {
        return f64::from(level_of(report.share) == level);
    }
    let (low, high) = cell(level);
    let [below, above] = tails(report, level);
    (above - below).abs() / (high - low)
}

/// A share of a level that was reported: the report itself, or with its error, given that it is of this level; `within` is
/// uniform.
pub(super) fn share_within(report: &ReportedRate, level: usize, within: f64) -> f64 {
    let (low, high) = cell(level);
    if report.error <= 0.0 {
        return report.share.clamp(low, high);
    }
    let [below, above] = tails(report, level);
    let part = below + within * (above - below);
    let score = normal_quantile(part.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON));
    let score = if above < below { -score } else { score };
    (report.share + report.error * score).clamp(low, high)
}

/// How likely the error of a report leads below the lower and the upper end of a level; above them where the level lies
/// above the report, so that levels far away keep their weight.
fn tails(report: &ReportedRate, level: usize) -> [f64; 2] {
    let (low, high) = cell(level);
    let side = if low > report.share { -1.0 } else { 1.0 };
    [low, high].map(|end| normal_probability(side * (end - report.share) / report.error))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// 98.4 ± 0.1 %: more than 98.5 with a probability of 0.159, wherever the whole per cents end.
    #[test]
    fn levels_have_what_the_error_leaves_them() {
        let report = ReportedRate {
            step: 1,
            share: 0.984,
            error: 0.001,
        };
        let part = |level: usize| {
            let (low, high) = cell(level);
            likelihood(&report, level) * (high - low)
        };
        assert!((part(level_of(0.99)) - 0.1587).abs() < 1e-4);
        assert!((part(level_of(0.98)) - 0.8413).abs() < 1e-4);
        // Far away it is little, and not nothing.
        assert!((0.0..1e-15).contains(&part(level_of(0.97))) && part(level_of(0.97)) > 0.0);
        // Within a level no share is more likely than the report makes it.
        let shares = [0.1, 0.5, 0.9].map(|within| share_within(&report, level_of(0.99), within));
        assert!(shares[0] > 0.985 && shares[0] < shares[1] && shares[1] < shares[2]);
        assert!(shares[2] < 0.988, "{shares:?}");
        let exact = ReportedRate {
            error: 0.0,
            ..report
        };
        assert_eq!(share_within(&exact, level_of(0.984), 0.3), 0.984);
        assert_eq!(
            [0.98, 0.99].map(|own| likelihood(&exact, level_of(own))),
            [1.0, 0.0]
        );
    }
}
