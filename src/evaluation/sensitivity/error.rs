//! Why a sensitivity cannot be told.

use thiserror::Error;

use crate::simulation::SimulationError;
use crate::statistics::StatisticsError;

/// Why a sensitivity cannot be told.
#[derive(Debug, Error)]
pub enum SensitivityError {
    /// Parameters that were drawn together are about several groups at once.
    #[error(
        "校准后的参数是一起抽取的，各组不再独立，敏感性无法按组分开；请用模型自己的参数 · the parameters of a calibration \
         were drawn together, so that groups are not independent of each other and cannot be told apart; use the \
         model's own parameters"
    )]
    DrawnTogether,
    /// Some draws have no value.
    #[error(
        "{draws} 次模拟中该量在 {year} 年没有数值；请换一年或换一个量 · in {draws} draws the quantity has no value in \
         {year}; choose another year or another quantity"
    )]
    NoValue {
        /// How many draws.
        draws: usize,
        /// The year.
        year: crate::axes::Year,
    },
    /// All draws have the same value.
    #[error(
        "该量在 {year} 年每次模拟都一样，没有不确定性可以分解 · the quantity is the same in all draws of {year}: there is \
         no uncertainty to explain"
    )]
    Certain {
        /// The year.
        year: crate::axes::Year,
    },
    /// A draw could not be made.
    #[error(transparent)]
    Simulation(#[from] SimulationError),
}

/// Names what was being computed.
pub(super) fn computing(why: StatisticsError) -> SensitivityError {
    SensitivityError::Simulation(SimulationError::while_computing("sensitivity")(why))
}
