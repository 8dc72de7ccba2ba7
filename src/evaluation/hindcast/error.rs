//! Why a hindcast cannot be made.

use thiserror::Error;

use crate::axes::Year;
use crate::simulation::SimulationError;
use crate::statistics::StatisticsError;

/// Why a hindcast cannot be made.
#[derive(Debug, Error)]
pub enum HindcastError {
    /// A county that cannot be used.
    County {
        /// Its name.
        name: String,
        /// What is wrong.
        what: &'static str,
    },
    /// Not enough counties.
    TooFew {
        /// How many were given.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// No total fertility of the census year.
    Fertility {
        /// Year of the first census.
        year: Year,
    },
    /// Counties that do not differ, or covariates that repeat each other.
    NoSpread,
    /// The mathematics refused.
    Mathematics {
        /// What was being computed.
        what: &'static str,
        /// Why it was refused.
        #[source]
        why: StatisticsError,
    },
    /// A component of the engine refused.
    Engine(#[from] SimulationError),
}
