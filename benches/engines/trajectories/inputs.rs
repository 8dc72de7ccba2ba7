//! What a projection of many trajectories starts from.

use plancast::axes::{AGES, SEXES};
use plancast::statistics::StatisticsError;

/// One value for each sex and age.
pub type BySexAge = [[f64; AGES]; SEXES];

/// A population, its rates, and how they wander.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// People at the start.
    pub start: BySexAge,
    /// Deaths per person-year where the mortality index is 0.
    pub mortality: BySexAge,
    /// Change of the logarithm of mortality for each unit of the index, by age.
    pub sensitivity: [f64; AGES],
    /// Shares of lifetime births by the mother's age; they sum to 1.
    pub fertility: [f64; AGES],
    /// Shares of net migration by age, of each sex.
    pub migration: [f64; AGES],
    /// Shares of people with a moderate and a severe disability.
    pub prevalence: [BySexAge; 2],
    /// Share of boys among the newborn.
    pub boys: f64,
    /// How the rates wander.
    pub walks: Walks,
}

/// How rates wander over the years; standard deviations are of normal yearly innovations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walks {
    /// Mortality index, from 0: yearly drift and its standard deviation.
    pub mortality: (f64, f64),
    /// Total fertility: births per woman at the start, standard deviation of its random walk.
    pub fertility: (f64, f64),
    /// Fertility is read off within these bounds.
    pub fertility_bounds: (f64, f64),
    /// Net migrants a year: mean and standard deviation of a trajectory's level.
    pub migration_level: (f64, f64),
    /// Standard deviation of net migrants around their level.
    pub migration_noise: f64,
    /// Logarithm of prevalence relative to the start: yearly drift, standard deviation.
    pub prevalence: (f64, f64),
    /// No prevalence exceeds this.
    pub prevalence_limit: f64,
    /// Yuan a year for each person with a severe disability, at the start.
    pub cost: f64,
    /// Yearly factor of the cost, and standard deviation of its logarithm's random walk.
    pub cost_growth: (f64, f64),
}

impl Inputs {
    /// Fails at the first number that cannot be what it says.
    pub(super) fn check(&self) -> Result<(), StatisticsError> {
        let tables = [
            (
                "deaths per person-year",
                &self.mortality,
                "above zero, and below 10",
                (f64::MIN_POSITIVE, 10.0),
            ),
            (
                "people",
                &self.start,
                "zero or more, and finite",
                (0.0, f64::MAX),
            ),
            (
                "prevalence",
                &self.prevalence[0],
                "between 0 and 1",
                (0.0, 1.0),
            ),
            (
                "prevalence",
                &self.prevalence[1],
                "between 0 and 1",
                (0.0, 1.0),
            ),
        ];
        for (what, table, expected, (least, most)) in tables {
            for (sex, ages) in table.iter().enumerate() {
                let wrong = |value: &f64| !(least..=most).contains(value);
                if let Some(age) = ages.iter().position(wrong) {
                    return Err(StatisticsError::Value {
                        what,
                        place: format!("sex {}, age {age}", sex + 1),
                        value: ages[age],
                        expected,
                    });
                }
            }
        }
        let patterns = [
            ("sensitivity of mortality", &self.sensitivity),
            ("shares of births", &self.fertility),
            ("shares of migration", &self.migration),
        ];
        for (what, pattern) in patterns {
            if let Some(age) = pattern.iter().position(|value| !value.is_finite()) {
                return Err(StatisticsError::Value {
                    what,
                    place: format!("age {age}"),
                    value: pattern[age],
                    expected: "finite",
                });
            }
        }
        Ok(())
    }
}
