//! Quantiles of a law that can only be drawn from, read from a fixed number of fixed draws.

use super::paths::{PathSeed, Paths};
use crate::stream::Stream;

/// Draws from which quantiles are read.
const DRAWS: usize = 4000;
/// Steps between the probabilities whose quantiles are kept.
const LEVELS: usize = 1000;

/// For each year ahead, the quantiles at even probabilities from 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Quantiles {
    years: Vec<Vec<f64>>,
}

impl Quantiles {
    /// Reads them from paths that `draw` writes.
    pub fn of(horizon: usize, mut draw: impl FnMut(&mut Stream, &mut [f64])) -> Self {
        let chance = PathSeed {
            seed: 0,
            subject: u32::MAX,
        };
        let draws = Paths::draw(0, DRAWS, horizon, |number, path| {
            draw(&mut chance.stream(number), path);
        });
        let of_year = |h: usize| {
            let mut values = draws.year(h).to_vec();
            values.sort_unstable_by(f64::total_cmp);
            let places = (0..=LEVELS).map(|i| i * (DRAWS - 1) / LEVELS);
            places.map(|place| values[place]).collect()
        };
        Quantiles {
            years: (1..=horizon).map(of_year).collect(),
        }
    }

    /// Number of years ahead.
    pub fn horizon(&self) -> usize {
        self.years.len()
    }

    /// The quantile of a year ahead, from 1.
    pub fn quantile(&self, horizon: usize, p: f64) -> f64 {
        let table = &self.years[horizon - 1];
        let place = p.clamp(0.0, 1.0) * (table.len() - 1) as f64;
        let low = (place as usize).min(table.len() - 2);
        table[low] + (place - low as f64) * (table[low + 1] - table[low])
    }
}
