//! Why there is no calibration.

use std::fmt;

use thiserror::Error;

use crate::simulation::SimulationError;
use crate::source::{InWords, Words};

/// Why there is no calibration.
#[derive(Debug, Error)]
pub enum CalibrationError {
    /// The engine cannot run.
    Engine(#[from] SimulationError),
    /// A figure is about something that the model does not have.
    Unknown {
        /// Quantity asked for.
        quantity: String,
        /// Year asked for.
        year: crate::axes::Year,
    },
    /// No point tried can bring the figures about.
    Impossible,
}

impl InWords for CalibrationError {
    fn words(&self) -> Words {
        match self {
            CalibrationError::Engine(why) => why.words(),
            CalibrationError::Unknown { quantity, year } => Words::both(
                format!("模型在 {year} 年没有 {quantity} 这个量"),
                format!("the model has no {quantity} in {year}"),
            ),
            CalibrationError::Impossible => Words::both(
                "先验所允许的参数值都产生不出这些数据：数据与模型或彼此矛盾",
                "no value of the parameters that their priors allow brings all observations about: they contradict the \
                 model or each other",
            ),
        }
    }
}

impl fmt::Display for CalibrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}
