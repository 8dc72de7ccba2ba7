//! Services, checked.

use super::{ParameterId, ProcessId, ServiceId};
use crate::axes::Year;
use crate::model::file::{Basis, Per};
use crate::model::lever::Pulled;
use crate::model::rule::Rule;
use crate::source::{Evidence, Verification, Words};
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
    /// Index of its system.
    pub system: usize,
    /// Of whom.
    pub basis: Basis,
    /// What is counted.
    pub unit: Unit,
    /// Evidence of the demand.
    pub evidence: Evidence,
    /// The process of need.
    pub need: ProcessId,
    /// The process of coverage.
    pub coverage: Option<ProcessId>,
    /// The process that gives this service's part of the need.
    pub split: Option<ProcessId>,
    /// The process whose rest is this service's part.
    pub complement: Option<ProcessId>,
    /// Whether unmet need is added to the next year's.
    pub carries_over: bool,
    /// The services that its recipients lose.
    pub displaces: Vec<ServiceId>,
    /// Recipients published for the base year.
    pub observed: Option<f64>,
    /// Growth before the base year.
    pub history_growth: Option<ParameterId>,
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
    /// The process that counts new units.
    pub units: Option<ProcessId>,
}

/// What a service costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// How often.
    pub per: Per,
    /// The growth process, unless fixed.
    pub uprating: Option<ProcessId>,
    /// Shares of the payers, in the order of the settings.
    pub payers: Vec<f64>,
    /// Evidence of the amount.
    pub evidence: Evidence,
    /// How its source was seen.
    pub verification: Verification,
    /// Key of its source.
    pub source: String,
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
    /// Year of the prices of the amount.
    pub price_year: Year,
    /// Units in the base year and places in each.
    pub capacity: Option<(Sampler, Sampler)>,
    /// What levers have added to them.
    pub added: Added,
}

/// What levers have added to the places of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Added {
    /// Units with places as in the others.
    pub units: f64,
    /// Places in units that say how many they have.
    pub places: f64,
}

impl Added {
    /// Adds what levers do to the service of this key.
    pub fn pull(&mut self, key: &str, levers: &[Pulled]) {
        for lever in levers {
            if let Pulled::Centres {
                service,
                centres,
                places,
            } = lever
                && service == key
            {
                match places {
                    Some(places) => self.places += centres * places,
                    None => self.units += centres,
                }
            }
        }
    }
}
