//! The model as checked: only this can run. Names have become places, distributions samplers.

mod attribute;
mod calendar;
mod completion;
mod covered;
mod disability;
mod ids;
mod layer;
mod number;
mod observation;
mod recipients;
mod register;
mod seen;
mod service;
mod settings;
mod standard;
mod stated;
mod target;
mod towns;
mod uprating;

pub use attribute::{Attribute, AttributeKind};
pub use calendar::Calendar;
pub use completion::{Completion, ToldByCompletion};
pub use covered::CoveredTowns;
pub use disability::{Anchor, Disability, HolderMargins, PaceOfPlaces};
pub use ids::{ParameterId, ProcessId, QuantityId, ServiceId};
pub use layer::{Layer, mixed};
pub use number::{HeldValue, Parameter, Process, ProcessLayer};
pub use observation::{Observation, added};
pub use recipients::{RecipientsSeen, Yielding};
pub use register::{HolderPart, Margin, Register, RegisterCount, RegisterReading, RegisterYear};
pub use service::{Capacity, Cost, OpenedCentres, Service, ServiceLayer, Tier, UnitCost, opened};
pub use settings::{
    FertilitySettings, HouseholdSettings, MigrationSettings, MoneySettings, MoneySum,
    MortalitySettings, Named, Need, RegisteredSettings, Settings, SumAnchor, WorkSettings,
};
pub use standard::Standard;
pub use stated::{StatedIn, StatedNumber};
pub use target::{Number, Reported, Rests, Target, Things};
pub use towns::{Town, TownCount, Towns};
pub use uprating::{Followed, PossibleRises, Rise, UpratingRule};

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::axes::Year;
use crate::dataset::Complaint;
use crate::source::Words;
use crate::stream::Locality;

use super::data::Data;
use super::file::{FactFile, PeopleQuantity};
use super::quantities::Quantities;
use super::read::Inherited;

/// A model with one scenario, checked and ready to run.
#[derive(Clone, Debug)]
pub struct Model {
    /// Folder name.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Office that hands papers in, where one is named.
    pub office: Option<Words>,
    /// Code of its place, where it has one.
    pub region: Option<String>,
    /// Where it is, as far as chance is concerned.
    pub place: Locality,
    /// Its years.
    pub calendar: Calendar,
    /// The plan; nothing where none is given.
    pub plan: Option<Plan>,
    /// What the plan says of the past, by key.
    pub facts: IndexMap<String, FactFile>,
    /// What `model.toml` says.
    pub settings: Settings,
    /// The quantities that a run hands on.
    pub quantities: Quantities,
    /// Scenario; `baseline` if none.
    pub scenario: Scenario,
    /// The newest year whose publications count.
    pub as_of: Option<Year>,
    /// Baseline first, then each scenario in the chain that leads to this one.
    pub layers: Vec<Layer>,
    /// All parameters, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// All processes, in the order of the file.
    pub processes: Vec<Process>,
    /// All services, in the order of the file.
    pub services: Vec<Service>,
    /// All targets, in the order of the file.
    pub targets: Vec<Target>,
    /// What was reported of quantities that are no processes and is known.
    pub reported: Vec<Reported>,
    /// What was reported of the people after the start.
    pub people_seen: PeopleSeen,
    /// What was reported of the recipients of services after the base year.
    pub recipients_seen: Vec<RecipientsSeen>,
    /// What the county's own register says.
    pub register: Register,
    /// All that was published, as it is listed.
    pub stated: Vec<StatedNumber>,
    /// The towns of the county; nothing where none are named.
    pub towns: Option<Towns>,
    /// What the tables say.
    pub data: Data,
    /// What somebody should look at, though it does not forbid a run.
    pub warnings: Vec<Complaint>,
    /// Draws of a calibration that are repeated.
    pub calibrated: Option<Arc<Addresses>>,
    /// What is another model's.
    pub inherited: Inherited,
    /// Titles of the works that are the model's own, by key.
    pub works: BTreeMap<String, Words>,
    /// The files of its folder and what was given beside it: each as it is called from there, and its SHA-256.
    pub files: Vec<(String, String)>,
}

/// What was reported of the people, in the order of the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleSeen {
    /// Reports of each quantity.
    by_quantity: [Vec<Observation>; PeopleQuantity::ALL.len()],
}

impl PeopleSeen {
    /// What was reported of each quantity.
    pub fn each(reports: impl FnMut(PeopleQuantity) -> Vec<Observation>) -> Self {
        let seen = PeopleSeen {
            by_quantity: PeopleQuantity::ALL.map(reports),
        };
        seen.in_order()
    }

    /// What was reported of a quantity.
    pub fn of(&self, quantity: PeopleQuantity) -> &[Observation] {
        &self.by_quantity[quantity as usize]
    }

    /// See [`PeopleSeen::of`].
    pub(super) fn of_mut(&mut self, quantity: PeopleQuantity) -> &mut Vec<Observation> {
        &mut self.by_quantity[quantity as usize]
    }

    /// The reports in the order of the years.
    pub(super) fn in_order(mut self) -> Self {
        for all in &mut self.by_quantity {
            all.sort_by_key(|seen| seen.year);
        }
        self
    }

    /// The last year of which anything was reported.
    pub fn last(&self) -> Option<Year> {
        let all = self.by_quantity.iter().flatten();
        all.map(|seen| seen.year).max()
    }
}

/// Draws that are repeated: of which seed, and which number each row of the parameters has.
#[derive(Clone, Debug, PartialEq)]
pub struct Addresses {
    /// Seed of all of them.
    pub seed: u64,
    /// Number of each row's draw.
    pub draws: Vec<u32>,
}

/// The plan itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Title.
    pub title: Words,
    /// Key of the source.
    pub source: String,
    /// Its number and date, as they are written.
    pub at: String,
    /// First and last year.
    pub period: [Year; 2],
}

/// What a scenario is called and why it exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// File name.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Why anyone would look at it.
    pub why: Words,
}

impl Scenario {
    /// Whether somebody names it so, by its key or its title.
    pub fn is_called(&self, name: &str) -> bool {
        self.key == name || self.title.reads(name)
    }
}

impl Model {
    /// Title of a work that is the model's own; nothing for those of the datasets.
    pub fn work(&self, key: &str) -> Option<&Words> {
        self.works.get(key)
    }

    /// Whether a rule in force asks about households, which cohorts cannot tell.
    pub fn asks_about_households(&self) -> bool {
        let mut layers = self.services.iter().flat_map(|service| &service.layers);
        layers.any(|layer| {
            let mut asked = layer.rule.asks().places();
            layer.enabled && asked.any(|place| self.settings.is_of_household(place))
        })
    }

    /// Index of a parameter.
    pub fn parameter(&self, key: &str) -> Option<ParameterId> {
        let mut keys = self.parameters.iter().map(|parameter| &parameter.key);
        keys.position(|known| known == key).map(ParameterId)
    }

    /// First and last year of the plan after the base year; of what is projected up to `until` where there is no plan.
    pub fn period(&self, until: Year) -> [Year; 2] {
        let first = self.calendar.base + 1;
        let plan = self.plan.as_ref().map(|own| own.period);
        plan.map_or([first, until], |[from, to]| [from.max(first), to])
    }

    /// Years of the projection: from the first year of history to the last year.
    pub fn years(&self) -> Vec<Year> {
        (self.calendar.history_from..=self.calendar.until).collect()
    }

    /// The years at which the whole age structure is kept: the base year and the milestones.
    pub fn profile_years(&self) -> Vec<Year> {
        let mut years = vec![self.calendar.base];
        years.extend(&self.calendar.milestones);
        years
    }
}
