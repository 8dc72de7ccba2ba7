//! Errors of the panel that is being forecast, pooled over its series beside the reference.

use super::fold::FOLDS;
use super::reference::Reference;
use super::shape::ErrorShape;
use crate::forecast::combination::rolling::Residual;

/// What the panel's own past errors say about the series of one fold.
#[derive(Clone, Copy, Debug)]
pub struct Pool {
    /// Weight against the reference, 0 to [`LARGEST_WEIGHT`].
    pub weight: f64,
    /// Logarithm of the typical error a year ahead, in sizes of the reference.
    size: f64,
    /// Change of that logarithm with that of the horizon.
    growth: f64,
    /// Quantiles of the errors, in their sizes.
    shape: ErrorShape,
}

/// Weight of a very large panel with long histories.
pub const LARGEST_WEIGHT: f64 = 0.5;
/// A panel of so many series has half of that weight.
const SERIES_NEEDED: f64 = 150.0;
/// A panel with so many errors a series has half of what remains.
const ERRORS_NEEDED: f64 = 3.0;
/// Fewer series than this say nothing about each other.
const FEWEST: usize = 20;

impl Pool {
    /// For each fold, the pool of the other folds' series; `None` where these are too few.
    ///
    /// `folds` and `residuals` hold one entry for each series.
    pub fn of(folds: &[usize], residuals: &[Vec<Residual>]) -> [Option<Pool>; FOLDS] {
        std::array::from_fn(|fold| {
            let others = || {
                folds
                    .iter()
                    .zip(residuals)
                    .filter(|(f, r)| **f != fold && !r.is_empty())
                    .map(|(f, r)| (Reference::of_fold(*f), r))
            };
            let series = others().count();
            if series < FEWEST {
                return None;
            }
            let mut errors: Vec<(f64, f64, f64)> = Vec::new();
            for (reference, own) in others() {
                let weight = 1.0 / own.len() as f64;
                errors.extend(own.iter().map(|r| {
                    let size = reference.class(r.used).size(r.horizon);
                    (libm::log(r.horizon as f64), r.size / size, weight)
                }));
            }
            let (size, growth) = line(&errors);
            let mut scaled: Vec<(f64, f64)> = errors
                .iter()
                .map(|(h, e, weight)| (e / libm::exp(size + growth * h), *weight))
                .collect();
            let each = errors.len() as f64 / series as f64;
            let series = series as f64;
            Some(Pool {
                weight: LARGEST_WEIGHT * series / (series + SERIES_NEEDED) * each
                    / (each + ERRORS_NEEDED),
                size,
                growth,
                shape: ErrorShape::of(&mut scaled),
            })
        })
    }

    /// The shape at a horizon: the reference's and the panel's own, by weight.
    pub fn blend(&self, reference: &ErrorShape, horizon: usize) -> ErrorShape {
        let factor = libm::exp(self.size + self.growth * libm::log(horizon as f64));
        reference.blend(&self.shape, factor, self.weight)
    }
}

/// Intercept and slope of log |error| on log horizon, the slope shrunk towards none.
fn line(errors: &[(f64, f64, f64)]) -> (f64, f64) {
    /// Spread of the log horizons (a variance) that the slope waits for.
    const NEEDED: f64 = 0.1;
    let total: f64 = errors.iter().map(|e| e.2).sum();
    let y = |e: f64| libm::log(e.abs() + 1e-3);
    let x_mean = errors.iter().map(|e| e.2 * e.0).sum::<f64>() / total;
    let y_mean = errors.iter().map(|e| e.2 * y(e.1)).sum::<f64>() / total;
    let (mut xx, mut xy) = (0.0, 0.0);
    for (x, e, weight) in errors {
        xx += weight * (x - x_mean) * (x - x_mean);
        xy += weight * (x - x_mean) * (y(*e) - y_mean);
    }
    let slope = xy / (xx + NEEDED * total);
    (y_mean - slope * x_mean, slope)
}
