//! A county's people one by one: a draw's intensities as yearly chances of the person engine, and
//! the lives that come of them.

mod chances;
mod holders;
mod story;

pub use chances::Circumstances;
pub use holders::{HolderLife, Holders};
pub use story::{Histories, Story};

use crate::model::rule::KINDS;
use crate::simulation::person::People;
use crate::simulation::population::CELLS;
use crate::statistics::multistate::YearlyChances;

/// What a draw's people have ahead of them.
#[derive(Clone, Debug, Default)]
pub struct Lives {
    /// Everybody at the end of the base year, and those who arrive after it.
    pub people: People,
    /// The chances of each year after it; states as numbered here. Who moves away is among the dead.
    pub chances: Vec<YearlyChances>,
    /// In each year, the share of deaths among those who leave without a certificate, by age and sex
    /// at its start.
    pub dying: Vec<[f64; CELLS]>,
}

/// State of people without a certificate.
pub const WITHOUT: usize = 0;
/// State of the first kind of certificate; the others follow in their order.
pub const FIRST_KIND: usize = 1;
/// State of children who died in the year of their birth.
pub const LOST: usize = FIRST_KIND + KINDS;
/// Number of states.
pub const STATES: usize = LOST + 1;

/// The kind of certificate that a state stands for.
pub fn kind_of(state: usize) -> Option<usize> {
    state.checked_sub(FIRST_KIND).filter(|kind| *kind < KINDS)
}
