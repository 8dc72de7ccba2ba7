//! What the reports of a count say of its pace.

use crate::axes::Year;
use crate::model::checked::Process;

/// Points of the declared distribution, even in probability, that are weighed.
const POINTS: usize = 400;

/// The declared distribution of a pace after the reports: a Poisson number of additions up to the last one, or as many
/// as of the occasions until then took place; so each pace is weighed by its likelihood.
#[derive(Clone, Debug)]
pub(super) struct LearntPace {
    /// Cumulated weights of the points.
    below: Vec<f64>,
}

impl LearntPace {
    /// What the reports say; nothing where there are none after the base year.
    pub fn of(process: &Process, base: Year) -> Option<Self> {
        let layer = &process.layers[0];
        let start = layer.start.median();
        let (added, years) = process.added(start, base);
        // With occasions the rest of them did not take place.
        let missed = process
            .occasions
            .map(|occasions| (f64::from(occasions) * years - added).max(0.0));
        let (added, missed) = match &process.completion {
            Some(completion) => {
                let together = layer.volatility.median();
                let tried = completion.tried(&process.observations, start, together, base);
                (tried.0, Some(tried.1))
            }
            None => (added, missed),
        };
        if years == 0.0 {
            return None;
        }
        let logs: Vec<f64> = (0..POINTS)
            .map(|point| {
                let pace = layer.drift.quantile((point as f64 + 0.5) / POINTS as f64);
                let log = |chance: f64| libm::log(chance.max(f64::MIN_POSITIVE));
                let rest = match missed {
                    None => -pace * years,
                    Some(missed) => missed * log(1.0 - pace),
                };
                added * log(pace) + rest
            })
            .collect();
        let most = logs.iter().fold(f64::NEG_INFINITY, |a, b| a.max(*b));
        let mut sum = 0.0;
        let mut below: Vec<f64> = logs
            .iter()
            .map(|log| {
                sum += libm::exp(log - most);
                sum
            })
            .collect();
        below.iter_mut().for_each(|part| *part /= sum);
        Some(LearntPace { below })
    }

    /// The probability in the declared distribution of what has this one after the reports.
    pub fn probability(&self, u: f64) -> f64 {
        let point = self.below.partition_point(|part| *part < u).min(POINTS - 1);
        let low = point
            .checked_sub(1)
            .map_or(0.0, |before| self.below[before]);
        let within = (u - low) / (self.below[point] - low);
        (point as f64 + within.clamp(0.0, 1.0)) / POINTS as f64
    }
}
