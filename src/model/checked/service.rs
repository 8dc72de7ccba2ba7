//! Services, checked.

use crate::axes::Year;
use crate::model::file::{Basis, Payer, Per, System};
use crate::model::rule::Rule;
use crate::source::{Evidence, Words};
use crate::statistics::sampling::Sampler;
use crate::stream::Decision;
use crate::units::Unit;

/// One service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// System.
    pub system: System,
    /// Of whom.
    pub basis: Basis,
    /// What is counted.
    pub unit: Unit,
    /// Evidence of the demand.
    pub evidence: Evidence,
    /// Place of the process of need.
    pub need: usize,
    /// Place of the process of coverage.
    pub coverage: Option<usize>,
    /// Place of the process that gives this service's part of the need.
    pub split: Option<usize>,
    /// Place of the process whose rest is this service's part.
    pub complement: Option<usize>,
    /// Whether unmet need is added to the next year's.
    pub carries_over: bool,
    /// Places of the services that its recipients lose.
    pub displaces: Vec<usize>,
    /// Recipients published for the base year.
    pub observed: Option<f64>,
    /// Place of the parameter of growth before the base year.
    pub history_growth: Option<usize>,
    /// Places that limit it.
    pub capacity: Option<Capacity>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// What a scenario may change, by layer.
    pub layers: Vec<ServiceLayer>,
    /// The stream of its demand.
    pub demand: Decision,
    /// The stream of its constants.
    pub constants: Decision,
}

impl Service {
    /// Whether it is in force in any layer.
    pub fn ever_enabled(&self) -> bool {
        self.layers.iter().any(|layer| layer.enabled)
    }
}

/// Places that limit a service.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// Place of the process that counts new units.
    pub units: Option<usize>,
}

/// What a service costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// How often.
    pub per: Per,
    /// Place of the growth process, unless fixed.
    pub uprating: Option<usize>,
    /// Year of the prices.
    pub price_year: Year,
    /// Shares of the payers, in the order of [`Payer::ALL`].
    pub payers: [f64; Payer::ALL.len()],
    /// Whether the level of the amount is set by a published sum.
    pub anchored: bool,
    /// Evidence of the amount.
    pub evidence: Evidence,
}

/// What a scenario may change about a service.
#[derive(Clone, Debug)]
pub struct ServiceLayer {
    /// Whether it is in force.
    pub enabled: bool,
    /// Who may have it.
    pub rule: Rule,
    /// Yuan for each recipient and payment.
    pub amount: Option<Sampler>,
    /// Dated changes of the amount: from a year on, times a ratio.
    pub steps: Vec<(Year, f64)>,
    /// Units in the base year and places in each.
    pub capacity: Option<(Sampler, Sampler)>,
}
