//! Why a simulation cannot start.

use thiserror::Error;

use super::person::PersonError;
use crate::statistics::StatisticsError;

/// Why a simulation cannot start.
#[derive(Debug, Error)]
pub enum SimulationError {
    /// The mathematics refused the data.
    #[error("{what}: {why}")]
    Mathematics {
        /// What was being computed.
        what: &'static str,
        /// Why it was refused.
        #[source]
        why: StatisticsError,
    },
    /// People could not be followed.
    #[error("following people: {0}")]
    Person(#[from] PersonError),
    /// Numbers that contradict each other.
    #[error("{0}")]
    Contradiction(String),
}

impl SimulationError {
    /// Names what was being computed.
    pub(crate) fn while_computing(what: &'static str) -> impl FnOnce(StatisticsError) -> Self {
        move |why| SimulationError::Mathematics { what, why }
    }
}
