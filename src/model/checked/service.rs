//! Services, checked.

use super::{CoveredTowns, Layer, ParameterId, ProcessId, Rise, ServiceId, Standard};
use crate::axes::Year;
use crate::model::file::{Basis, Per, ToldFile};
use crate::model::rule::Rule;
use crate::model::step::{AddedCentres, Pulled};
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
    /// The count of other places with which its recipients are compared.
    pub compared_with: Option<String>,
    /// What a scenario may change, by layer.
    pub layers: Vec<ServiceLayer>,
    /// Centres that levers add.
    pub opened: Vec<OpenedCentres>,
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

    /// Its tiers; none where all recipients have the same amount.
    pub fn tiers(&self) -> &[Tier] {
        self.cost.as_ref().map_or(&[], |cost| &cost.tiers)
    }

    /// Payments of a year to each recipient; one where it has no cost.
    pub fn payments(&self) -> f64 {
        let cost = self.cost.as_ref();
        cost.map_or(1.0, |cost| f64::from(cost.per.payments()))
    }

    /// Who pays for recipients, for building and for running centres: shares in the order of the settings; centres are paid
    /// as recipients are where it is not said. Nothing where the service has no cost.
    pub fn payers(&self) -> Option<[&[f64]; 3]> {
        let recipients = self.cost.as_ref()?.payers.as_slice();
        let [building, running] = self.capacity.as_ref().map_or([None; 2], |capacity| {
            [capacity.capital.as_ref(), capacity.running.as_ref()]
        });
        let [building, running] =
            [building, running].map(|own| own.map_or(recipients, |own| own.payers.as_slice()));
        Some([recipients, building, running])
    }
}

/// Places that limit a service, and what they need whoever comes.
#[derive(Clone, Debug)]
pub struct Capacity {
    /// The process that counts new units.
    pub units: Option<ProcessId>,
    /// The towns that have one.
    pub covered: Option<CoveredTowns>,
    /// Staff in a unit.
    pub staff: Option<Sampler>,
    /// Who tells of units, places and staff.
    pub told: Option<ToldFile>,
    /// What a new unit costs to build.
    pub capital: Option<UnitCost>,
    /// What a unit costs a year to run.
    pub running: Option<UnitCost>,
}

/// What a unit of places costs.
#[derive(Clone, Debug)]
pub struct UnitCost {
    /// Yuan in the prices of `price_year`.
    pub amount: Sampler,
    /// How it rises.
    pub uprating: Rise,
    /// Year of the prices.
    pub price_year: Year,
    /// Shares of the payers, in the order of the settings.
    pub payers: Vec<f64>,
    /// Whether these are others than those of the recipients.
    pub own_payers: bool,
    /// Evidence of the amount.
    pub evidence: Evidence,
    /// How its source was seen.
    pub verification: Verification,
    /// Key of its source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
}

/// Centres that a lever adds.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedCentres {
    /// The layer with which they take hold.
    pub layer: usize,
    /// First year.
    pub from: Year,
    /// What was said of them.
    pub centres: AddedCentres,
}

impl OpenedCentres {
    /// How many of them stand at the end of a year: whole ones.
    pub fn standing(&self, layers: &[Layer], year: Year) -> f64 {
        (self.centres.number * layers[self.layer].weight(year)).round()
    }
}

/// What a service costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// How often.
    pub per: Per,
    /// Shares of the payers, in the order of the settings.
    pub payers: Vec<f64>,
    /// Who tells of the payers.
    pub payers_told: Option<ToldFile>,
    /// Evidence of the amount.
    pub evidence: Evidence,
    /// How its source was seen.
    pub verification: Verification,
    /// Key of its source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// Tiers, where recipients do not all have the same amount: whoever is in none of the earlier ones is in the last.
    pub tiers: Vec<Tier>,
}

impl Cost {
    /// Evidence of the payers' shares: assumed where nobody tells of them.
    pub fn payers_evidence(&self) -> Evidence {
        let told = self.payers_told.as_ref();
        told.map_or(Evidence::Assumed, |told| told.evidence)
    }
}

/// Some of the recipients of a service, with an amount of their own.
#[derive(Clone, Debug)]
pub struct Tier {
    /// Key in the file.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Who may be in it, by age, sex, category and grade.
    pub rule: Rule,
    /// Which part of those is; all if none.
    pub entitled: Option<ParameterId>,
}

/// What a scenario may change about a service.
#[derive(Clone, Debug)]
pub struct ServiceLayer {
    /// Whether it is in force.
    pub enabled: bool,
    /// Who may have it.
    pub rule: Rule,
    /// What is paid for each recipient and payment.
    pub standard: Option<Standard>,
    /// Dated changes of the amount: from a year on, times a ratio.
    pub steps: Vec<(Year, Sampler)>,
    /// Year of the prices of the amount.
    pub price_year: Year,
    /// How the amount rises: from the end of a year on in this way. The first year is that of the prices; nothing
    /// where it is tied to another.
    pub uprating: Vec<(Year, Rise)>,
    /// Units in the base year and places in each.
    pub capacity: Option<(Sampler, Sampler)>,
}

/// The centres that the levers of a step add to the service of this key.
pub fn opened(
    key: &str,
    layer: usize,
    from: Year,
    levers: &[Pulled],
) -> impl Iterator<Item = OpenedCentres> {
    levers.iter().filter_map(move |lever| match lever {
        Pulled::Centres { service, centres } if service == key => Some(OpenedCentres {
            layer,
            from,
            centres: centres.clone(),
        }),
        _ => None,
    })
}
