//! The model as written: one structure for each file of a model folder, nothing checked yet.
//!
#![doc = include_str!("../../../models/FORMAT.md")]
//!
//! `settings` is `model.toml`, `number` `parameters.toml`, `process` `processes.toml`, `service`
//! `services.toml`, `observation` `observations.toml`, `plan` `plan.toml` and the scenarios.

mod attribute;
mod calibration;
mod description;
mod disability;
mod household;
mod lever;
mod number;
mod observation;
mod plan;
mod population;
mod process;
mod register;
mod service;
mod settings;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use attribute::{AttributeFile, Household, ShareOf};
pub use calibration::{CalibratedFile, CalibrationFile, EvidenceFile, EvidenceKind};
pub use description::{description, format};
pub use disability::{CompositionFile, DisabilityFile, PaceFile, RegistrationFile};
pub use household::HouseholdsFile;
pub use lever::{LeverFile, Phase};
pub use number::{ParameterFile, SpreadFile};
pub use observation::{ObservationFile, ObservationsFile, PeopleQuantity};
pub use plan::{
    DocumentFile, FactFile, FactKind, Hold, MeasureFile, Nature, PlanFile, Relation, ScenarioFile,
    TargetFile,
};
pub use population::{MigrantsFile, PopulationFile, RegisteredFile};
pub use process::{JumpsFile, ProcessFile};
pub use register::RegisterFile;
pub use service::{
    Basis, CapacityFile, CostFile, ObservedFile, Per, ServiceFile, StepFile, UnitCostFile, Uprating,
};
pub use settings::{
    FertilityFile, MigrationFile, MoneyFile, MoneySumFile, MortalityFile, NeedFile, SettingsFile,
    SumAnchorFile, TableFile, TogetherFile, WorkFile,
};

/// A whole model folder as written, with a scenario's changes already laid over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// `model.toml`.
    pub model: SettingsFile,
    /// `parameters.toml`.
    pub parameters: IndexMap<String, ParameterFile>,
    /// `processes.toml`.
    #[serde(default)]
    pub processes: IndexMap<String, ProcessFile>,
    /// `services.toml`.
    #[serde(default)]
    pub services: IndexMap<String, ServiceFile>,
    /// `plan.toml`.
    #[serde(default)]
    pub plan: PlanFile,
    /// `observations.toml`.
    #[serde(default)]
    pub observations: ObservationsFile,
}
