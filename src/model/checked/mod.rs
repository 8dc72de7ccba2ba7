//! The model as checked: only this can run. Names have become places, distributions samplers.

mod number;
mod service;

pub use number::{Observation, Parameter, Process, ProcessKind, ProcessLayer};
pub use service::{Capacity, Cost, Service, ServiceLayer};

use indexmap::IndexMap;

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::units::Unit;

use super::data::Data;
use super::file::{Hold, ModelFile, Nature, Relation};

/// A model with one scenario, checked and ready to run.
#[derive(Clone, Debug)]
pub struct Model {
    /// Folder name.
    pub key: String,
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
    /// What the tables say.
    pub data: Data,
    /// The files as laid together, for the receipt and for names that are looked up.
    pub file: ModelFile,
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

/// A set of declarations that takes over in some year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// First year in which it counts.
    pub from: Year,
    /// Years over which it takes hold; 0 is at once.
    pub phase_in: u32,
}

impl Layer {
    /// How far it has taken hold in a year: 0 before, 1 after, evenly between.
    pub fn weight(&self, year: Year) -> f64 {
        if year < self.from {
            0.0
        } else if self.phase_in == 0 {
            1.0
        } else {
            let steps = (year - self.from + 1) as f64;
            (steps / f64::from(self.phase_in)).min(1.0)
        }
    }
}

/// What is compared with a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A process, by place.
    Process(usize),
    /// A quantity of the projection, by key.
    Quantity(String),
}

/// One target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Key in the file.
    pub key: String,
    /// Number in the plan's table.
    pub number: Option<u32>,
    /// Name for people.
    pub title: Words,
    /// Binding, expected or box.
    pub nature: Nature,
    /// What is compared.
    pub measure: Measure,
    /// Value in the base year as printed.
    pub baseline: Option<f64>,
    /// Value aimed at.
    pub value: f64,
    /// `>` or `>=`.
    pub relation: Relation,
    /// Unit.
    pub unit: Unit,
    /// Year.
    pub year: Year,
    /// When it must hold.
    pub hold: Hold,
    /// Things counted, where 100 % means that not one is missing.
    pub of: Option<f64>,
    /// Place in the plan.
    pub at: String,
    /// Definition given.
    pub definition: Option<Words>,
    /// Evidence of what is compared.
    pub evidence: Evidence,
    /// Whether it rests on the base year's value alone.
    pub one_observation: bool,
}

impl Model {
    /// Whether a rule in force asks about households, which cohorts cannot tell.
    pub fn asks_about_households(&self) -> bool {
        let mut layers = self.services.iter().flat_map(|service| &service.layers);
        layers.any(|layer| layer.enabled && layer.rule.asks_about_households())
    }

    /// Place of a parameter.
    pub fn parameter(&self, key: &str) -> Option<usize> {
        self.parameters
            .iter()
            .position(|parameter| parameter.key == key)
    }

    /// Place of a process.
    pub fn process(&self, key: &str) -> Option<usize> {
        self.processes.iter().position(|process| process.key == key)
    }

    /// Place of a service.
    pub fn service(&self, key: &str) -> Option<usize> {
        self.services.iter().position(|service| service.key == key)
    }

    /// Value of a fact of the plan.
    pub fn fact(&self, key: &str) -> Option<f64> {
        self.file.plan.facts.get(key).map(|fact| fact.value)
    }

    /// Years of the projection: from the first year of history to the last year.
    pub fn years(&self) -> Vec<Year> {
        (self.file.model.history_from..=self.file.model.until).collect()
    }

    /// The years at which the whole age structure is kept: the base year and the milestones.
    pub fn profile_years(&self) -> Vec<Year> {
        let settings = &self.file.model;
        let mut years = vec![settings.base_year];
        years.extend(
            settings
                .milestones
                .iter()
                .filter(|year| **year > settings.base_year && **year <= settings.until),
        );
        years
    }

    /// Every parameter, process, service amount and its evidence, for the page that lists what is
    /// judged, assumed or unverified.
    pub fn weakest(&self) -> IndexMap<&str, (Evidence, Verification)> {
        let parameters = self
            .parameters
            .iter()
            .map(|p| (p.key.as_str(), (p.evidence, p.verification)));
        let processes = self
            .processes
            .iter()
            .map(|p| (p.key.as_str(), (p.evidence, p.verification)));
        parameters.chain(processes).collect()
    }
}
