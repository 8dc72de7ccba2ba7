//! The classical theta method: simple smoothing with half the slope of the line as drift.

use super::line::Line;
use crate::forecast::smoothing::additive::filter;
use crate::forecast::smoothing::search::{Shape, search};

/// Forecasts of the classical theta method for complete values.
///
/// `ŷ[n+h] = ℓ[n] + ½ b {h − 1 + [1 − (1−α)^n]/α}`, with `b` the slope of the line through all the
/// years and α, ℓ of simple smoothing.
/// Source: Assimakopoulos and Nikolopoulos (2000); in this form Hyndman and Billah (2003).
pub fn mean(values: &[f64], budget: usize, out: &mut [f64]) {
    let found = search(values, Shape::Level, budget);
    let level = filter(values, found.by, found.start).level;
    let half = 0.5 * Line::through(values).slope;
    let alpha = found.by.alpha;
    let settled = (1.0 - libm::pow(1.0 - alpha, values.len() as f64)) / alpha;
    for (h, m) in out.iter_mut().enumerate() {
        *m = level + half * (h as f64 + settled);
    }
}
