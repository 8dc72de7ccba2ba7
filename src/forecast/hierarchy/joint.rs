//! Normal scores of all nodes that fit together: those of a total follow from its leaves.

use super::structure::Structure;
use crate::forecast::outlook::Forecast;
use crate::statistics::sampling::standard_normal;
use crate::stream::Stream;

/// Loads of each node on the leaves' scores and on what the leaves have in common.
pub(super) struct Loads {
    /// For each node, leaf and load.
    own: Vec<Vec<(usize, f64)>>,
    common: Vec<f64>,
    leaves: usize,
}

impl Loads {
    /// From the forecasts of all nodes and the correlation that any two leaves have, 0 to 1.
    ///
    /// The error of a node is taken as the sum of its leaves' errors, each as wide as the leaf's own
    /// 80 % interval in the first year; the score is that sum over its standard deviation.
    pub fn of(structure: &Structure, forecasts: &[Forecast], correlation: f64) -> Loads {
        let first = structure.nodes() - structure.leaves();
        let width = |leaf: usize| {
            let (low, high) = forecasts[first + leaf].interval(1, 0.8);
            // A leaf without any spread still needs a share in the score of its totals.
            (high - low).max(f64::MIN_POSITIVE)
        };
        let widths: Vec<f64> = (0..structure.leaves()).map(width).collect();
        let (mut own, mut common) = (Vec::new(), Vec::new());
        for node in 0..structure.nodes() {
            let of = structure.of(node);
            let largest = of.iter().map(|l| widths[*l]).fold(0.0, f64::max);
            let parts: Vec<f64> = of.iter().map(|l| widths[*l] / largest).collect();
            let sum: f64 = parts.iter().sum();
            let squares: f64 = parts.iter().map(|p| p * p).sum();
            let total = libm::sqrt(correlation * sum * sum + (1.0 - correlation) * squares);
            let load = libm::sqrt(1.0 - correlation) / total;
            own.push(of.iter().zip(&parts).map(|(l, p)| (*l, p * load)).collect());
            common.push(libm::sqrt(correlation) * sum / total);
        }
        Loads {
            own,
            common,
            leaves: structure.leaves(),
        }
    }

    /// One year's standard normal scores of all nodes; `leaves` is scratch.
    pub fn draw(&self, stream: &mut Stream, leaves: &mut Vec<f64>, scores: &mut [f64]) {
        let shared = standard_normal(stream);
        leaves.clear();
        leaves.extend((0..self.leaves).map(|_| standard_normal(stream)));
        for ((score, own), common) in scores.iter_mut().zip(&self.own).zip(&self.common) {
            *score = common * shared + own.iter().map(|(l, load)| load * leaves[*l]).sum::<f64>();
        }
    }
}

/// The correlation that yearly changes of different series have on average, shrunk towards none.
///
/// `changes[series][year]`, all of one length. From the variance of the sum of `n` standardised
/// series, `(Var/n − 1)/(n − 1)`, times `T/(T + 10)`; never below 0 or above 0.95.
pub fn common_correlation(changes: &[Vec<f64>]) -> f64 {
    const NEEDED: f64 = 10.0;
    let standard: Vec<Vec<f64>> = changes
        .iter()
        .filter_map(|series| {
            let n = series.len() as f64;
            let mean = series.iter().sum::<f64>() / n;
            let sd = libm::sqrt(series.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / n);
            (sd > 0.0).then(|| series.iter().map(|c| (c - mean) / sd).collect())
        })
        .collect();
    let n = standard.len() as f64;
    let years = standard.iter().map(Vec::len).min().unwrap_or(0);
    if n < 2.0 || years < 2 {
        return 0.0;
    }
    let sums = (0..years).map(|t| standard.iter().map(|s| s[t]).sum::<f64>());
    let variance = sums.map(|s| s * s).sum::<f64>() / years as f64;
    let correlation = (variance / n - 1.0) / (n - 1.0);
    let years = years as f64;
    (correlation * years / (years + NEEDED)).clamp(0.0, 0.95)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correlation_of_alike_and_unlike_series() {
        let up = vec![1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0];
        let down: Vec<f64> = up.iter().map(|c| -c).collect();
        assert!((common_correlation(&[up.clone(), up.clone()]) - 0.5).abs() < 1e-12);
        assert_eq!(common_correlation(&[up, down]), 0.0);
    }
}
