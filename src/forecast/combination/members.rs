//! The models that are combined, each in a form that costs microseconds.
//!
//! Another is one more [`Member`], and its forecasts in [`members`]. What each has lost on other series stands in
//! `forecast/calibration/reference.csv`, which is then estimated again: `plancast bench reference --data m3_yearly.csv
//! --out reference.csv`.

use super::tempered::tempered;
use crate::forecast::smoothing::additive::filter;
use crate::forecast::smoothing::search::{TrendShape, search};
use crate::forecast::theta::line::Line;
use crate::forecast::theta::optimised::{Leaning, fit};
use crate::source::Language;

/// Number of members.
pub const MEMBERS: usize = 5;

/// A member of the combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// Dynamic optimised theta.
    DynamicTheta,
    /// Random walk with drift.
    Drift,
    /// Random walk with a drift shrunk and damped, as growth where values are positive.
    ShrunkDrift,
    /// Optimised theta.
    Theta,
    /// Simple exponential smoothing.
    Level,
}

impl Member {
    /// All, in the order of their forecasts.
    pub const ALL: [Member; MEMBERS] = [
        Member::DynamicTheta,
        Member::Drift,
        Member::ShrunkDrift,
        Member::Theta,
        Member::Level,
    ];

    /// The word used in tables.
    pub const fn key(self) -> &'static str {
        match self {
            Member::DynamicTheta => "dynamic optimised theta",
            Member::Drift => "drift",
            Member::ShrunkDrift => "shrunk damped drift",
            Member::Theta => "optimised theta",
            Member::Level => "simple smoothing",
        }
    }

    /// The word for people.
    pub const fn said(self, language: Language) -> &'static str {
        match (self, language) {
            (Member::DynamicTheta, Language::Zh) => "动态优化 Theta",
            (Member::Drift, Language::Zh) => "带漂移的随机游走",
            (Member::ShrunkDrift, Language::Zh) => "收缩并阻尼的漂移",
            (Member::Theta, Language::Zh) => "优化 Theta",
            (Member::Level, Language::Zh) => "简单指数平滑",
            (other, Language::En) => other.key(),
        }
    }
}

/// The share of the past drift that is kept, and the share of it that is left a year later.
pub const SHRINKAGE: f64 = 0.7;
/// See [`SHRINKAGE`].
pub const DAMPING: f64 = 0.9;
/// Growth beyond e¹⁰ times the largest value seen is not believed.
const LARGEST_LOG: f64 = 10.0;
/// Evaluations that a search in one dimension may take.
const BUDGET: usize = 26;
/// Years with values of their own from which the thetas and the smoothing are fitted.
const THETA_YEARS: usize = 4;
const LEVEL_YEARS: usize = 3;

/// Forecasts of all members, member after member, `out.len() / MEMBERS` years each.
///
/// `logs` are the logarithms of the values, or empty on the line. At least one value; a member
/// that needs more years than have a value of their own (`known`) gives what a simpler one gives: years on a line
/// through a gap are none. The largest change of a short history counts as the second largest.
pub fn members(values: &[f64], logs: &[f64], known: usize, lines: &mut Vec<Line>, out: &mut [f64]) {
    let calm = tempered(values, logs, known);
    let (values, logs) = match &calm {
        Some((values, logs)) => (&values[..], &logs[..]),
        None => (values, logs),
    };
    let horizon = out.len() / MEMBERS;
    let n = values.len();
    let last = values[n - 1];
    let drift = (last - values[0]) / (n.max(2) - 1) as f64;
    let (dynamic, rest) = out.split_at_mut(horizon);
    let (steady, rest) = rest.split_at_mut(horizon);
    let (shrunk, rest) = rest.split_at_mut(horizon);
    let (theta, level) = rest.split_at_mut(horizon);
    for (h, m) in steady.iter_mut().enumerate() {
        *m = last + drift * (h + 1) as f64;
    }
    // Where values are positive a fall is a factor; growth of a few years is not compounded.
    let factor = !logs.is_empty();
    if factor && (known >= THETA_YEARS || drift < 0.0) {
        shrunk_drift(logs, shrunk);
        shrunk
            .iter_mut()
            .for_each(|m| *m = libm::exp(m.min(LARGEST_LOG)));
    } else {
        shrunk_drift(values, shrunk);
    }
    if known >= THETA_YEARS {
        fit(values, Leaning::Growing, lines, BUDGET).mean(dynamic);
        fit(values, Leaning::Whole, lines, BUDGET).mean(theta);
    } else {
        dynamic.copy_from_slice(shrunk);
        theta.copy_from_slice(shrunk);
    }
    if known >= LEVEL_YEARS {
        let found = search(values, TrendShape::Level, BUDGET);
        level.fill(filter(values, found.by, found.start).level);
    } else {
        level.fill(last);
    }
}

/// `ŷ[n+h] = y[n] + κ d (φ + φ² + … + φ^h)`, with `d` the mean yearly change.
fn shrunk_drift(values: &[f64], out: &mut [f64]) {
    let n = values.len();
    let mut step = SHRINKAGE * (values[n - 1] - values[0]) / (n.max(2) - 1) as f64;
    let mut mean = values[n - 1];
    for m in out {
        step *= DAMPING;
        mean += step;
        *m = mean;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a line through a gap only the ends are values: no theta and no smoothing is fitted to it.
    #[test]
    fn a_line_through_a_gap_is_no_history() {
        let values: Vec<f64> = (0..10).map(|year| 1.0 + 0.05 * f64::from(year)).collect();
        let logs: Vec<f64> = values.iter().map(|value| libm::log(*value)).collect();
        let of = |known| {
            let mut out = [0.0; 3 * MEMBERS];
            members(&values, &logs, known, &mut Vec::new(), &mut out);
            out
        };
        let (two, ten) = (of(2), of(10));
        let (dynamic, shrunk, theta, level) = (&two[..3], &two[6..9], &two[9..12], &two[12..]);
        assert!(dynamic == shrunk && theta == shrunk, "{two:?}");
        assert_eq!(level, [values[9]; 3]);
        // Where each year has a value of its own the line goes on.
        assert!(ten[0] > shrunk[0] && ten[9] > shrunk[0], "{ten:?}");
    }
}
