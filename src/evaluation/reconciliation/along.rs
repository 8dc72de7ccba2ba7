//! How what else is told of a place goes along with what was moved: a regression on the logarithms over its draws.

use super::part::centred;

/// Correlations that are smaller than so many of their standard errors count as none: they would be chance.
const CHANCE: f64 = 3.0;
/// A part that the others leave less than this of its variance tells nothing of its own.
const ALONE: f64 = 1e-6;

/// What was moved of a place, made ready to be regressed on.
pub(super) struct Along<'a> {
    /// Logarithms less their mean, by total; none where the place does not move.
    logs: &'a [&'a [f64]],
    /// Lower triangle of the Cholesky factor of their covariance; a row of noughts where a part tells nothing.
    factor: Vec<Vec<f64>>,
}

impl<'a> Along<'a> {
    /// Of the centred logarithms of each total.
    pub fn new(logs: &'a [&'a [f64]]) -> Self {
        let count = logs.len();
        let mut factor = vec![vec![0.0; count]; count];
        for i in 0..count {
            let own = mixed(logs[i], logs[i]);
            for j in 0..i {
                if factor[j][j] > 0.0 {
                    let known: f64 = (0..j).map(|k| factor[i][k] * factor[j][k]).sum();
                    factor[i][j] = (mixed(logs[i], logs[j]) - known) / factor[j][j];
                }
            }
            let left = own - (0..i).map(|k| factor[i][k] * factor[i][k]).sum::<f64>();
            if own > 0.0 && left > ALONE * own {
                factor[i][i] = left.sqrt();
            }
        }
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
            if self.factor[i][i] > 0.0 {
                let known: f64 = (0..i).map(|k| self.factor[i][k] * half[k]).sum();
                half[i] = (together[i] - known) / self.factor[i][i];
            }
        }
        let mut weights = vec![0.0; count];
        for i in (0..count).rev() {
            if self.factor[i][i] > 0.0 {
                let known: f64 = (i + 1..count).map(|k| self.factor[k][i] * weights[k]).sum();
                weights[i] = (half[i] - known) / self.factor[i][i];
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
