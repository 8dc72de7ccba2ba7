//! Shares of a known number of people: a walk in log odds, and people drawn by it.

use super::combination::members::{DAMPING, SHRINKAGE};
use super::quantiles::Quantiles;
use super::series::Series;
use crate::statistics::sampling::{binomial, standard_normal};
use crate::stream::Stream;

/// A share of so many people, going on from the last year.
///
/// `logit p[t] = logit p[t−1] + drift + √q ε[t]`, `k[t] ~ Binomial(N, p[t])`. The walk's variance q
/// and the drift are not known; they are drawn from their posterior, so the marginals are a mixture of
/// logistic-normal binomials.
#[derive(Clone, Debug)]
pub struct ShareWalk {
    people: u64,
    walks: Vec<WalkAtVariance>,
    /// What it comes to.
    pub table: Quantiles,
}

/// One value of the walk's variance with what follows from it.
#[derive(Clone, Copy, Debug)]
struct WalkAtVariance {
    /// Posterior probability, cumulated.
    below: f64,
    variance: f64,
    level: f64,
    level_variance: f64,
    drift: f64,
    /// Variance of the drift, given what was seen.
    drift_variance: f64,
}

/// Prior of the walk's standard deviation a year, in log odds: log-normal around 0.1.
const TYPICAL_LOG: f64 = -std::f64::consts::LN_10;
/// Standard deviation of its logarithm.
const TYPICAL_SPREAD: f64 = 1.0;
/// Points of the grid, over three standard deviations to both sides.
const GRID: usize = 25;
/// Prior variance of the first log odds: from 2 in a thousand to 998.
const FIRST_VARIANCE: f64 = 9.0;

impl ShareWalk {
    /// For a checked series of shares with denominators; `None` for others.
    pub fn of(series: &Series, horizon: usize) -> Option<ShareWalk> {
        let people = series.kind.denominators()?;
        let (first, last) = series.span()?;
        // Log odds with half a person on each side, and the variance of that.
        let seen: Vec<Option<(f64, f64)>> = (first..=last)
            .map(|i| {
                series.values[i].map(|share| {
                    let yes = share * people[i] + 0.5;
                    let no = (1.0 - share) * people[i] + 0.5;
                    (libm::log(yes / no), 1.0 / yes + 1.0 / no)
                })
            })
            .collect();
        let mut walks: Vec<(f64, WalkAtVariance)> = (0..GRID)
            .map(|g| {
                let z = -3.0 + 6.0 * g as f64 / (GRID - 1) as f64;
                let sd = libm::exp(TYPICAL_LOG + TYPICAL_SPREAD * z);
                let (walk, log_likelihood) = filter(&seen, sd * sd);
                (log_likelihood - 0.5 * z * z, walk)
            })
            .collect();
        let best = walks.iter().fold(f64::NEG_INFINITY, |a, w| a.max(w.0));
        let total: f64 = walks.iter().map(|w| libm::exp(w.0 - best)).sum();
        let mut below = 0.0;
        for (log, walk) in &mut walks {
            below += libm::exp(*log - best) / total;
            walk.below = below;
        }
        let mut walk = ShareWalk {
            people: people[last].round() as u64,
            walks: walks.into_iter().map(|w| w.1).collect(),
            table: Quantiles::default(),
        };
        walk.table = Quantiles::of(horizon, |stream, path| walk.path(stream, path));
        Some(walk)
    }

    /// One path of shares.
    pub fn path(&self, stream: &mut Stream, path: &mut [f64]) {
        let u = stream.uniform();
        let place = self.walks.partition_point(|w| w.below < u).min(GRID - 1);
        let walk = &self.walks[place];
        let mut odds = walk.level + libm::sqrt(walk.level_variance) * standard_normal(stream);
        let wander = libm::sqrt(walk.drift_variance) * standard_normal(stream);
        let mut drift = SHRINKAGE * walk.drift + wander;
        for share in path {
            drift *= DAMPING;
            odds += drift + libm::sqrt(walk.variance) * standard_normal(stream);
            let p = 1.0 / (1.0 + libm::exp(-odds));
            *share = binomial(self.people, p, stream) as f64 / self.people as f64;
        }
    }
}

/// The level after the last year, and the log likelihood, of a walk observed with known variances.
fn filter(seen: &[Option<(f64, f64)>], variance: f64) -> (WalkAtVariance, f64) {
    let (mut level, mut p) = (0.0, FIRST_VARIANCE);
    let mut log_likelihood = 0.0;
    for (t, value) in seen.iter().enumerate() {
        if t > 0 {
            p += variance;
        }
        if let Some((x, v)) = value {
            let f = p + v;
            let e = x - level;
            log_likelihood -= 0.5 * (libm::log(f) + e * e / f);
            level += p / f * e;
            p *= v / f;
        }
    }
    // The drift from end to end, kept in so far as it stands out of walk and sampling: as its mean
    // and variance given a normal prior of its own size.
    let years = (seen.len().max(2) - 1) as f64;
    let (start, noise) = seen[0].unwrap_or((level, 0.0));
    let drift = (level - start) / years;
    let error = variance / years + (noise + p) / (years * years);
    let reliable = drift * drift / (drift * drift + error);
    let walk = WalkAtVariance {
        below: 0.0,
        variance,
        level,
        level_variance: p,
        drift: reliable * drift,
        drift_variance: reliable * error,
    };
    (walk, log_likelihood)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Kind;

    fn walk(people: f64) -> ShareWalk {
        let values: Vec<_> = [0.96, 0.98, 0.98, 0.98, 0.98].map(Some).to_vec();
        let denominators = Some(vec![people; 5]);
        let series = Series::new("x", 2020, values).of_kind(Kind::Share { denominators });
        ShareWalk::of(&series, 5).unwrap()
    }

    /// 98 % of 50 people is one person short; of 15,000 it is 300.
    #[test]
    fn fewer_people_make_a_wider_forecast_that_can_reach_the_ceiling() {
        let (few, many) = (walk(50.0), walk(15_000.0));
        let width = |w: &ShareWalk| w.table.quantile(1, 0.95) - w.table.quantile(1, 0.05);
        assert!(width(&few) > 3.0 * width(&many));
        assert_eq!(few.table.quantile(1, 0.95), 1.0);
        assert!(many.table.quantile(5, 0.999) < 1.0 && many.table.quantile(5, 0.001) > 0.5);
        assert!((many.table.quantile(1, 0.5) - 0.98).abs() < 0.01);
    }
}
