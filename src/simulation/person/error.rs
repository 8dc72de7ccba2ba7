//! Why people cannot be followed.

use thiserror::Error;

use crate::statistics::StatisticsError;

/// Why people cannot be followed.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum PersonError {
    /// A table is not made of probabilities.
    #[error("the chances of step {step}: {why}")]
    Chances {
        /// The year, from 0.
        step: usize,
        /// What is wrong with it.
        #[source]
        why: StatisticsError,
    },
    /// More than one birth per woman and year.
    #[error(
        "the chance to give birth of step {step} at state {state}, age {age} is {value}; it must be at most 1"
    )]
    Birth {
        /// The year, from 0.
        step: usize,
        /// The state, from 0.
        state: usize,
        /// The age.
        age: usize,
        /// The value found.
        value: f64,
    },
    /// A number of things that does not fit.
    #[error("{what}: {found} given where {expected}")]
    Number {
        /// What is counted.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are possible.
        expected: String,
    },
    /// The mathematics refused the data.
    #[error(transparent)]
    Mathematics(#[from] StatisticsError),
    /// The order of events names one twice.
    #[error("the order of events in a year must name death, move and birth once each")]
    Order,
    /// A person whom the tables do not know.
    #[error("person {index} has {what} {found}; the tables end at {last}")]
    Person {
        /// Place among the people, from 0.
        index: usize,
        /// Which attribute.
        what: &'static str,
        /// The value found.
        found: usize,
        /// The largest value possible.
        last: usize,
    },
}
