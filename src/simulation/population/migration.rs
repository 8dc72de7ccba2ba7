//! Net migration of the registered population: an autoregressive rate with an age schedule.

use crate::axes::{AGES, Year};
use crate::simulation::SimulationError;
use crate::statistics::migration_schedule::MigrationSchedule;
use crate::statistics::sampling::standard_normal;
use crate::stream::{Chance, Decision, Origin};

const INNOVATION: Decision = Decision::named("migration innovation").of(Origin::Population);

/// `r[t] = μ + φ (r[t−1] − μ) + σ ε[t]`, people per person-year, spread over ages by the standard
/// schedule of Rogers and Castro (1981) and evenly over the sexes.
#[derive(Clone, Debug)]
pub struct Migration {
    /// Part of all migrants at each age; adds up to 1.
    pub schedule: [f64; AGES],
}

/// Mean, persistence and innovation of the rate in one draw.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Mean rate, by year.
    pub mean: f64,
    /// Part of a deviation that is left a year later.
    pub persistence: f64,
    /// Standard deviation of the yearly innovation.
    pub volatility: f64,
}

impl Migration {
    /// With the standard schedule.
    pub fn standard() -> Result<Self, SimulationError> {
        let schedule = MigrationSchedule::FUNDAMENTAL
            .shares()
            .map_err(SimulationError::while_computing("migration schedule"))?;
        Ok(Migration { schedule })
    }

    /// The net rate in each year, one draw of it.
    pub fn path(&self, chance: &Chance, rates: &[Rate], years: &[Year], path: &mut [f64]) {
        let mut deviation = 0.0;
        for ((year, rate), value) in years.iter().zip(rates).zip(path) {
            let mut stream = chance.stream(INNOVATION, *year as u32);
            deviation =
                rate.persistence * deviation + rate.volatility * standard_normal(&mut stream);
            *value = rate.mean + deviation;
        }
    }
}
