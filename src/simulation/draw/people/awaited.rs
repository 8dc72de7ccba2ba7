//! What a register that begins after the base year asks of a draw.

use crate::axes::Year;
use crate::model::checked::Register;
use crate::simulation::disability::Gap;

/// The first year of such a register, as a draw believes it.
#[derive(Clone, Debug)]
pub(super) struct Awaited {
    pub year: Year,
    /// Holders of each part of each of its tables.
    pub persons: Vec<Vec<f64>>,
    /// How far they lay from this draw before it knew of them.
    pub gap: Gap,
    /// What they add to the logarithm of all holders in each year that is open.
    pub growth: f64,
}

impl Awaited {
    /// What is added to the growth of all holders in a year; nothing in years that are not open.
    pub fn growth_in(&self, year: Year, register: &Register) -> Option<f64> {
        (year <= self.year && is_open(year, register)).then_some(self.growth)
    }
}

/// Whether no register tells the new certificates of a year.
pub(super) fn is_open(year: Year, register: &Register) -> bool {
    register.in_year(year).is_none_or(|own| own.new.is_none())
}
