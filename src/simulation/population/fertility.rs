//! Fertility: total fertility mean-reverting around an outlook, with a given age pattern.

use super::EIGHTY;
use crate::axes::{AGES, Year};
use crate::model::data::FertilityData;
use crate::simulation::SimulationError;
use crate::statistics::deviations::Lasting;
use crate::statistics::graduation::single_year_counts;
use crate::statistics::linear_process::Reverting;
use crate::statistics::sampling::standard_normal;
use crate::stream::{Chance, Decision, Origin, Reach};

const INNOVATION: Decision = Decision::named("fertility innovation")
    .reaching(Reach::National)
    .of(Origin::Population);

/// `log TFR[t] = log level + log median[t] + z[t]`, `z[t] = φ z[t−1] + σ ε[t]`.
///
/// The median and, through the spread of its 80 % interval, `φ` and `σ` come from the outlook; the
/// long-run level is uncertain by the stationary spread of `z` and by `level`. On the logarithm, so
/// that fertility stays above zero. Years that have been estimated have no `z`.
#[derive(Clone, Debug)]
pub struct Fertility {
    pattern: [f64; AGES],
    median: Vec<(Year, f64)>,
    first_uncertain: Year,
    process: Reverting,
}

impl Fertility {
    /// From the table's pattern, estimates and outlook.
    pub fn fit(data: &FertilityData) -> Result<Self, SimulationError> {
        let failed = || SimulationError::while_computing("fertility");
        let mut age = data.age.clone();
        let mut share = data.pattern.clone();
        if let (Some(last), Some(width)) = (data.age.last(), data.width.last()) {
            age.push(last + width);
            share.push(0.0);
        }
        let mut pattern = single_year_counts(&age, &share, &[1.0; AGES]).map_err(failed())?;
        let total: f64 = pattern.iter().sum();
        pattern.iter_mut().for_each(|share| *share /= total);

        let last_estimate = data.estimates.iter().map(|(year, _)| *year).max();
        let first = data
            .outlook
            .iter()
            .map(|o| o.from)
            .min()
            .unwrap_or(Year::MAX);
        let known = last_estimate.unwrap_or(first - 1);
        let mut median = data.estimates.clone();
        for outlook in &data.outlook {
            for year in outlook.from.max(known + 1)..=outlook.to {
                median.push((year, outlook.median));
            }
        }
        median.sort_by_key(|(year, _)| *year);
        // A period's spread is counted from the middle of the period before the outlook begins,
        // which is the last that was observed.
        let width = data.outlook.first().map_or(1, |o| o.to - o.from + 1);
        let observed = f64::from(first) - 0.5 * f64::from(width);
        let spreads: Vec<(f64, f64)> = data
            .outlook
            .iter()
            .filter(|o| o.high > o.low)
            .map(|o| {
                let middle = 0.5 * f64::from(o.from + o.to + 1) - observed;
                let spread = (libm::log(o.high) - libm::log(o.low)) / (2.0 * EIGHTY);
                (middle, spread)
            })
            .filter(|(horizon, _)| *horizon >= 1.0 && *horizon <= HORIZON)
            .collect();
        let (process, _) = Reverting::from_spreads(&spreads).map_err(failed())?;
        Ok(Fertility {
            pattern,
            median,
            first_uncertain: (observed.floor() as Year + 1).max(known + 1).min(first),
            process,
        })
    }

    /// Total fertility in each year, one draw of it; `level` by year.
    pub fn path(&self, chance: &Chance, level: &[f64], years: &[Year], path: &mut [f64]) {
        let mut deviation = 0.0;
        let mut next = self.first_uncertain;
        for ((year, level), value) in years.iter().zip(level).zip(path) {
            while next <= *year {
                let mut stream = chance.stream(INNOVATION, next as u32);
                deviation = self.process.persistence * deviation
                    + self.process.innovation_sd * standard_normal(&mut stream);
                next += 1;
            }
            *value = level * self.median_at(*year) * libm::exp(deviation);
        }
    }

    /// How its logarithm returns to the outlook.
    pub fn returning(&self) -> Lasting {
        let Reverting {
            persistence,
            innovation_sd,
        } = self.process;
        let left = 1.0 - persistence * persistence;
        let spread = if left > 0.0 {
            innovation_sd / left.sqrt()
        } else {
            0.0
        };
        Lasting::renewed(persistence, spread)
    }

    /// Births per woman a year at each age for a total fertility of one, on the way from one
    /// birthday to the next: the mean of two ages.
    pub fn schedule(&self) -> [f64; AGES] {
        let mut schedule = [0.0; AGES];
        for age in 0..AGES {
            let next = self.pattern[(age + 1).min(AGES - 1)];
            schedule[age] = 0.5 * (self.pattern[age] + next);
        }
        schedule
    }

    /// Before the first year of the table its first value holds, after the last its last.
    fn median_at(&self, year: Year) -> f64 {
        let after = self.median.partition_point(|(y, _)| *y <= year);
        self.median[after.max(1) - 1].1
    }
}

/// Years of the outlook from which its spread is read.
const HORIZON: f64 = 30.0;
