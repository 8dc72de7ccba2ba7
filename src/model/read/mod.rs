//! Reading a model folder: the only place that touches `models/`.

mod parameters;
mod section;

use section::{in_order, inner, no_model, sections, unknown_section};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::{
    CalibrationFile, ModelFile, ObservationFile, ObservationsFile, PlanFile, ScenarioFile,
    SettingsFile,
};
use super::lines::Lines;
use crate::dataset::{Complaint, Complaints, Declaration, Place};

/// A model folder as read: what it declares, its scenarios, and where everything stands.
#[derive(Clone, Debug)]
pub struct ModelFolder {
    /// Folder name.
    pub key: String,
    /// What it declares.
    pub file: ModelFile,
    /// What it is conditioned on, where it says so.
    pub calibration: Option<CalibrationFile>,
    /// Its scenarios, by file name.
    pub scenarios: BTreeMap<String, ScenarioFile>,
    /// Lines of every file, by name without its ending; scenarios as `scenarios/<name>`.
    pub lines: BTreeMap<String, Lines>,
}

impl ModelFolder {
    /// Reads a folder; all faults of all its files at once.
    pub fn open(root: &Path) -> Result<Self, Complaints> {
        let shown = root.to_string_lossy().replace('\\', "/");
        if !root.join("model.toml").is_file() {
            return Err(Complaints::from(no_model(root, &shown)));
        }
        let mut reader = Reader {
            root: root.to_path_buf(),
            shown,
            complaints: Complaints::default(),
            lines: BTreeMap::new(),
        };
        let model = reader.whole::<SettingsFile>("model");
        let parameters = reader.entries("parameters", true);
        let processes = reader.entries("processes", false);
        let services = reader.entries("services", false);
        let plan = reader.plan();
        let observations = reader.observations();
        let calibration = reader.optional::<CalibrationFile>("calibration");
        let scenarios = reader.scenarios();
        match model {
            Some(model) if !reader.complaints.has_errors() => Ok(ModelFolder {
                key: root
                    .canonicalize()
                    .ok()
                    .and_then(|path| {
                        path.file_name()
                            .map(|name| name.to_string_lossy().into_owned())
                    })
                    .unwrap_or_else(|| "model".to_string()),
                file: ModelFile {
                    model,
                    parameters,
                    processes,
                    services,
                    plan,
                    observations,
                },
                calibration,
                scenarios,
                lines: reader.lines,
            }),
            _ => Err(reader.complaints),
        }
    }
}

struct Reader {
    root: PathBuf,
    shown: String,
    complaints: Complaints,
    lines: BTreeMap<String, Lines>,
}

impl Reader {
    /// The text of a file, or nothing if it does not exist.
    fn text(&mut self, name: &str, needed: bool) -> Option<(String, String)> {
        let path = self.root.join(format!("{name}.toml"));
        let file = format!("{}/{name}.toml", self.shown);
        match std::fs::read(&path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Some((file, text.trim_start_matches('\u{feff}').to_string())),
                Err(_) => {
                    self.complaints.push(Complaint::error(
                        file,
                        Place::Whole,
                        ("不是 UTF-8 文字", "it is not UTF-8 text"),
                        ("UTF-8 编码的文字", "text in UTF-8"),
                        ("请另存为 UTF-8 编码", "Save the file as UTF-8"),
                    ));
                    None
                }
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !needed => None,
            Err(error) => {
                self.complaints.push(Complaint::error(
                    file,
                    Place::Whole,
                    (
                        format!("打不开（{error}）"),
                        format!("it cannot be opened ({error})"),
                    ),
                    ("可以读取的文件", "a file that can be read"),
                    ("请检查文件名和权限", "Check its name and permissions"),
                ));
                None
            }
        }
    }

    /// A file as one table, and the lines of its keys.
    fn with_table<T>(
        &mut self,
        name: &str,
        needed: bool,
        read: impl for<'t> FnOnce(&mut Declaration<'t>, DeTable<'t>) -> Option<T>,
    ) -> Option<T> {
        let (file, text) = self.text(name, needed)?;
        let mut declaration = Declaration::new(file.clone(), &text);
        let value = declaration.table().and_then(|table| {
            self.lines
                .insert(name.to_string(), Lines::of(&file, &text, &table));
            read(&mut declaration, table)
        });
        self.complaints.extend(declaration.complaints);
        value
    }

    fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.with_table(name, false, |declaration, table| {
            declaration.read(Spanned::new(0..0, DeValue::Table(table)))
        })
    }

    fn whole<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.with_table(name, true, |declaration, table| {
            declaration.read(Spanned::new(0..0, DeValue::Table(table)))
        })
    }

    /// A file whose every section is one entry of the same kind.
    fn entries<T: DeserializeOwned>(&mut self, name: &str, needed: bool) -> IndexMap<String, T> {
        self.with_table(name, needed, |declaration, table| {
            Some(sections(declaration, table))
        })
        .unwrap_or_default()
    }

    fn plan(&mut self) -> PlanFile {
        self.with_table("plan", false, |declaration, table| {
            let mut plan = PlanFile::default();
            for (key, value) in in_order(table) {
                match (key.as_str(), value.get_ref().is_table()) {
                    ("plan", _) => plan.plan = declaration.read(value),
                    ("facts", true) => plan.facts = sections(declaration, inner(value)),
                    ("targets", true) => plan.targets = sections(declaration, inner(value)),
                    _ => unknown_section(
                        declaration,
                        &value,
                        &key,
                        "plan、facts、targets",
                        "plan, facts, targets",
                    ),
                }
            }
            Some(plan)
        })
        .unwrap_or_default()
    }

    fn observations(&mut self) -> ObservationsFile {
        self.with_table("observations", false, |declaration, table| {
            let mut observation: Vec<ObservationFile> = Vec::new();
            for (key, value) in in_order(table) {
                let span = value.span();
                match (key.as_str(), value.into_inner()) {
                    ("observation", DeValue::Array(items)) => {
                        for item in items {
                            observation.extend(declaration.read(item));
                        }
                    }
                    (_, value) => unknown_section(
                        declaration,
                        &Spanned::new(span, value),
                        &key,
                        "[[observation]]",
                        "[[observation]]",
                    ),
                }
            }
            Some(ObservationsFile { observation })
        })
        .unwrap_or_default()
    }

    fn scenarios(&mut self) -> BTreeMap<String, ScenarioFile> {
        let mut names: Vec<String> = std::fs::read_dir(self.root.join("scenarios"))
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                name.strip_suffix(".toml").map(str::to_string)
            })
            .collect();
        names.sort();
        let mut scenarios = BTreeMap::new();
        for name in names {
            let file = format!("scenarios/{name}");
            if let Some(scenario) = self.whole::<ScenarioFile>(&file) {
                scenarios.insert(name, scenario);
            }
        }
        scenarios
    }
}
