//! Paths whose values of a year are the distribution itself, not a sample of it.

use super::outlook::Forecast;
use super::paths::Paths;

impl Forecast {
    /// The futures of `sample` with the distribution's own values: in each year the draw that is the `i`-th of `n`,
    /// from the least, takes the quantile at `(i − ½)/n`.
    ///
    /// The years of a draw belong together as they do in the sample, since ranks stay (the reordering of Clark et al.
    /// 2004, Journal of Hydrometeorology 5: 243–262). The two draws between which the quantile at one of `exact`
    /// (rising) lies both take that very quantile: so the quantiles of the draws (type 7) are those of the forecast,
    /// as long as two of `exact` have two draws between them.
    pub fn stratified(&self, sample: &Paths, exact: &[f64]) -> Paths {
        let probabilities = probabilities(sample.draws(), exact);
        let mut order: Vec<usize> = (0..sample.draws()).collect();
        let mut paths = sample.clone();
        for horizon in 1..=sample.horizon() {
            let drawn = sample.year(horizon);
            order.sort_unstable_by(|a, b| drawn[*a].total_cmp(&drawn[*b]).then(a.cmp(b)));
            let values = paths.year_mut(horizon);
            for (draw, p) in order.iter().zip(&probabilities) {
                values[*draw] = self.quantile(horizon, *p);
            }
        }
        paths
    }
}

/// Rising probabilities for so many draws.
fn probabilities(draws: usize, exact: &[f64]) -> Vec<f64> {
    let middle = |draw: usize| (draw as f64 + 0.5) / draws as f64;
    let mut all: Vec<f64> = (0..draws).map(middle).collect();
    for p in exact {
        let low = (p * draws.saturating_sub(1) as f64) as usize;
        for at in all.iter_mut().skip(low).take(2) {
            *at = *p;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{Options, PathSeed, Series, forecast};

    #[test]
    fn probabilities_rise_and_hold_those_that_are_asked_for() {
        for draws in [1, 2, 41, 200, 2000] {
            let all = probabilities(draws, &[0.025, 0.5, 0.975]);
            assert_eq!(all.len(), draws);
            assert!(all.windows(2).all(|pair| pair[0] <= pair[1]), "{draws}");
            assert!(all.iter().all(|p| 0.0 < *p && *p < 1.0));
        }
        let all = probabilities(200, &[0.025]);
        assert_eq!((all[3], all[4], all[5]), (3.5 / 200.0, 0.025, 0.025));
    }

    #[test]
    fn draws_keep_their_ranks_and_have_the_quantiles_of_the_forecast() {
        let values = [812.0, 846.0, 871.0, 905.0, 921.0, 958.0]
            .map(Some)
            .to_vec();
        let series = Series::new("x", 2010, values);
        let ahead = forecast(&series, Options { horizon: 3 }).expect("a forecast");
        let chance = PathSeed {
            seed: 4,
            subject: 7,
        };
        let sample = ahead.paths(400, chance).expect("paths");
        let exact = [0.1, 0.5, 0.9];
        let paths = ahead.stratified(&sample, &exact);
        for horizon in 1..=3 {
            for p in exact {
                let (found, said) = (paths.quantile(horizon, p), ahead.quantile(horizon, p));
                assert_eq!(found, said, "{p} in {horizon}");
            }
            let (before, after) = (sample.year(horizon), paths.year(horizon));
            for (one, other) in [(0, 1), (17, 300), (399, 5), (5, 399)] {
                assert!(before[one] >= before[other] || after[one] <= after[other]);
            }
        }
    }
}
