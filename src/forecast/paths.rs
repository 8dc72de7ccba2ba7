//! Sample paths: many possible futures of one series.

use crate::axes::Year;
use crate::stream::{Decision, Stream};

/// Where the chance of a forecast comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathSeed {
    /// Seed of the run.
    pub seed: u64,
    /// Number of the series, so that series differ and the same series is the same in any panel.
    pub subject: u32,
}

/// Innovations of a forecast.
pub const INNOVATION: Decision = Decision::named("forecast innovation");

impl PathSeed {
    /// The stream of one draw.
    pub fn stream(self, draw: usize) -> Stream {
        Stream::new(self.seed, draw as u32, INNOVATION, self.subject)
    }
}

/// Draws × years of one quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    first_year: Year,
    draws: usize,
    /// The values of one year lie side by side.
    values: Vec<f64>,
}

impl Paths {
    /// Draws, each a path of `horizon` years that `fill` writes.
    pub fn draw(
        first_year: Year,
        draws: usize,
        horizon: usize,
        mut fill: impl FnMut(usize, &mut [f64]),
    ) -> Paths {
        let mut path = vec![0.0; horizon];
        let mut values = vec![0.0; draws * horizon];
        for draw in 0..draws {
            fill(draw, &mut path);
            for (h, value) in path.iter().enumerate() {
                values[h * draws + draw] = *value;
            }
        }
        Paths {
            first_year,
            draws,
            values,
        }
    }

    /// Number of draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Number of years.
    pub fn horizon(&self) -> usize {
        self.values.len() / self.draws.max(1)
    }

    /// The first year ahead.
    pub fn first_year(&self) -> Year {
        self.first_year
    }

    /// All draws of the year `horizon` ahead, from 1.
    pub fn year(&self, horizon: usize) -> &[f64] {
        &self.values[(horizon - 1) * self.draws..horizon * self.draws]
    }

    /// The same, to be changed (by reconciliation).
    pub fn year_mut(&mut self, horizon: usize) -> &mut [f64] {
        &mut self.values[(horizon - 1) * self.draws..horizon * self.draws]
    }

    /// Mean of the year `horizon` ahead.
    pub fn mean(&self, horizon: usize) -> f64 {
        self.year(horizon)
            .iter()
            .map(|v| v / self.draws as f64)
            .sum()
    }

    /// Quantile of the year `horizon` ahead (linear between order statistics, R type 7).
    pub fn quantile(&self, horizon: usize, p: f64) -> f64 {
        quantile(&mut self.year(horizon).to_vec(), p)
    }

    /// Sum over the years `from` to `to` ahead, in each draw.
    pub fn sum(&self, from: usize, to: usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.draws];
        for horizon in from..=to {
            for (sum, value) in sums.iter_mut().zip(self.year(horizon)) {
                *sum += value;
            }
        }
        sums
    }

    /// Share of the draws in which the target has been reached by each year.
    ///
    /// Reached means at or above it in that year or in an earlier one, so the shares never fall.
    pub fn reached_by(&self, target: f64) -> Vec<f64> {
        let mut reached = vec![false; self.draws];
        (1..=self.horizon())
            .map(|horizon| {
                for (r, value) in reached.iter_mut().zip(self.year(horizon)) {
                    *r |= *value >= target;
                }
                reached.iter().filter(|r| **r).count() as f64 / self.draws as f64
            })
            .collect()
    }
}

/// Quantile of values, which are partly sorted here (linear between order statistics, R type 7).
pub fn quantile(values: &mut [f64], p: f64) -> f64 {
    let place = p.clamp(0.0, 1.0) * (values.len() - 1) as f64;
    let (_, low, above) = values.select_nth_unstable_by(place as usize, f64::total_cmp);
    let low = *low;
    let share = place - place.floor();
    if share == 0.0 {
        return low;
    }
    let high = above.iter().fold(f64::INFINITY, |a, b| a.min(*b));
    low + share * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R: `quantile(c(3, 1, 4, 1, 5), c(.25, .9))` gives 1.0 and 4.6.
    #[test]
    fn quantiles_are_those_of_r() {
        let mut v = [3.0, 1.0, 4.0, 1.0, 5.0];
        assert_eq!(quantile(&mut v, 0.25), 1.0);
        assert!((quantile(&mut v, 0.9) - 4.6).abs() < 1e-12);
    }

    #[test]
    fn sums_and_first_passages_come_from_the_same_draws() {
        let paths = Paths::draw(2026, 2, 3, |draw, path| {
            path.copy_from_slice(if draw == 0 {
                &[1.0, 5.0, 2.0]
            } else {
                &[2.0, 2.0, 2.0]
            });
        });
        assert_eq!(paths.sum(1, 3), vec![8.0, 6.0]);
        assert_eq!(paths.reached_by(4.0), vec![0.0, 0.5, 0.5]);
        assert_eq!(paths.mean(2), 3.5);
    }
}
