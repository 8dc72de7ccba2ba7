//! How far each year of a process moves with what is reported of it.

use ndarray::Array2;

use super::{Fading, on_scale, transform};
use crate::axes::Year;
use crate::model::checked::{Observation, Process, ProcessKind};
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
    let layer = &process.layers[0];
    let start = moments(&layer.start, |value| transform(process.kind, value)).1;
    let drift = moments(&layer.drift, |value| value).1;
    let (mean, spread) = moments(&layer.volatility, |value| value);
    let jumps = layer.jumps.as_ref().map_or(0.0, |[rate, size]| {
        let (size, off) = moments(size, |value| value);
        moments(rate, |value| value).0 * (size * size + off)
    });
    let innovation = mean * mean + spread + jumps;
    let growth = process.kind == ProcessKind::Growth;
    let covariance = |s: Year, t: Year| {
        if growth {
            drift + if s == t { innovation } else { 0.0 }
        } else {
            let together = f64::from((s.min(t) - base).max(0));
            let drifted = fading.elapsed(base, s) * fading.elapsed(base, t);
            start + drifted * drift + together * innovation
        }
    };
    let n = observations.len();
    let among = Array2::from_shape_fn((n, n), |(i, j)| {
        let error = if i == j {
            let spread = on_scale(process.kind, &observations[i]).1;
            spread * spread
        } else {
            0.0
        };
        covariance(observations[i].year, observations[j].year) + error
    });
    let across = Array2::from_shape_fn((years.len(), n), |(row, column)| {
        covariance(years[row], observations[column].year)
    });
    let inverse = solve(&among, &Array2::eye(n)).map_err(|_| SimulationError::ReportsDisagree {
        key: process.key.clone(),
    })?;
    Ok(product(&across, &inverse))
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
