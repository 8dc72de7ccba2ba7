//! What is given: people, deaths, and registers.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::model::checked::Margin;
use crate::simulation::population::CELLS;

/// A nation.
#[derive(Clone, Debug, Default)]
pub struct NationGiven {
    /// People by age and sex at the end of each year.
    pub people: BTreeMap<Year, Box<Given>>,
    /// Its own register.
    pub register: GivenRegister,
    /// Its places.
    pub places: Vec<GivenRegister>,
}

/// People and deaths of a year.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// People at its end.
    pub people: [f64; CELLS],
    /// Deaths per person-year in it.
    pub hazards: [f64; CELLS],
}

/// A register: tables of its holders by year, the finest last.
#[derive(Clone, Debug, Default)]
pub struct GivenRegister {
    /// Name of the place.
    pub name: String,
    /// Tables of each year.
    pub years: BTreeMap<Year, Vec<Margin>>,
}
