//! One folder's files, each laid over the file that it inherits from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::{Serialize, de::DeserializeOwned};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::folder::ModelFolder;
use super::over::Over;
use super::readable::{bytes, sum_of};
use super::section::{in_order, inner, unknown_section};
use crate::dataset::{Complaint, Complaints, Declaration, Place, checksum};
use crate::model::file::{CalibratedFile, CalibrationFile, ModelFile, PlanFile, SettingsFile};
use crate::model::lines::Lines;
use crate::source::{InWords, Words};

/// The section of a parameter file that a calibration writes beside the parameters.
pub const CALIBRATED: &str = "calibrated";

pub(super) struct Reader<'b> {
    pub(super) root: PathBuf,
    pub(super) shown: String,
    pub(super) base: Option<&'b ModelFolder>,
    pub complaints: Complaints,
    /// What somebody should look at in tables beside the files.
    pub reminders: Complaints,
    /// Faults of rows that were left out, so that more can be said of the others.
    pub misread: Complaints,
    pub lines: BTreeMap<String, Lines>,
    /// The files that were read, as they are called from the folder, and the SHA-256 of each.
    pub files: Vec<(String, String)>,
}

impl<'b> Reader<'b> {
    pub fn new(root: &Path, shown: String, base: Option<&'b ModelFolder>) -> Self {
        Reader {
            root: root.to_path_buf(),
            shown,
            lines: base
                .into_iter()
                .flat_map(|base| &base.lines)
                .map(|(name, lines)| (name.clone(), lines.inherited()))
                .collect(),
            base,
            complaints: Complaints::default(),
            reminders: Complaints::default(),
            misread: Complaints::default(),
            files: Vec::new(),
        }
    }

    /// The path of a file as the folder was given; one in the folder where the program was started has none before it.
    fn named(&self, name: &str) -> String {
        match self.shown.as_str() {
            "" => format!("{name}.toml"),
            shown => format!("{shown}/{name}.toml"),
        }
    }

    /// The text of a file, or nothing if it does not exist.
    fn text(&mut self, name: &str) -> Option<(String, String)> {
        let path = self.root.join(format!("{name}.toml"));
        let file = self.named(name);
        let bytes = match bytes(&path) {
            Ok(found) => found?,
            Err(why) => {
                self.unreadable(name, why);
                return None;
            }
        };
        self.files.push((format!("{name}.toml"), checksum(&bytes)));
        match String::from_utf8(bytes) {
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
        }
    }

    /// Adds a table of the folder to the files that were read.
    pub(super) fn was_read(&mut self, name: &str) {
        let sum = sum_of(&self.root.join(name));
        self.files.push((name.to_string(), sum));
    }

    fn unreadable(&mut self, name: &str, why: Words) {
        self.complaints.push(Complaint::error(
            self.named(name),
            Place::Whole,
            (
                format!("打不开（{}）", why.zh),
                format!("it cannot be opened ({})", why.en),
            ),
            ("可以读取的文件", "a file that can be read"),
            ("请检查文件名和权限", "Check its name and permissions"),
        ));
    }

    /// Says that a file is missing which a model cannot do without, unless it has been complained about.
    pub fn needed(&mut self, name: &str) {
        if !self.complaints.has_errors() {
            let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
            self.unreadable(name, missing.words());
        }
    }

    /// A file as one table, and the lines of its keys.
    pub(super) fn with_table<T>(
        &mut self,
        name: &str,
        read: impl for<'t> FnOnce(&mut Over<'t>, DeTable<'t>) -> Option<T>,
    ) -> Option<T> {
        let (file, text) = self.text(name)?;
        let below = self.base.and_then(|base| base.lines.get(name));
        let mut over = Over {
            declaration: Declaration::new(file.clone(), &text),
            lines: Lines::default(),
        };
        let value = over.declaration.table().and_then(|table| {
            over.lines = Lines::of(&file, &text, &table).over(below);
            self.lines.insert(name.to_string(), over.lines.clone());
            read(&mut over, table)
        });
        self.complaints.extend(over.declaration.complaints);
        value
    }

    /// `model.toml`, laid over the settings that it inherits.
    pub fn settings(&mut self) -> Option<SettingsFile> {
        let below = self.base.map(|base| &base.file.model);
        self.with_table("model", |over, table| {
            let value = Spanned::new(0..0, DeValue::Table(table));
            let below = below.map(|below| SettingsFile {
                without: Vec::new(),
                office: None,
                register: None,
                ..below.clone()
            });
            over.laid(value, below.as_ref(), "")
        })
    }

    /// A file whose every section is one entry of the same kind.
    pub fn entries<T: Serialize + DeserializeOwned + Clone>(
        &mut self,
        name: &str,
        of: impl Fn(&ModelFile) -> &IndexMap<String, T>,
    ) -> IndexMap<String, T> {
        let below = self.base.map(|base| of(&base.file));
        let own = self.with_table(name, |over, table| Some(over.sections(table, below, "")));
        own.or_else(|| below.cloned()).unwrap_or_default()
    }

    pub fn plan(&mut self) -> PlanFile {
        let below = self.base.map(|base| &base.file.plan);
        let own = self.with_table("plan", |over, table| {
            let mut plan = below.cloned().unwrap_or_default();
            for (key, value) in in_order(table) {
                match (key.as_str(), value.get_ref().is_table()) {
                    ("plan", _) => {
                        let document = below.and_then(|below| below.plan.as_ref());
                        plan.plan = over.laid(value, document, "plan");
                    }
                    ("facts", true) => {
                        let facts = below.map(|below| &below.facts);
                        plan.facts = over.sections(inner(value), facts, "facts.");
                    }
                    ("targets", true) => {
                        let targets = below.map(|below| &below.targets);
                        plan.targets = over.sections(inner(value), targets, "targets.");
                    }
                    _ => unknown_section(
                        &mut over.declaration,
                        &value,
                        &key,
                        "plan、facts、targets",
                        "plan, facts, targets",
                    ),
                }
            }
            Some(plan)
        });
        own.or_else(|| below.cloned()).unwrap_or_default()
    }

    /// What the parameters are conditioned on: never inherited, since the figures are of one place.
    pub fn calibration(&mut self) -> Option<CalibrationFile> {
        self.lines.remove("calibration");
        self.with_table("calibration", |over, table| {
            let value = Spanned::new(0..0, DeValue::Table(table));
            over.declaration.read(value)
        })
    }

    /// The sections of another file that stands alone, such as a calibration's parameters.
    ///
    /// A section called [`CALIBRATED`] says which draws belong to the rows.
    pub fn alone<T: DeserializeOwned>(
        &mut self,
        name: &str,
    ) -> Option<(IndexMap<String, T>, Option<CalibratedFile>)> {
        self.with_table(name, |over, table| {
            let mut sections = IndexMap::new();
            let mut calibrated = None;
            for (key, value) in in_order(table) {
                if key == CALIBRATED {
                    calibrated = over.declaration.read(value);
                } else if let Some(read) = over.declaration.read(value) {
                    sections.insert(key, read);
                }
            }
            Some((sections, calibrated))
        })
    }
}
