//! What services need room for in a year.

use super::person::Person;
use crate::simulation::budget::Centres;
use crate::simulation::service::Groups;
use crate::stream::Sequences;

/// Room for what is worked out anew in each year: nothing of it is left to the next.
#[derive(Debug, Default)]
pub(super) struct YearOfProvision {
    /// The holders at the end of the year, as rules tell them apart.
    pub groups: Groups,
    /// The same one by one, where people are followed so.
    pub people: Vec<Person>,
    /// Numbers that decide who takes up each service.
    pub uptake: Vec<Sequences>,
    /// Numbers that decide who has each attribute.
    pub attributes: Vec<Sequences>,
    /// Services that exclude the one that is asked about: the share of those admitted whom each serves, and how far it
    /// has taken hold.
    pub excluding: Vec<(usize, f64, f64)>,
    /// What the centres of each service need.
    pub centres: Vec<Option<Centres>>,
}
