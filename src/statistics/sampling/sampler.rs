//! A checked distribution, drawn by inversion.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::mixture::Steps;
use super::tails::{Tailed, log_parts};
use super::{normal_probability, normal_quantile};
use crate::statistics::elementary::exponential;

/// A checked distribution, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Sampler {
    /// One value.
    Fixed(f64),
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Lognormal.
    Lognormal {
        /// Logarithm of the median.
        log_median: f64,
        /// Standard deviation of the logarithm.
        sd: f64,
    },
    /// Logit-normal.
    LogitNormal {
        /// Logit of the median.
        logit_median: f64,
        /// Standard deviation of the logit.
        sd: f64,
    },
    /// Uniform.
    Uniform {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    },
    /// Values that were drawn together with those of other parameters.
    Sample {
        /// In the order in which they were drawn.
        rows: Vec<f64>,
        /// In ascending order.
        sorted: Vec<f64>,
    },
    /// Quantiles at evenly spaced standard-normal scores −6 … 6, joined by straight lines.
    Tabulated(Vec<f64>),
    /// One of several distributions.
    Mixture(Steps),
}

impl Sampler {
    /// One draw: the quantile at `u`, but of a sample the row at `together`, so that what was drawn
    /// together stays together.
    pub fn draw(&self, u: f64, together: f64) -> f64 {
        match self {
            Sampler::Sample { rows, .. } => rows[row(together, rows.len())],
            _ => self.quantile(u),
        }
    }

    /// The quantile at `u`, `0 < u < 1`.
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Sampler::Fixed(value) => *value,
            Sampler::Uniform { low, high } => low + (high - low) * u,
            Sampler::Sample { sorted, .. } => sorted[row(u, sorted.len())],
            Sampler::Mixture(steps) => steps.quantile(u),
            _ => self.at_score(normal_quantile(u)),
        }
    }

    /// Half of what lies between the quantiles one standard deviation of a normal distribution to either side.
    pub fn half_width(&self) -> f64 {
        const BELOW: f64 = 0.158_655_253_931_457_05;
        0.5 * (self.quantile(1.0 - BELOW) - self.quantile(BELOW))
    }

    /// The quantile whose standard-normal score is `score`.
    pub fn at_score(&self, score: f64) -> f64 {
        match self {
            Sampler::Normal { mean, sd } => mean + sd * score,
            Sampler::Lognormal { log_median, sd } => exponential(log_median + sd * score),
            Sampler::LogitNormal { logit_median, sd } => {
                1.0 / (1.0 + exponential(-(logit_median + sd * score)))
            }
            Sampler::Tabulated(values) => {
                let place = (score + SCORES) / (2.0 * SCORES) * STEPS as f64;
                // Beyond six standard deviations (once in a billion draws) the last step serves.
                let step = (place.max(0.0) as usize).min(STEPS - 1);
                let within = (place - step as f64).clamp(0.0, 1.0);
                values[step] + within * (values[step + 1] - values[step])
            }
            Sampler::Fixed(_)
            | Sampler::Uniform { .. }
            | Sampler::Sample { .. }
            | Sampler::Mixture(_) => self.quantile(normal_probability(score)),
        }
    }

    /// The middle value.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

/// One of several distributions, each with its weight: the quantiles of each at evenly spaced scores, put together.
pub(super) fn mixture(parts: &[(f64, Sampler)]) -> Sampler {
    let mut at: Vec<f64> = (0..=STEPS)
        .map(|step| normal_probability(score_of(step)))
        .collect();
    (at[0], at[STEPS]) = (0.0, 1.0);
    let parts = parts.iter().map(|(weight, own)| {
        let mut quantiles: Vec<f64> = (0..=STEPS)
            .map(|step| own.at_score(score_of(step)))
            .collect();
        quantiles.sort_unstable_by(f64::total_cmp);
        (*weight, quantiles)
    });
    Sampler::Mixture(Steps::of(&at, &parts.collect::<Vec<_>>()))
}

/// The row of a sample at `u`.
fn row(u: f64, rows: usize) -> usize {
    ((u * rows as f64) as usize).min(rows - 1)
}

const SCORES: f64 = 6.0;

const STEPS: usize = 768;

/// Tables that are kept: those of a province with all its counties.
const MOST_TABLES: usize = 4096;

/// A distribution with a value for each of its own, by a table.
pub(super) fn tabulated(distribution: Tailed, value: impl Fn(f64) -> f64) -> Sampler {
    Sampler::Tabulated(table(distribution).iter().map(|own| value(*own)).collect())
}

/// The scores of a table, and the logarithms of the probabilities of the tails that end there.
static PLACES: LazyLock<[Vec<f64>; 2]> = LazyLock::new(|| {
    let scores: Vec<f64> = (0..=STEPS).map(score_of).collect();
    let parts = log_parts(&scores);
    [scores, parts]
});

/// The quantiles of a table. Scenarios of a model ask for the same again and again, so that they are kept.
fn table(distribution: Tailed) -> Arc<[f64]> {
    static KNOWN: Mutex<BTreeMap<[u64; 3], Arc<[f64]>>> = Mutex::new(BTreeMap::new());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = distribution.bits();
    if let Some(quantiles) = known().get(&key) {
        return quantiles.clone();
    }
    let [scores, parts] = &*PLACES;
    let quantiles: Arc<[f64]> = distribution.quantiles_of(scores, parts).into();
    let mut known = known();
    if known.len() >= MOST_TABLES {
        known.clear();
    }
    known.insert(key, quantiles.clone());
    quantiles
}

/// Mixtures that are kept.
const MOST_MIXTURES: usize = 256;

/// A mixture that is written so, made only where it is not known yet: scenarios of a model ask for the same again and
/// again.
pub(super) fn mixture_once<E>(
    written: &str,
    make: impl FnOnce() -> Result<Sampler, E>,
) -> Result<Sampler, E> {
    static KNOWN: Mutex<BTreeMap<String, Sampler>> = Mutex::new(BTreeMap::new());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(own) = known().get(written) {
        return Ok(own.clone());
    }
    let made = make()?;
    let mut known = known();
    if known.len() >= MOST_MIXTURES {
        known.clear();
    }
    known.insert(written.to_string(), made.clone());
    Ok(made)
}

/// The score of a step of a table.
fn score_of(step: usize) -> f64 {
    (2.0 * step as f64 / STEPS as f64 - 1.0) * SCORES
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made once, and another one for what is written otherwise.
    #[test]
    fn a_mixture_is_made_once_for_what_is_written() {
        let made = |written: &str, value: f64| {
            mixture_once(written, || Ok::<_, ()>(Sampler::Fixed(value))).expect("it is made")
        };
        assert_eq!(made("of this test: one", 1.0), Sampler::Fixed(1.0));
        assert_eq!(made("of this test: other", 2.0), Sampler::Fixed(2.0));
        assert_eq!(made("of this test: one", 3.0), Sampler::Fixed(1.0));
        assert_eq!(mixture_once("of this test: none", || Err(7)), Err(7));
    }

    /// What is kept is what would be made anew, and a gamma is never taken for a beta.
    #[test]
    fn kept_tables_are_those_of_their_own_distribution() {
        let scores: Vec<f64> = (0..=STEPS).map(score_of).collect();
        for _ in 0..2 {
            for own in [
                Tailed::Gamma { shape: 2.5 },
                Tailed::Beta { shapes: [2.5, 0.5] },
                Tailed::Beta { shapes: [0.5, 2.5] },
            ] {
                assert_eq!(table(own)[..], own.quantiles(&scores), "{own:?}");
            }
        }
    }
}
