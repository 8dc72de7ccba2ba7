//! What can be wrong with a series or with what is asked of it.

use thiserror::Error;

use crate::axes::Year;

/// A complaint about a series, with the year and the value found.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ForecastError {
    /// The series holds no value at all.
    #[error(
        "序列“{series}”没有任何一年的数值；至少要有一个 · series {series:?} has no value in any year; give at least one"
    )]
    Empty {
        /// Name of the series.
        series: String,
    },
    /// One value is not usable for this kind of series.
    #[error("series {series:?}, {year}: {value} is not {expected}")]
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
    #[error("{what}: {found} given where {expected} are needed")]
    Length {
        /// What is counted.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// A setting is outside its range.
    #[error("{what} is {value}; it must be {expected}")]
    Setting {
        /// Which setting.
        what: &'static str,
        /// The value found.
        value: f64,
        /// What it must be.
        expected: &'static str,
    },
    /// A model needs more years than there are.
    #[error(
        "{model} 要有 {needed} 年，序列只有 {found} 年 · {model} needs {needed} years and the series has {found}"
    )]
    TooShort {
        /// The model.
        model: &'static str,
        /// Years needed.
        needed: usize,
        /// Years found.
        found: usize,
    },
    /// A structure of parts and totals does not hold together.
    #[error("{0}")]
    Structure(String),
    /// A system of equations has no unique solution.
    #[error("{what}：方程组没有唯一解 · {what}: the equations have no unique solution")]
    Singular {
        /// Which system.
        what: &'static str,
    },
}
