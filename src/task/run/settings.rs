//! What to run.

use std::path::PathBuf;

use super::called::Called;
use crate::axes::Year;
use crate::model::file::ScenarioFile;
use crate::model::scenario::BASELINE;
use crate::simulation::Follow;

/// What to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Scenarios; `all` stands for every one.
    pub scenarios: Vec<String>,
    /// Levers laid over each of them, as on the command line: `care_subsidy.standard=600@2028`.
    pub with: Vec<String>,
    /// Scenarios beside those of the folder, by name.
    pub added: Vec<(String, ScenarioFile)>,
    /// Whether the levers make scenarios of their own beside those asked for, on the baseline.
    pub beside: bool,
    /// Only what was known by the end of this year counts.
    pub as_of: Option<Year>,
    /// The year in which it is asked, after which nobody can have seen anything; not looked at if none.
    pub now: Option<Year>,
    /// Number of draws; the model's own if none.
    pub draws: Option<usize>,
    /// Whom to follow; as the model needs if none.
    pub follow: Option<Follow>,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// Last year to project; the model's own if none.
    pub until: Option<Year>,
    /// What messages call all these.
    pub called: Called,
    /// Parameters in place of the model's own.
    pub parameters: Option<PathBuf>,
    /// What was reported beside what the model has.
    pub actuals: Actuals,
    /// Whether what is written will be published: small counts of people, and what would give them away, are left out.
    pub publish: bool,
    /// Whether charts are drawn, which takes most of the time of a short run.
    pub charts: bool,
    /// Folder under which the output goes, by model and scenario.
    pub out: PathBuf,
}

/// What was reported after the base year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Actuals {
    /// What the model has.
    #[default]
    Own,
    /// Nothing: as the plan's authors knew it.
    Nothing,
    /// What the model has, and a table.
    With(PathBuf),
}

impl Settings {
    /// The baseline of a model, as it says itself.
    pub fn of(model: impl Into<PathBuf>) -> Self {
        Settings {
            model: model.into(),
            datasets: None,
            scenarios: vec![BASELINE.to_string()],
            with: Vec::new(),
            added: Vec::new(),
            beside: false,
            as_of: None,
            now: None,
            draws: None,
            follow: None,
            seed: None,
            until: None,
            called: Called::Options,
            parameters: None,
            actuals: Actuals::Own,
            publish: false,
            charts: true,
            out: PathBuf::from("notebooks-out"),
        }
    }
}
