//! Why a sensitivity cannot be told.

use std::fmt;

use crate::axes::Year;
use crate::simulation::SimulationError;
use crate::source::{InWords, Words};
use crate::statistics::StatisticsError;

/// Why a sensitivity cannot be told.
#[derive(Debug)]
pub enum SensitivityError {
    /// Parameters that were drawn together are about several groups at once.
    DrawnTogether,
    /// Some draws have no value.
    NoValue {
        /// How many draws.
        draws: usize,
        /// The year.
        year: Year,
    },
    /// All draws have the same value.
    Certain {
        /// The year.
        year: Year,
    },
    /// A draw could not be made.
    Simulation(SimulationError),
}

impl InWords for SensitivityError {
    fn words(&self) -> Words {
        match self {
            SensitivityError::DrawnTogether => Words::both(
                "校准后的参数是一起抽取的，各组不再独立，敏感性无法按组分开；请用模型自己的参数",
                "the parameters of a calibration were drawn together, so that groups are not independent of each other and cannot be told apart; use the model's own parameters",
            ),
            SensitivityError::NoValue { draws, year } => Words::both(
                format!("{draws} 次模拟中该量在 {year} 年没有数值；请换一年或换一个量"),
                format!(
                    "in {draws} draws the quantity has no value in {year}; choose another year or another quantity"
                ),
            ),
            SensitivityError::Certain { year } => Words::both(
                format!("该量在 {year} 年每次模拟都一样，没有不确定性可以分解"),
                format!(
                    "the quantity is the same in all draws of {year}: there is no uncertainty to explain"
                ),
            ),
            SensitivityError::Simulation(error) => error.words(),
        }
    }
}

impl fmt::Display for SensitivityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

impl std::error::Error for SensitivityError {}

impl From<SimulationError> for SensitivityError {
    fn from(error: SimulationError) -> Self {
        SensitivityError::Simulation(error)
    }
}

/// Names what was being computed.
pub(super) fn computing(why: StatisticsError) -> SensitivityError {
    SensitivityError::Simulation(SimulationError::while_computing("sensitivity")(why))
}
