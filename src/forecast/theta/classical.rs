//! The classical theta method: simple smoothing with half the slope of the line as drift.

use super::line::Line;
use crate::forecast::smoothing::additive::filter;
use crate::forecast::smoothing::search::{TrendShape, search};

/// The fitted classical method.
///
/// `ŷ[n+h] = ℓ[n] + ½ b {h − 1 + [1 − (1−α)^n]/α}`, with `b` the slope of the line through all the
/// years and α, ℓ of simple smoothing.
/// Source: Assimakopoulos and Nikolopoulos (2000); in this form Hyndman and Billah (2003).
#[derive(Clone, Copy, Debug)]
pub struct Classical {
    /// α of simple smoothing.
    pub alpha: f64,
    /// Sum of squared one-step errors of simple smoothing.
    pub squares: f64,
    level: f64,
    drift: f64,
    ahead: f64,
}

impl Classical {
    /// Fits complete values, at least two; `budget` bounds the evaluations.
    pub fn fit(values: &[f64], budget: usize) -> Classical {
        let found = search(values, TrendShape::Level, budget);
        let alpha = found.by.alpha;
        Classical {
            alpha,
            squares: found.squares,
            level: filter(values, found.by, found.start).level,
            drift: 0.5 * Line::through(values).slope,
            ahead: (1.0 - libm::pow(1.0 - alpha, values.len() as f64)) / alpha,
        }
    }

    /// Goes one year on with the value `surprise` above what is expected; gives the value.
    pub fn step(&mut self, surprise: f64) -> f64 {
        let y = self.level + self.drift * self.ahead + surprise;
        self.level += self.alpha * surprise;
        self.ahead += 1.0;
        y
    }
}
