//! All points tried, their weights, and where to look next.

use super::kernel::{Kernel, LOG_TWO_PI};

/// All points tried so far.
pub(super) struct Cloud {
    pub dimensions: usize,
    pub points: Vec<f64>,
    pub log_likelihood: Vec<f64>,
    pub log_prior: Vec<f64>,
    /// `Σ` of the kernels' densities at each point.
    pub mixture: Vec<f64>,
    pub kernels: Vec<Kernel>,
    pub first: usize,
    pub added: usize,
}

impl Cloud {
    /// One point's scores.
    pub fn point(&self, at: usize) -> &[f64] {
        &self.points[at * self.dimensions..(at + 1) * self.dimensions]
    }

    /// Takes in new points; the newest kernel, from which they come, is already in the list.
    pub fn extend(&mut self, fresh: &[f64], values: &[f64]) {
        if let Some(newest) = self.kernels.last() {
            for (point, sum) in self
                .points
                .chunks_exact(self.dimensions)
                .zip(&mut self.mixture)
            {
                *sum += newest.density(point);
            }
        }
        for (point, value) in fresh.chunks_exact(self.dimensions).zip(values) {
            let square: f64 = point.iter().map(|z| z * z).sum();
            self.log_prior
                .push(-0.5 * square - 0.5 * self.dimensions as f64 * LOG_TWO_PI);
            self.mixture.push(
                self.kernels
                    .iter()
                    .map(|kernel| kernel.density(point))
                    .sum(),
            );
            self.log_likelihood.push(if value.is_nan() {
                f64::NEG_INFINITY
            } else {
                *value
            });
        }
        self.points.extend_from_slice(fresh);
    }

    /// Weights that add up to one, and the logarithm of the evidence.
    pub fn weights(&self) -> Option<(Vec<f64>, f64)> {
        let n = self.log_likelihood.len() as f64;
        let (first, added) = (self.first as f64 / n, self.added as f64 / n);
        let logs: Vec<f64> = (0..self.log_likelihood.len())
            .map(|at| {
                let prior = libm::exp(self.log_prior[at]);
                let density = first * prior + added * self.mixture[at];
                self.log_likelihood[at] + self.log_prior[at] - libm::log(density)
            })
            .collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if !most.is_finite() {
            return None;
        }
        let mut weights: Vec<f64> = logs.iter().map(|log| libm::exp(log - most)).collect();
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum);
        Some((weights, most + libm::log(sum / n)))
    }

    /// A normal distribution around the most important point with the spread of its neighbours.
    pub fn kernel(&self, weights: &[f64]) -> Kernel {
        let best = (0..weights.len()).fold(0, |best, at| {
            if weights[at] > weights[best] {
                at
            } else {
                best
            }
        });
        let centre = self.point(best).to_vec();
        let distance = |at: usize| -> f64 {
            let pairs = self.point(at).iter().zip(&centre);
            pairs.map(|(a, b)| (a - b) * (a - b)).sum()
        };
        let mut near: Vec<(f64, usize)> = (0..weights.len()).map(|at| (distance(at), at)).collect();
        let neighbours = self.added.min(near.len());
        near.select_nth_unstable_by(neighbours - 1, |a, b| {
            a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
        });
        near.truncate(neighbours);
        near.sort_unstable_by_key(|(_, at)| *at);
        let (d, even) = (self.dimensions, 1.0 / weights.len() as f64);
        let mut covariance = vec![0.0; d * d];
        let mut total = 0.0;
        for (_, at) in near {
            let weight = 0.5 * (weights[at] + even);
            total += weight;
            let point = self.point(at);
            for i in 0..d {
                for j in 0..=i {
                    covariance[i * d + j] +=
                        weight * (point[i] - centre[i]) * (point[j] - centre[j]);
                }
            }
        }
        covariance.iter_mut().for_each(|value| *value /= total);
        Kernel::new(centre, &covariance)
    }
}
