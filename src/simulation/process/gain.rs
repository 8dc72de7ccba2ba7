//! How far each year of a process moves with what is reported of it.

use ndarray::Array2;

use super::{Fading, on_scale};
use crate::axes::Year;
use crate::model::checked::{Observation, Process};
use crate::model::file::ProcessKind;
use crate::simulation::SimulationError;
use crate::statistics::linear_system::{product, solve};
use crate::statistics::sampling::Sampler;

pub(super) fn gain(
    process: &Process,
    observations: &[Observation],
    base: Year,
    years: &[Year],
    fading: Fading,
) -> Result<Array2<f64>, SimulationError> {
    let own = WalkVariances::of(process);
    let growth = process.kind == ProcessKind::Growth;
    let covariance = |s: Year, t: Year| {
        if growth {
            own.drift + if s == t { own.innovation } else { 0.0 }
        } else {
            own.walked(s, t, base, fading)
        }
    };
    let errors: Vec<f64> = observations
        .iter()
        .map(|seen| on_scale(process.kind.scale(), seen).1)
        .collect();
    let reported: Vec<Year> = observations.iter().map(|seen| seen.year).collect();
    conditioned(process, (&reported, &errors), years, covariance)
}

/// How far each year moves with moves of some years that are to be met exactly, where the base year stands.
pub(super) fn gain_of_moves(
    process: &Process,
    moved: &[Year],
    base: Year,
    years: &[Year],
    fading: Fading,
) -> Result<Array2<f64>, SimulationError> {
    let own = match process.as_elsewhere {
        // Its levels are no walk, but what is left of a move is what is left of it in a walk without a drift.
        true => WalkVariances {
            start: 0.0,
            drift: 0.0,
            innovation: 1.0,
        },
        false => WalkVariances {
            start: 0.0,
            ..WalkVariances::of(process)
        },
    };
    let exact = vec![0.0; moved.len()];
    let covariance = |s: Year, t: Year| own.walked(s, t, base, fading);
    conditioned(process, (moved, &exact), years, covariance)
}

/// Gain of each year (rows) on some years with errors (columns).
fn conditioned(
    process: &Process,
    (reported, errors): (&[Year], &[f64]),
    years: &[Year],
    covariance: impl Fn(Year, Year) -> f64,
) -> Result<Array2<f64>, SimulationError> {
    let n = reported.len();
    let among = Array2::from_shape_fn((n, n), |(i, j)| {
        let error = if i == j { errors[i] * errors[i] } else { 0.0 };
        covariance(reported[i], reported[j]) + error
    });
    let across = Array2::from_shape_fn((years.len(), n), |(row, column)| {
        covariance(years[row], reported[column])
    });
    let inverse = solve(&among, &Array2::eye(n)).map_err(|_| SimulationError::ReportsDisagree {
        key: process.key.clone(),
    })?;
    Ok(product(&across, &inverse))
}

/// Variances of a process on the scale on which it is a walk.
pub(super) struct WalkVariances {
    start: f64,
    pub drift: f64,
    pub innovation: f64,
}

impl WalkVariances {
    /// Those of the baseline.
    pub fn of(process: &Process) -> Self {
        let layer = &process.layers[0];
        let scale = process.kind.scale();
        let start = moments(&layer.start, |value| scale.onto(value)).1;
        let drift = moments(&layer.drift, |value| value).1;
        let (mean, spread) = moments(&layer.volatility, |value| value);
        let jumps = layer.jumps.as_ref().map_or(0.0, |[rate, size]| {
            let (size, off) = moments(size, |value| value);
            moments(rate, |value| value).0 * (size * size + off)
        });
        WalkVariances {
            start,
            drift,
            innovation: mean * mean + spread + jumps,
        }
    }

    /// Covariance of two years of a walk.
    fn walked(&self, s: Year, t: Year, base: Year, fading: Fading) -> f64 {
        let together = f64::from((s.min(t) - base).max(0));
        let drifted = fading.elapsed(base, s) * fading.elapsed(base, t);
        self.start + drifted * self.drift + together * self.innovation
    }
}

/// Mean and variance of a transformed distribution, over evenly spaced quantiles.
fn moments(sampler: &Sampler, transform: impl Fn(f64) -> f64) -> (f64, f64) {
    const POINTS: usize = 400;
    let values: Vec<f64> = (0..POINTS)
        .map(|i| transform(sampler.quantile((i as f64 + 0.5) / POINTS as f64)))
        .collect();
    let mean = values.iter().sum::<f64>() / POINTS as f64;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / POINTS as f64;
    (mean, variance)
}
