//! Incremental mixture importance sampling: a sample from a posterior whose likelihood is costly.
//!
//! Parameters are worked with as standard-normal scores, so the prior is always the standard normal
//! distribution in as many dimensions as there are parameters.
//!
//! Source: Raftery and Bao (2010), "Estimating and projecting trends in HIV/AIDS generalized
//! epidemics using incremental mixture importance sampling", Biometrics 66: 1162–1173.

mod cloud;
mod kernel;

use crate::statistics::sampling::normal_quantile;
use crate::stream::{Decision, Stream};
use cloud::Cloud;

const FIRST: Decision = Decision::named("importance first sample");
const ADDED: Decision = Decision::named("importance added sample");
const CHOSEN: Decision = Decision::named("importance resampling");

/// How large the samples are and when they are good enough.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Points drawn from the prior first.
    pub first: usize,
    /// Points added in each round around the most important one.
    pub added: usize,
    /// Rounds after which it ends in any case.
    pub rounds: usize,
    /// Points of the posterior that are drawn in the end.
    pub resampled: usize,
}

/// A sample from the posterior and how far it can be trusted.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// Scores, one row of `dimensions` for each point drawn.
    pub points: Vec<f64>,
    /// Which of the points tried each row is.
    pub chosen: Vec<usize>,
    /// Effective sample size `1 / Σ w²` of the points tried.
    pub effective: f64,
    /// Largest weight of any point.
    pub largest: f64,
    /// Share of different points expected among those drawn.
    pub unique: f64,
    /// Points tried in all.
    pub tried: usize,
    /// Rounds after the first.
    pub rounds: usize,
    /// Logarithm of the mean likelihood under the prior.
    pub log_evidence: f64,
}

/// Share of different points at which the sample is good enough: `1 − 1/e`, what drawing with
/// replacement from equal weights gives.
pub const GOOD: f64 = 1.0 - 0.367_879_441_171_442_33;

/// The posterior of `dimensions` scores, or nothing where no point tried has any likelihood.
///
/// `log_likelihood` is given rows of scores and the number of the first of them, and returns one
/// value for each row; an unbiased estimate of the likelihood will do (Tran, Scharth, Pitt and Kohn
/// 2013, "Importance sampling squared"). `−∞` stands for the impossible.
pub fn incremental_mixture<E>(
    dimensions: usize,
    settings: Settings,
    seed: u64,
    mut log_likelihood: impl FnMut(&[f64], usize) -> Result<Vec<f64>, E>,
) -> Result<Option<Posterior>, E> {
    let mut cloud = Cloud {
        dimensions,
        points: Vec::new(),
        log_likelihood: Vec::new(),
        log_prior: Vec::new(),
        mixture: Vec::new(),
        kernels: Vec::new(),
        first: settings.first,
        added: settings.added,
    };
    let mut fresh = Vec::with_capacity(settings.first * dimensions);
    for point in 0..settings.first {
        let mut chance = Stream::new(seed, point as u32, FIRST, 0);
        fresh.extend((0..dimensions).map(|_| normal_quantile(chance.uniform())));
    }
    let values = log_likelihood(&fresh, 0)?;
    cloud.extend(&fresh, &values);
    let mut rounds = 0;
    loop {
        let Some((weights, log_evidence)) = cloud.weights() else {
            return Ok(None);
        };
        let unique = expected_unique(&weights, settings.resampled);
        if unique >= GOOD || rounds == settings.rounds {
            let chosen = systematic(&weights, settings.resampled, seed);
            let squares: f64 = weights.iter().map(|w| w * w).sum();
            return Ok(Some(Posterior {
                points: chosen
                    .iter()
                    .flat_map(|at| cloud.point(*at))
                    .copied()
                    .collect(),
                chosen,
                effective: 1.0 / squares,
                largest: weights.iter().copied().fold(0.0, f64::max),
                unique,
                tried: weights.len(),
                rounds,
                log_evidence,
            }));
        }
        let kernel = cloud.kernel(&weights);
        fresh.clear();
        for point in 0..settings.added {
            let mut chance = Stream::new(seed, point as u32, ADDED, rounds as u32);
            kernel.draw(&mut chance, &mut fresh);
        }
        rounds += 1;
        let values = log_likelihood(&fresh, cloud.log_likelihood.len())?;
        cloud.kernels.push(kernel);
        cloud.extend(&fresh, &values);
    }
}

/// Share of different points expected among `drawn` with these weights.
fn expected_unique(weights: &[f64], drawn: usize) -> f64 {
    let n = drawn as f64;
    let sum: f64 = weights
        .iter()
        .map(|w| -libm::expm1(n * libm::log1p(-w)))
        .sum();
    sum / n
}

/// Systematic resampling: one random start, even steps through the weights.
fn systematic(weights: &[f64], drawn: usize, seed: u64) -> Vec<usize> {
    let start = Stream::new(seed, 0, CHOSEN, 0).uniform();
    let (mut at, mut below) = (0, weights[0]);
    (0..drawn)
        .map(|k| {
            let place = (k as f64 + start) / drawn as f64;
            while place > below && at + 1 < weights.len() {
                at += 1;
                below += weights[at];
            }
            at
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::kernel::LOG_TWO_PI;
    use super::*;

    /// A normal likelihood on top of a standard normal prior has a known posterior and evidence.
    #[test]
    fn a_conjugate_posterior_is_found() {
        let (seen, error) = ([1.5, -0.8, 2.0], [0.2, 0.5, 0.1]);
        let settings = Settings {
            first: 2000,
            added: 200,
            rounds: 60,
            resampled: 2000,
        };
        let density = |point: &[f64]| -> f64 {
            (0..3)
                .map(|i| {
                    let z = (seen[i] - point[i]) / error[i];
                    -0.5 * z * z - libm::log(error[i]) - 0.5 * LOG_TWO_PI
                })
                .sum()
        };
        let found = incremental_mixture(3, settings, 7, |rows, _| {
            Ok::<_, ()>(rows.chunks_exact(3).map(density).collect())
        });
        let posterior = found.unwrap().unwrap();
        assert!(posterior.unique >= GOOD && posterior.effective > 500.0);
        let mut evidence = 0.0;
        for i in 0..3 {
            let variance = error[i] * error[i];
            let (mean, sd) = (
                seen[i] / (1.0 + variance),
                libm::sqrt(variance / (1.0 + variance)),
            );
            let values: Vec<f64> = posterior.points.chunks_exact(3).map(|p| p[i]).collect();
            let n = values.len() as f64;
            let average = values.iter().sum::<f64>() / n;
            let spread = values
                .iter()
                .map(|v| (v - average) * (v - average))
                .sum::<f64>()
                / n;
            // Five standard errors at the effective sample size.
            assert!((average - mean).abs() < 5.0 * sd / libm::sqrt(posterior.effective));
            assert!(
                (libm::sqrt(spread) / sd - 1.0).abs() < 5.0 / libm::sqrt(2.0 * posterior.effective)
            );
            let total = 1.0 + variance;
            evidence -= 0.5 * (seen[i] * seen[i] / total + libm::log(total) + LOG_TWO_PI);
        }
        assert!((posterior.log_evidence - evidence).abs() < 0.1);
    }

    #[test]
    fn what_cannot_be_is_said() {
        let settings = Settings {
            first: 50,
            added: 10,
            rounds: 3,
            resampled: 50,
        };
        let found = incremental_mixture(2, settings, 1, |rows, _| {
            Ok::<_, ()>(vec![f64::NEG_INFINITY; rows.len() / 2])
        });
        assert!(found.unwrap().is_none());
    }
}
