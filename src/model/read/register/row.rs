//! One row of the register.

use crate::axes::Year;
use crate::dataset::Place;
use crate::model::checked::{HolderPart, RegisterCount};

/// One row of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterRow {
    /// File, as it is named in complaints.
    pub file: String,
    /// Where the row stands.
    pub place: Place,
    /// Year at whose end the holders are counted, or in which something happened to them.
    pub year: Year,
    /// What is counted.
    pub counted: RegisterCount,
    /// Of whom.
    pub part: HolderPart,
    /// Of which town, where it says so.
    pub town: Option<String>,
    /// How many.
    pub persons: f64,
    /// Relative error of the number, where the row says so.
    pub error: Option<f64>,
    /// Where that is said.
    pub error_place: Place,
}

impl RegisterRow {
    /// Whether it counts holders.
    pub fn is_stock(&self) -> bool {
        self.counted == RegisterCount::Holders
    }
}
