//! The years of a model.

use crate::axes::Year;

/// The years of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// First year of the reconstructed past.
    pub history_from: Year,
    /// Stocks at the end of this year are the starting point.
    pub base: Year,
    /// Last year projected.
    pub until: Year,
    /// Years after the base year that tables and pyramids show.
    pub milestones: Vec<Year>,
}
