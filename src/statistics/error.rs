//! What can be wrong with the numbers given to this room.

use thiserror::Error;

/// A complaint about a number, with the number and its place.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum StatisticsError {
    /// One value is not usable.
    #[error("{what} at {place} is {value}; it must be {expected}")]
    Value {
        /// What the value is, such as "death rate".
        what: &'static str,
        /// Where it stands, such as "age 35".
        place: String,
        /// The value found.
        value: f64,
        /// What it must be, such as "zero or more".
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
    /// Two statements about the same quantity differ.
    #[error("{what} disagree at {place}: {first} against {second}")]
    Contradiction {
        /// Which statements.
        what: String,
        /// About what.
        place: String,
        /// What the first says.
        first: f64,
        /// What the second says.
        second: f64,
    },
    /// An iteration did not reach its tolerance.
    #[error(
        "{what} did not settle after {iterations} iterations; the largest discrepancy left is {discrepancy}"
    )]
    NotSettled {
        /// The method.
        what: &'static str,
        /// How many steps were made.
        iterations: usize,
        /// What was left.
        discrepancy: f64,
    },
    /// A system of equations has no unique solution.
    #[error("{what}: the equations have no unique solution")]
    Singular {
        /// Which system.
        what: &'static str,
    },
}

/// The complaint about one value.
pub(crate) fn value(
    what: &'static str,
    place: impl Into<String>,
    value: f64,
    expected: &'static str,
) -> StatisticsError {
    StatisticsError::Value {
        what,
        place: place.into(),
        value,
        expected,
    }
}

/// Fails unless there are `expected` of them.
pub(crate) fn check_length(
    what: &'static str,
    found: usize,
    expected: usize,
) -> Result<(), StatisticsError> {
    if found == expected {
        Ok(())
    } else {
        Err(StatisticsError::Length {
            what,
            found,
            expected,
        })
    }
}

/// Fails unless `ok` holds for every value; `place` names the place of the first that fails.
pub(crate) fn check_each<'a>(
    what: &'static str,
    values: impl IntoIterator<Item = &'a f64>,
    expected: &'static str,
    ok: impl Fn(f64) -> bool,
    place: impl Fn(usize) -> String,
) -> Result<(), StatisticsError> {
    match values.into_iter().enumerate().find(|(_, v)| !ok(**v)) {
        Some((i, v)) => Err(value(what, place(i), *v, expected)),
        None => Ok(()),
    }
}

/// Fails unless every value is finite and zero or more.
pub(crate) fn check_nonnegative<'a>(
    what: &'static str,
    values: impl IntoIterator<Item = &'a f64>,
    place: impl Fn(usize) -> String,
) -> Result<(), StatisticsError> {
    check_each(
        what,
        values,
        "zero or more, and finite",
        |v| v.is_finite() && v >= 0.0,
        place,
    )
}

/// Fails unless every value is finite and above zero.
pub(crate) fn check_positive<'a>(
    what: &'static str,
    values: impl IntoIterator<Item = &'a f64>,
    place: impl Fn(usize) -> String,
) -> Result<(), StatisticsError> {
    check_each(
        what,
        values,
        "above zero, and finite",
        |v| v.is_finite() && v > 0.0,
        place,
    )
}

/// Fails unless the ages that open the groups are finite, zero or more, and rising.
pub(crate) fn check_ages(age: &[f64]) -> Result<(), StatisticsError> {
    if age.is_empty() {
        return check_length("age groups", 0, 1);
    }
    check_nonnegative("the first age of a group", age, |i| {
        format!("group {}", i + 1)
    })?;
    match (1..age.len()).find(|&i| age[i] <= age[i - 1]) {
        Some(i) => Err(value(
            "the first age of a group",
            format!("group {}", i + 1),
            age[i],
            "above the one before",
        )),
        None => Ok(()),
    }
}
