//! What is in force from a year on: the declarations, and what levers do beyond them.

use super::file::ModelFile;
use crate::axes::Year;

/// One step of a chain: the declarations in force from a year on.
#[derive(Clone, Debug)]
pub struct Step {
    /// First year.
    pub from: Year,
    /// Years over which it takes hold.
    pub phase_in: u32,
    /// Most of it first.
    pub front: bool,
    /// Where it is said; nothing for the baseline.
    pub said: Option<SaidIn>,
    /// The declarations.
    pub file: ModelFile,
    /// What levers do beyond them.
    pub pulled: Vec<Pulled>,
}

/// Where a scenario says what a step does.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidIn {
    /// Name of the scenario.
    pub scenario: String,
    /// Place of the lever in its file; nothing for what stands under `change`.
    pub lever: Option<usize>,
}

/// What a lever does to a process, or to the places of a service.
#[derive(Clone, Debug, PartialEq)]
pub enum Pulled {
    /// The process has this value, as far as the step has taken hold.
    Held {
        /// Key of the process.
        process: String,
        /// The value.
        value: f64,
    },
    /// The service has more places.
    Centres {
        /// Key of the service.
        service: String,
        /// What was said of them.
        centres: AddedCentres,
    },
}

/// Centres that are added to a service.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedCentres {
    /// How many.
    pub number: f64,
    /// Places in each; as in the others if none.
    pub places: Option<f64>,
    /// Staff in each; as in the others if none.
    pub staff: Option<f64>,
    /// Yuan to build each, in the prices of the first year; as for the others if none.
    pub capital: Option<f64>,
    /// Yuan a year to run each, in the prices of the first year; as for the others if none.
    pub running: Option<f64>,
}
