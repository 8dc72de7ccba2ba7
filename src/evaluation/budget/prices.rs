//! In which prices money is counted.

use serde::Serialize;

/// In which prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Prices {
    /// Of each year.
    Nominal,
    /// Of the base year.
    Constant,
}
