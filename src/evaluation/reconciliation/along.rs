//! How what else is told of a place goes along with what was moved: a regression on the logarithms over its draws.

use std::convert::Infallible;

use super::part::centred;
use crate::statistics::cholesky::cholesky;

/// Correlations that are smaller than so many of their standard errors count as none: they would be chance.
const CHANCE: f64 = 3.0;
/// A part that the others leave less than this of its variance tells nothing of its own.
const ALONE: f64 = 1e-6;

/// What was moved of a place, made ready to be regressed on.
pub(super) struct Along<'a> {
    /// Logarithms less their mean, by total; none where the place does not move.
    logs: &'a [&'a [f64]],
    /// Lower triangle of the Cholesky factor of their covariance, row by row; a nought on the diagonal where a part tells
    /// nothing.
    factor: Vec<f64>,
}

impl<'a> Along<'a> {
    /// Of the centred logarithms of each total.
    pub fn new(logs: &'a [&'a [f64]]) -> Self {
        let root = |i: usize, left: f64| {
            let own = mixed(logs[i], logs[i]);
            let tells = own > 0.0 && left > ALONE * own;
            Ok::<f64, Infallible>(if tells { left.sqrt() } else { 0.0 })
        };
        let Ok(factor) = cholesky(logs.len(), |i, j| mixed(logs[i], logs[j]), root);
        Along { logs, factor }
    }

    /// Weights of the totals' moves in those of something else: none where it is not above 0 in every draw.
    pub fn weights(&self, draws: &[f32]) -> Vec<(usize, f64)> {
        let Some(own) = centred(draws.iter().map(|value| f64::from(*value))) else {
            return Vec::new();
        };
        let spread = mixed(&own, &own).sqrt();
        let least = CHANCE / (draws.len() as f64).sqrt();
        let count = self.logs.len();
        let factor = |row: usize, column: usize| self.factor[row * count + column];
        let together: Vec<f64> = self
            .logs
            .iter()
            .map(|logs| {
                let both = mixed(&own, logs);
                let most = spread * mixed(logs, logs).sqrt();
                if both.abs() > least * most { both } else { 0.0 }
            })
            .collect();
        let mut half = vec![0.0; count];
        for i in 0..count {
            if factor(i, i) > 0.0 {
                let known: f64 = (0..i).map(|k| factor(i, k) * half[k]).sum();
                half[i] = (together[i] - known) / factor(i, i);
            }
        }
        let mut weights = vec![0.0; count];
        for i in (0..count).rev() {
            if factor(i, i) > 0.0 {
                let known: f64 = (i + 1..count).map(|k| factor(k, i) * weights[k]).sum();
                weights[i] = (half[i] - known) / factor(i, i);
            }
        }
        let weights = weights.into_iter().enumerate();
        weights.filter(|(_, weight)| *weight != 0.0).collect()
    }
}

/// Covariance of two centred rows; 0 where one is not there.
fn mixed(one: &[f64], two: &[f64]) -> f64 {
    let products: f64 = one.iter().zip(two).map(|(a, b)| a * b).sum();
    products / one.len().min(two.len()).max(1) as f64
}
