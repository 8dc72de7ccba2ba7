//! What services need room for in a year.

use super::person::Person;
use crate::model::Model;
use crate::simulation::budget::{Centres, Money};
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
    /// To how many of each tier of each service the payments of the year go.
    pub paid: Vec<Vec<f64>>,
    /// The money of the year.
    pub money: Money,
}

impl YearOfProvision {
    /// Room for the services of a model.
    pub fn new(model: &Model) -> Self {
        let services = model.services.iter();
        let tiers = services.map(|service| Vec::with_capacity(service.tiers().len()));
        YearOfProvision {
            centres: vec![None; model.services.len()],
            paid: tiers.collect(),
            money: Money::new(model),
            ..YearOfProvision::default()
        }
    }
}
