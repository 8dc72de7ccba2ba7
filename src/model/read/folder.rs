//! A model folder as read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::inherited::Inherited;
use super::register::RegisterRow;
use crate::model::file::{
    CalibratedFile, CalibrationFile, ConcentrationsFile, ModelFile, ScenarioFile,
};
use crate::model::lines::Lines;

/// A model folder as read: what it declares, its scenarios, and where everything stands.
#[derive(Clone, Debug)]
pub struct ModelFolder {
    /// Folder name.
    pub key: String,
    /// What it declares, with what it inherits.
    pub file: ModelFile,
    /// What it is conditioned on, where it says so.
    pub calibration: Option<CalibrationFile>,
    /// The draws of a calibration whose parameters were put in place of its own.
    pub calibrated: Option<CalibratedFile>,
    /// How much its towns differ, or those of the model that it extends, also where that names none itself.
    pub concentration: Option<ConcentrationsFile>,
    /// Rows of its own register.
    pub register: Vec<RegisterRow>,
    /// Its scenarios, by file name.
    pub scenarios: BTreeMap<String, ScenarioFile>,
    /// Lines of every file, by name without its ending; scenarios as `scenarios/<name>`.
    pub lines: BTreeMap<String, Lines>,
    /// What is not its own.
    pub inherited: Inherited,
}

/// Folders that others extend, each read once.
#[derive(Debug, Default)]
pub struct Bases(pub(super) BTreeMap<PathBuf, Arc<ModelFolder>>);

impl ModelFolder {
    /// The same model for another region, whose rows of the tables it takes; it has none of the towns.
    pub fn in_region(&self, region: &str) -> ModelFolder {
        let mut folder = self.clone();
        folder.key = format!("{}_{region}", self.key);
        folder.file.model.region = Some(region.to_string());
        folder.file.towns = None;
        folder
    }
}
