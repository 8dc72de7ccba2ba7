//! Mean scores of the cases, by method and horizon.

use super::{Backtest, Case, Method};
use crate::evaluation::score::{Reliability, brier, interval_score, reliability, smape};

/// Mean scores of a method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// Who forecast.
    pub method: Method,
    /// Years ahead; `None` for all together.
    pub horizon: Option<usize>,
    /// Number of cases.
    pub cases: usize,
    /// Symmetric absolute percentage error, 0 to 200.
    pub smape: f64,
    /// Absolute error, in mean yearly changes.
    pub mase: f64,
    /// CRPS, in mean yearly changes.
    pub crps: f64,
    /// Pinball loss, in mean yearly changes.
    pub pinball: f64,
    /// Score of the 95 % interval, in mean yearly changes.
    pub msis95: f64,
    /// Share of outcomes inside the 80 % interval.
    pub cover80: f64,
    /// Share of outcomes inside the 95 % interval.
    pub cover95: f64,
    /// Brier score of "target met".
    pub brier: f64,
}

impl Backtest {
    /// Mean scores of each method at each horizon, and over all.
    pub fn scores(&self) -> Vec<Scores> {
        let longest = self.cases.iter().map(|c| c.horizon).max().unwrap_or(0);
        let mut out = Vec::new();
        for method in Method::ALL {
            for horizon in (1..=longest).map(Some).chain([None]) {
                let chosen: Vec<&Case> = self
                    .cases
                    .iter()
                    .filter(|c| c.method == method && horizon.is_none_or(|h| c.horizon == h))
                    .collect();
                if !chosen.is_empty() {
                    out.push(scores_of(method, horizon, &chosen));
                }
            }
        }
        out
    }

    /// How many outcomes fell into each of `bins` equal ranges of the forecast distribution.
    pub fn pit_histogram(&self, method: Method, bins: usize) -> Vec<usize> {
        let mut counts = vec![0; bins];
        for case in self.cases.iter().filter(|c| c.method == method) {
            counts[((case.pit * bins as f64) as usize).min(bins - 1)] += 1;
        }
        counts
    }

    /// Forecast probabilities of "target met", and how often it was.
    pub fn reliability(&self, method: Method, bins: usize) -> Vec<Reliability> {
        let cases = self.cases.iter().filter(|c| c.method == method);
        reliability(&cases.map(|c| c.target).collect::<Vec<_>>(), bins)
    }
}

fn scores_of(method: Method, horizon: Option<usize>, cases: &[&Case]) -> Scores {
    let mean =
        |f: &dyn Fn(&Case) -> f64| cases.iter().map(|c| f(c)).sum::<f64>() / cases.len() as f64;
    let scaled = |f: &dyn Fn(&Case) -> f64| {
        let parts: Vec<f64> = cases
            .iter()
            .filter_map(|c| c.scale.map(|s| f(c) / s))
            .collect();
        parts.iter().sum::<f64>() / parts.len() as f64
    };
    let inside = |(low, high): (f64, f64), y: f64| f64::from(u8::from(low <= y && y <= high));
    Scores {
        method,
        horizon,
        cases: cases.len(),
        smape: mean(&|c| smape(c.centre, c.outcome)),
        mase: scaled(&|c| (c.outcome - c.centre).abs()),
        crps: scaled(&|c| c.crps),
        pinball: scaled(&|c| c.pinball),
        msis95: scaled(&|c| interval_score(c.interval95, 0.95, c.outcome)),
        cover80: mean(&|c| inside(c.interval80, c.outcome)),
        cover95: mean(&|c| inside(c.interval95, c.outcome)),
        brier: mean(&|c| brier(c.target.0, c.target.1)),
    }
}
