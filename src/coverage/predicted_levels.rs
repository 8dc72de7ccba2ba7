//! What is to be expected of a rate, year by year.

use super::levels::{LEVELS, cell};

/// What is to be expected of a rate: for each year ahead the probability of each whole per cent.
#[derive(Clone, Debug)]
pub struct PredictedLevels {
    /// By year ahead, from 1.
    years: Vec<Vec<f64>>,
}

impl PredictedLevels {
    /// The probabilities of the levels, by year ahead.
    pub(super) fn new(years: Vec<Vec<f64>>) -> Self {
        PredictedLevels { years }
    }

    /// Number of years ahead.
    pub fn horizon(&self) -> usize {
        self.years.len()
    }

    /// Probability of at least so many whole per cents, so many years ahead.
    pub fn at_least(&self, years: usize, percent: u32) -> f64 {
        let from = (percent as usize).clamp(1, LEVELS) - 1;
        self.years[years - 1][from..].iter().sum()
    }

    /// The lowest whole per cent below or at which the rate lies with such a probability.
    pub fn quantile(&self, years: usize, probability: f64) -> u32 {
        let mut below = 0.0;
        for (level, part) in self.years[years - 1].iter().enumerate() {
            below += part;
            if below >= probability {
                return level as u32 + 1;
            }
        }
        LEVELS as u32
    }

    /// Probability of a share above this one, so many years ahead; within a whole per cent all shares are
    /// alike.
    pub fn above(&self, years: usize, share: f64) -> f64 {
        let parts = self.years[years - 1].iter().enumerate();
        parts
            .map(|(level, part)| {
                let (low, high) = cell(level);
                part * ((high - share) / (high - low)).clamp(0.0, 1.0)
            })
            .sum()
    }

    /// The share below which the rate lies with such a probability, so many years ahead; within a whole per cent all shares
    /// are alike.
    pub fn share(&self, years: usize, probability: f64) -> f64 {
        let parts = &self.years[years - 1];
        let mut left = probability * parts.iter().sum::<f64>();
        for (level, part) in parts.iter().enumerate() {
            if left < *part {
                let (low, high) = cell(level);
                return low + left / part * (high - low);
            }
            left -= part;
        }
        1.0
    }

    /// Probability of each whole per cent from 1, so many years ahead.
    pub fn probabilities(&self, years: usize) -> &[f64] {
        &self.years[years - 1]
    }
}
