//! Random walks with drift and processes that return to a mean, also at uneven times.

use super::error::{StatisticsError, check_each, check_length, check_positive, value};
use super::search::minimum_between;

/// A random walk with drift: over `h` years it moves by `drift·h`, variance `innovation_sd²·h`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RandomWalk {
    /// Mean change a year.
    pub drift: f64,
    /// Standard deviation of the change over one year.
    pub innovation_sd: f64,
    /// Standard error of the drift.
    pub drift_se: f64,
}

impl RandomWalk {
    /// Estimates a walk from its values at rising times (years); three or more.
    ///
    /// `drift = (k[T] − k[1]) / (t[T] − t[1])`; `innovation_sd²` is the mean over the steps of
    /// `(Δk − drift·Δt)² / Δt` with one degree of freedom spent;
    /// `drift_se = innovation_sd / √(t[T] − t[1])`.
    /// Source: Lee and Carter (1992), J. Am. Stat. Assoc. 87: 659–671.
    pub fn estimate(values: &[f64], times: &[f64]) -> Result<Self, StatisticsError> {
        check_series(values, times)?;
        let last = values.len() - 1;
        let span = times[last] - times[0];
        let drift = (values[last] - values[0]) / span;
        let squares = (1..=last).map(|i| {
            let elapsed = times[i] - times[i - 1];
            let surprise = values[i] - values[i - 1] - drift * elapsed;
            surprise * surprise / elapsed
        });
        let innovation_sd = (squares.sum::<f64>() / (last - 1) as f64).sqrt();
        Ok(RandomWalk {
            drift,
            innovation_sd,
            drift_se: innovation_sd / span.sqrt(),
        })
    }

    /// Variance `horizon` years after the last value, drift's own error included:
    /// `innovation_sd²·h + drift_se²·h²`.
    pub fn variance(&self, horizon: f64) -> f64 {
        let (sd, se) = (self.innovation_sd, self.drift_se * horizon);
        sd * sd * horizon + se * se
    }
}

/// A process that returns to its mean: a year later a share `persistence` of the distance is left.
///
/// Seen once a year it is the AR(1) `x[t+1] = mean + persistence·(x[t] − mean) + noise`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reverting {
    /// Share of the distance to the mean that is left after a year, 0 to 1; 1 is a random walk.
    pub persistence: f64,
    /// Standard deviation of the noise of one year.
    pub innovation_sd: f64,
}

impl Reverting {
    /// Estimates the process from values around a mean of 0 at rising times (years).
    ///
    /// Maximum likelihood with the first value from the stationary distribution;
    /// `persistence` in 0 … 0.9999. Uneven spacing is exact: over `h` years the share left is
    /// `persistence^h`. All values 0 give noise 0.
    pub fn estimate(values: &[f64], times: &[f64]) -> Result<Self, StatisticsError> {
        check_series(values, times)?;
        let cost = |phi: f64| {
            let (squares, logs) = likelihood_parts(values, times, phi);
            values.len() as f64 * libm::log(squares) + logs
        };
        if values.iter().all(|x| *x == 0.0) {
            return Ok(Reverting {
                persistence: 0.0,
                innovation_sd: 0.0,
            });
        }
        let persistence = minimum_between(cost, 0.0, 0.9999, 200);
        let (squares, _) = likelihood_parts(values, times, persistence);
        Ok(Reverting {
            persistence,
            innovation_sd: (squares / values.len() as f64).sqrt(),
        })
    }

    /// The process whose spread at given horizons is as stated: `(horizon in years, standard
    /// deviation)`, two or more.
    ///
    /// Least squares in the logarithm of the variance; also returns the largest relative distance
    /// between a spread given and the one fitted. Two spreads are met exactly where they can be:
    /// a spread that grows faster than a random walk's cannot, and the distance says so.
    pub fn from_spreads(spreads: &[(f64, f64)]) -> Result<(Self, f64), StatisticsError> {
        if spreads.len() < 2 {
            check_length("spreads", spreads.len(), 2)?;
        }
        let place = |i: usize| format!("spread {}", i + 1);
        let horizons: Vec<f64> = spreads.iter().map(|s| s.0).collect();
        let sds: Vec<f64> = spreads.iter().map(|s| s.1).collect();
        check_positive("horizon", &horizons, place)?;
        check_positive("standard deviation", &sds, place)?;
        let gaps = |phi: f64| -> Vec<f64> {
            let one = |s: &(f64, f64)| 2.0 * libm::log(s.1) - libm::log(growth(phi, s.0));
            spreads.iter().map(one).collect()
        };
        let mean = |gaps: &[f64]| gaps.iter().sum::<f64>() / gaps.len() as f64;
        let cost = |phi: f64| {
            let (all, level) = (gaps(phi), mean(&gaps(phi)));
            all.iter().map(|g| (g - level) * (g - level)).sum::<f64>()
        };
        let persistence = minimum_between(cost, 0.0, 1.0, 400);
        let innovation_sd = libm::exp(mean(&gaps(persistence)) / 2.0);
        let process = Reverting {
            persistence,
            innovation_sd,
        };
        let off = |s: &(f64, f64)| (process.variance(s.0).sqrt() / s.1 - 1.0).abs();
        Ok((process, spreads.iter().map(off).fold(0.0, f64::max)))
    }

    /// Correlation of the noise of two such processes with these values at the same times.
    ///
    /// Of the surprises, each in its own standard deviations and the first from the stationary
    /// distribution: `Σ u·v / √(Σ u² · Σ v²)`; 0 where one of them has no noise.
    pub fn correlation(&self, values: &[f64], other: (&Self, &[f64]), times: &[f64]) -> f64 {
        let standard = |of: &Self, values: &[f64]| -> Vec<f64> {
            surprises(values, times, of.persistence)
                .map(|(surprise, variance)| surprise / variance.sqrt())
                .collect()
        };
        let (u, v) = (standard(self, values), standard(other.0, other.1));
        let dot = |u: &[f64], v: &[f64]| u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>();
        let size = (dot(&u, &u) * dot(&v, &v)).sqrt();
        if size > 0.0 { dot(&u, &v) / size } else { 0.0 }
    }

    /// Share of a distance to the mean that is left after `horizon` years.
    pub fn remaining(&self, horizon: f64) -> f64 {
        libm::pow(self.persistence, horizon)
    }

    /// Variance `horizon` years after a known value:
    /// `innovation_sd²·(1 − persistence^2h) / (1 − persistence²)`; at persistence 1, times `h`.
    pub fn variance(&self, horizon: f64) -> f64 {
        self.innovation_sd * self.innovation_sd * growth(self.persistence, horizon)
    }

    /// Variance in the long run; infinite for a random walk.
    pub fn stationary_variance(&self) -> f64 {
        let phi = self.persistence;
        self.innovation_sd * self.innovation_sd / (1.0 - phi * phi)
    }

    /// Mean `horizon` years after the value `now`, with the long-run mean given.
    pub fn expected(&self, now: f64, mean: f64, horizon: f64) -> f64 {
        mean + (now - mean) * self.remaining(horizon)
    }
}

/// Variance after `h` years for noise of variance 1 a year.
fn growth(phi: f64, h: f64) -> f64 {
    if phi == 0.0 {
        return if h > 0.0 { 1.0 } else { 0.0 };
    }
    if phi >= 1.0 {
        return h;
    }
    let log = 2.0 * libm::log(phi);
    libm::expm1(log * h) / libm::expm1(log)
}

/// Each value's surprise given the one before it, and its variance for noise of variance 1 a year;
/// the first is from the stationary distribution.
fn surprises<'a>(
    values: &'a [f64],
    times: &'a [f64],
    phi: f64,
) -> impl Iterator<Item = (f64, f64)> + 'a {
    let later = (1..values.len()).map(move |i| {
        let elapsed = times[i] - times[i - 1];
        let surprise = values[i] - libm::pow(phi, elapsed) * values[i - 1];
        (surprise, growth(phi, elapsed))
    });
    std::iter::once((values[0], 1.0 / (1.0 - phi * phi))).chain(later)
}

/// Sum of squared standardised surprises, and sum of the logarithms of their variances.
fn likelihood_parts(values: &[f64], times: &[f64], phi: f64) -> (f64, f64) {
    let each = surprises(values, times, phi);
    each.fold((0.0, 0.0), |(squares, logs), (surprise, variance)| {
        (
            squares + surprise * surprise / variance,
            logs + libm::log(variance),
        )
    })
}

fn check_series(values: &[f64], times: &[f64]) -> Result<(), StatisticsError> {
    check_length("times", times.len(), values.len())?;
    if values.len() < 3 {
        check_length("values in time", values.len(), 3)?;
    }
    let place = |i: usize| format!("time {}", i + 1);
    check_each("value", values, "finite", f64::is_finite, place)?;
    check_each("time", times, "finite", f64::is_finite, place)?;
    match (1..times.len()).find(|&i| times[i] <= times[i - 1]) {
        Some(i) => Err(value("time", place(i), times[i], "after the one before")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    /// A standard normal number (Box and Muller), for the tests' own simulations.
    fn normal(stream: &mut Stream) -> f64 {
        let radius = (-2.0 * libm::log(stream.uniform())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * stream.uniform())
    }

    #[test]
    fn a_walk_is_estimated_by_hand() {
        // Steps 1, 3 and 2 over 1, 2 and 1 years: drift 6/4, surprises −0.5, 0, 0.5.
        let walk = RandomWalk::estimate(&[0.0, 1.0, 4.0, 6.0], &[0.0, 1.0, 3.0, 4.0]).unwrap();
        assert_eq!(walk.drift, 1.5);
        assert!((walk.innovation_sd - 0.5).abs() < 1e-15);
        assert!((walk.drift_se - 0.25).abs() < 1e-15);
        assert!((walk.variance(2.0) - 0.75).abs() < 1e-15);
    }

    #[test]
    fn moments_follow_the_recursion() {
        let p = Reverting {
            persistence: 0.8,
            innovation_sd: 0.3,
        };
        let (mut mean, mut variance) = (5.0, 0.0);
        for h in 1..=30 {
            mean = 2.0 + 0.8 * (mean - 2.0);
            variance = 0.64 * variance + 0.09;
            assert!((p.expected(5.0, 2.0, f64::from(h)) - mean).abs() < 1e-13);
            assert!((p.variance(f64::from(h)) - variance).abs() < 1e-14);
        }
        assert!((p.stationary_variance() - 0.25).abs() < 1e-15);
    }

    #[test]
    fn a_simulated_process_is_found_again() {
        let mut stream = Stream::new(11, 0, Decision::named("test noise"), 0);
        let truth = Reverting {
            persistence: 0.9,
            innovation_sd: 0.5,
        };
        let (mut x, mut time) = (0.0, 0.0);
        let (mut values, mut times) = (Vec::new(), Vec::new());
        for i in 0..4000 {
            let step = if i % 3 == 0 { 2.0 } else { 0.5 };
            x = x * truth.remaining(step) + truth.variance(step).sqrt() * normal(&mut stream);
            time += step;
            values.push(x);
            times.push(time);
        }
        let found = Reverting::estimate(&values, &times).unwrap();
        // Standard error of the persistence over 4000 years is about √(1 − 0.81) / √4000 = 0.007.
        assert!((found.persistence - 0.9).abs() < 0.025);
        assert!((found.innovation_sd - 0.5).abs() < 0.025);
    }

    #[test]
    fn spreads_are_met() {
        let truth = Reverting {
            persistence: 0.93,
            innovation_sd: 0.12,
        };
        let at = |h: f64| (h, truth.variance(h).sqrt());
        let (found, off) = Reverting::from_spreads(&[at(5.0), at(20.0)]).unwrap();
        assert!((found.persistence - 0.93).abs() < 1e-7);
        assert!((found.innovation_sd - 0.12).abs() < 1e-8);
        assert!(off < 1e-7);
        // Grows faster than √h: nearest is a random walk, and the distance is told.
        let (walk, off) = Reverting::from_spreads(&[(1.0, 1.0), (4.0, 4.0)]).unwrap();
        assert!(walk.persistence > 0.999_999);
        assert!((off - (std::f64::consts::SQRT_2 - 1.0)).abs() < 1e-3);
    }

    #[test]
    fn times_must_rise() {
        assert!(RandomWalk::estimate(&[1.0, 2.0, 3.0], &[1.0, 1.0, 2.0]).is_err());
        assert!(RandomWalk::estimate(&[1.0, 2.0], &[1.0, 2.0]).is_err());
        assert!(Reverting::from_spreads(&[(1.0, 1.0)]).is_err());
    }
}
