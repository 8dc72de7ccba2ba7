//! A normal distribution around a point, from which further points are drawn.

use std::convert::Infallible;

use crate::statistics::cholesky::cholesky;
use crate::statistics::sampling::normal_quantile;
use crate::stream::Stream;

/// `ln 2π`.
pub(super) const LOG_TWO_PI: f64 = 1.837_877_066_409_345_5;

/// Least variance of a kernel in any direction, so that points on a line do not make it flat.
const LEAST_VARIANCE: f64 = 1e-8;

/// A normal distribution by its Cholesky factor.
pub(super) struct Kernel {
    centre: Vec<f64>,
    /// Lower triangle, row by row.
    factor: Vec<f64>,
    log_scale: f64,
}

impl Kernel {
    /// Around `centre` with a covariance, of which the lower triangle is read, row by row.
    pub fn new(centre: Vec<f64>, covariance: &[f64]) -> Self {
        let d = centre.len();
        let floor =
            |_: usize, rest: f64| Ok::<f64, Infallible>(libm::sqrt(rest.max(LEAST_VARIANCE)));
        let Ok(factor) = cholesky(d, |i, j| covariance[i * d + j], floor);
        let log_determinant: f64 = (0..d).map(|i| libm::log(factor[i * d + i])).sum();
        Kernel {
            log_scale: -log_determinant - 0.5 * d as f64 * LOG_TWO_PI,
            centre,
            factor,
        }
    }

    /// Density at a point.
    pub fn density(&self, point: &[f64]) -> f64 {
        let d = self.centre.len();
        let mut solved = vec![0.0; d];
        for i in 0..d {
            let dot: f64 = (0..i).map(|k| self.factor[i * d + k] * solved[k]).sum();
            solved[i] = (point[i] - self.centre[i] - dot) / self.factor[i * d + i];
        }
        let square: f64 = solved.iter().map(|z| z * z).sum();
        libm::exp(self.log_scale - 0.5 * square)
    }

    /// Adds a random point to `out`.
    pub fn draw(&self, chance: &mut Stream, out: &mut Vec<f64>) {
        let d = self.centre.len();
        let scores: Vec<f64> = (0..d).map(|_| normal_quantile(chance.uniform())).collect();
        out.extend((0..d).map(|i| {
            let moved: f64 = (0..=i).map(|k| self.factor[i * d + k] * scores[k]).sum();
            self.centre[i] + moved
        }));
    }
}
