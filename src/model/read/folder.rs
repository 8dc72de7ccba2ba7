//! A model folder as read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inherited::Inherited;
use super::names::NamesOfRows;
use super::register::RegisterRow;
use crate::dataset::Complaints;
use crate::model::file::{
    CalibratedFile, CalibrationFile, ConcentrationsFile, ModelFile, ProcessFile, ScenarioFile,
};
use crate::model::lines::Lines;
use crate::source::Words;

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
    /// Works that are named by nothing but what was left out of it, such as reports of later years.
    pub set_aside: BTreeSet<String>,
    /// Reminders of what its table of reports holds and nothing was taken from, and of what nobody sees in its workbooks.
    pub unreported: Complaints,
    /// Rows of its own register.
    pub register: Vec<RegisterRow>,
    /// Its scenarios, by file name.
    pub scenarios: BTreeMap<String, ScenarioFile>,
    /// Lines of every file, by name without its ending; scenarios as `scenarios/<name>`.
    pub lines: BTreeMap<String, Lines>,
    /// What is not its own.
    pub inherited: Inherited,
    /// The files that were read, with those of the models that it extends: each as it is called from its folder, or as it
    /// was given, and its SHA-256.
    pub files: Vec<(String, String)>,
}

/// Folders that others extend, each read once.
#[derive(Debug, Default)]
pub struct Bases {
    pub(super) read: BTreeMap<PathBuf, Arc<ModelFolder>>,
    pub(super) kept: Vec<KeptBase>,
}

/// A folder without what those that extend it leave out.
#[derive(Debug)]
pub(super) struct KeptBase {
    pub of: Arc<ModelFolder>,
    pub without: Vec<String>,
    pub left: Arc<ModelFolder>,
}

impl ModelFolder {
    /// The folder as it was given.
    pub fn shown(&self) -> &str {
        let file = self.lines.get("model").map_or("", Lines::file);
        let folder = file.trim_end_matches("model.toml").trim_end_matches('/');
        match folder.is_empty() {
            true => &self.key,
            false => folder,
        }
    }

    /// What an entry of a file (`parameters`, `processes`, `services`, `plan`, `sources`) is called; nothing where there is
    /// none.
    pub fn title_of(&self, file: &str, key: &str) -> Option<&Words> {
        let all = &self.file;
        match file {
            "parameters" => all.parameters.get(key).map(|own| &own.title),
            "processes" => all.processes.get(key).map(ProcessFile::title),
            "services" => all.services.get(key).map(|own| &own.title),
            "plan" => {
                let target = all.plan.targets.get(key).map(|own| &own.title);
                target.or_else(|| Some(&all.plan.facts.get(key)?.title))
            }
            "sources" => all.sources.get(key).map(|own| &own.title),
            _ => None,
        }
    }

    /// The files that were read, as they are called from a folder where this one is called `name`, with `/` between parts.
    pub(crate) fn files_from(&self, name: &str) -> Vec<(String, String)> {
        let files = self.files.iter();
        let called = files.map(|(file, sum)| (from(name, file), sum.clone()));
        called.collect()
    }

    /// Whether a report may be about something that has this name.
    pub fn is_reported(&self, name: &str) -> bool {
        let file = &self.file;
        let names = NamesOfRows::of(&file.processes, &file.services, &file.plan);
        names.about(name).is_some()
    }

    /// Why a scenario is run; one of a model that this one extends may speak of that one's plan, which is said.
    pub fn why_of(&self, scenario: &str) -> Option<Words> {
        let why = &self.scenarios.get(scenario)?.why;
        let lines = self.lines.get(&format!("scenarios/{scenario}"));
        Some(match lines.is_some_and(Lines::is_inherited) {
            false => why.clone(),
            true => Words {
                zh: format!("沿用其他地方的情景，理由按那里的规划和情况写：{}", why.zh),
                en: format!(
                    "Another place’s scenario, reasoned from that place’s plan and circumstances: {}",
                    why.en
                ),
            },
        })
    }

    /// Adds a scenario that stands in no file; complaints about it say `said` in place of one, and those about one of its
    /// levers that lever as it was given.
    pub fn add_scenario(
        &mut self,
        name: &str,
        file: ScenarioFile,
        said: &str,
        levers: Vec<String>,
    ) {
        let lines = Lines::of_levers(said, levers);
        self.lines.insert(format!("scenarios/{name}"), lines);
        self.scenarios.insert(name.to_string(), file);
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

/// What a file is called from another folder, where its own is called `folder`: one that is called by its whole path is so
/// from everywhere.
fn from(folder: &str, file: &str) -> String {
    if Path::new(file).is_absolute() {
        return file.to_string();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(file.split('/')) {
        match parts.last() {
            Some(last) if part == ".." && !["", ".."].contains(last) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::from;

    #[test]
    fn files_of_a_base_are_called_from_the_folder_that_extends_it() {
        assert_eq!(from("../wenling", "plan.toml"), "../wenling/plan.toml");
        assert_eq!(
            from("../wenling", "../china/model.toml"),
            "../china/model.toml"
        );
        assert_eq!(
            from("../../../zhejiang", "../wenling/scenarios/a.toml"),
            "../../../wenling/scenarios/a.toml"
        );
        assert_eq!(from("../wenling", "/tables/a.csv"), "/tables/a.csv");
    }
}
