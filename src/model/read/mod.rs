//! Reading a model folder: the only place that touches `models/`.
//!
//! A model may extend another: what it does not say is inherited, entry by entry and key by key.

mod beside;
mod inherit;
mod names;
mod over;
mod parameters;
mod reader;
mod register;
mod reports;
mod scenarios;
mod section;
mod towns;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use inherit::Ancestry;
pub use inherit::Inherited;
pub use reader::CALIBRATED;
use reader::Reader;
pub use register::{Counted, RegisterRow};
use section::no_model;

use super::file::{CalibratedFile, CalibrationFile, ModelFile, ScenarioFile};
use super::lines::Lines;
use crate::dataset::Complaints;

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
pub struct Bases(BTreeMap<PathBuf, Arc<ModelFolder>>);

impl ModelFolder {
    /// Reads a folder; all faults of all its files at once.
    pub fn open(root: &Path) -> Result<Self, Complaints> {
        Self::open_beside(root, &mut Bases::default())
    }

    /// The same, where several models extend the same ones.
    pub fn open_beside(root: &Path, bases: &mut Bases) -> Result<Self, Complaints> {
        Ancestry::new(bases).open(root)
    }

    /// The same model for another region, whose rows of the tables it takes; it has none of the towns.
    pub fn in_region(&self, region: &str) -> ModelFolder {
        let mut folder = self.clone();
        folder.key = format!("{}_{region}", self.key);
        folder.file.model.region = Some(region.to_string());
        folder.file.towns = None;
        folder
    }
}

/// Name of a folder.
fn name_of(root: &Path) -> String {
    let whole = root.canonicalize().ok();
    let name = whole.as_deref().and_then(Path::file_name);
    name.map_or_else(
        || "model".to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Reads one folder over the one that it extends.
fn read(root: &Path, base: Option<&ModelFolder>) -> Result<ModelFolder, Complaints> {
    let shown = root.to_string_lossy().replace('\\', "/");
    if !root.join("model.toml").is_file() {
        return Err(Complaints::from(no_model(root, &shown)));
    }
    let mut reader = Reader::new(root, shown, base);
    let model = reader.settings();
    let parameters = reader.entries("parameters", |file| &file.parameters);
    let processes = reader.entries("processes", |file| &file.processes);
    let services = reader.entries("services", |file| &file.services);
    let plan = reader.plan();
    let mut observations = reader.observations();
    reader.reports(&processes, &plan, &mut observations);
    let calibration = reader.calibration();
    let scenarios = reader.scenarios();
    let register = reader.register(model.as_ref());
    let towns = reader.towns(&services);
    let sources = reader.entries("sources", |file| &file.sources);
    if model.is_some() && base.is_none() && !reader.lines.contains_key("parameters") {
        reader.needed("parameters");
    }
    let called_for = !services.is_empty() && base.is_none();
    if called_for && !reader.lines.contains_key("processes") {
        reader.needed("processes");
    }
    match model {
        Some(model) if !reader.complaints.has_errors() => {
            let file = ModelFile {
                model,
                parameters,
                processes,
                services,
                plan,
                observations,
                towns,
                sources,
            };
            Ok(ModelFolder {
                key: name_of(root),
                inherited: Inherited::of(base, &file, &reader.lines),
                file,
                calibration,
                calibrated: None,
                register,
                scenarios,
                lines: reader.lines,
            })
        }
        _ => Err(reader.complaints),
    }
}
