//! What can be wrong with a series or with what is asked of it.

use thiserror::Error;

use crate::axes::Year;

/// A complaint about a series, with the year and the value found.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ForecastError {
    /// The series holds no value at all.
    Empty {
        /// Name of the series.
        series: String,
    },
    /// One value is not usable for this kind of series.
    Value {
        /// Name of the series.
        series: String,
        /// The year.
        year: Year,
        /// The value found.
        value: f64,
        /// What it must be.
        expected: &'static str,
    },
    /// Two things that go together differ in length.
    Length {
        /// What is counted.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// A setting is outside its range.
    Setting {
        /// Which setting.
        what: &'static str,
        /// The value found.
        value: f64,
        /// What it must be.
        expected: &'static str,
    },
    /// A model needs more years than there are.
    TooShort {
        /// The model.
        model: &'static str,
        /// Years needed.
        needed: usize,
        /// Years found.
        found: usize,
    },
    /// A structure of parts and totals does not hold together.
    Structure(String),
    /// A system of equations has no unique solution.
    Singular {
        /// Which system.
        what: &'static str,
    },
}

impl ForecastError {
    /// That two things that go together differ in length, where they do: so many found of `what`, and so many expected.
    pub(super) fn length(
        what: &'static str,
        found: usize,
        expected: usize,
    ) -> Result<(), ForecastError> {
        match found == expected {
            true => Ok(()),
            false => Err(ForecastError::Length {
                what,
                found,
                expected,
            }),
        }
    }
}
