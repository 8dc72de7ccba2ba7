//! From as written to as checked: every complaint at once, in the planner's words.

mod anchors;
mod names;
mod observations;
mod parameters;
mod plan;
mod processes;
mod rules;
mod services;
mod settings;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{Layer, Model, Scenario};
use super::data::Data;
use super::file::ModelFile;
use super::lines::Lines;
use super::read::ModelFolder;
use super::scenario::{BASELINE, Step, chain};
use crate::axes::Year;
use crate::dataset::{Complaints, nearest};
use crate::source::Words;

pub use names::names_used;
pub use plan::contradictions;

/// What the checks share: the declarations of every layer and where they stand.
struct Checking<'a> {
    folder: &'a ModelFolder,
    steps: &'a [Step],
    sources: &'a BTreeSet<String>,
    complaints: Complaints,
}

impl Checking<'_> {
    fn file(&self) -> &ModelFile {
        &self.steps[0].file
    }

    fn lines(&self, name: &str) -> Lines {
        self.folder.lines.get(name).cloned().unwrap_or_default()
    }

    /// Complains about a key of one of the model's files.
    fn say(
        &mut self,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        let lines = self.lines(name);
        lines.complain(&mut self.complaints, key, found, expected, advice);
    }

    /// Complains unless a name is among those known.
    fn known<'n>(
        &mut self,
        name: &str,
        key: &str,
        word: &str,
        kind: (&str, &str),
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        if known.clone().into_iter().any(|k| k == word) {
            return;
        }
        let expected = match nearest(word, known) {
            Some(meant) => (
                format!("已有的{}，例如 {meant}", kind.0),
                format!("a {} that exists, such as {meant}", kind.1),
            ),
            None => (
                format!("已有的{}", kind.0),
                format!("a {} that exists", kind.1),
            ),
        };
        self.say(
            name,
            key,
            (
                format!("没有叫 {word} 的{}", kind.0),
                format!("there is no {} called {word}", kind.1),
            ),
            expected,
            ("请改正名字，或补上它", "Correct the name, or add it"),
        );
    }

    fn source(&mut self, name: &str, key: &str, source: &str) {
        let sources: Vec<String> = self.sources.iter().cloned().collect();
        self.known(
            name,
            &format!("{key}.source"),
            source,
            (
                "来源（datasets/sources.toml）",
                "source in datasets/sources.toml",
            ),
            sources.iter().map(String::as_str),
        );
    }
}

/// Checks a scenario of a folder against the register of sources and turns it into a model.
///
/// `data` is what the tables say; `growth` the means of parameters that are computed from series.
pub fn check(
    folder: &ModelFolder,
    scenario: &str,
    as_of: Option<Year>,
    sources: &BTreeSet<String>,
    data: Data,
    growth: &BTreeMap<(usize, String), f64>,
) -> Result<Model, Complaints> {
    let steps = chain(folder, scenario)?;
    let mut checking = Checking {
        folder,
        steps: &steps,
        sources,
        complaints: Complaints::default(),
    };
    settings::check(&mut checking);
    let parameters = parameters::parameters(&mut checking, growth);
    let processes = processes::processes(&mut checking, as_of);
    let services = services::services(&mut checking);
    let targets = plan::targets(&mut checking, &processes, &services);
    names::unused(&mut checking);
    uses::check(&mut checking, &parameters, &processes, &services);
    let complaints = checking.complaints;
    let layers = steps
        .iter()
        .map(|step| Layer {
            from: step.from,
            phase_in: step.phase_in,
        })
        .collect();
    let model = Model {
        key: folder.key.clone(),
        scenario: named(folder, scenario),
        as_of,
        layers,
        parameters,
        processes,
        services,
        targets,
        data,
        file: steps
            .first()
            .map_or_else(|| folder.file.clone(), |step| step.file.clone()),
    };
    complaints.into_result(model)
}

fn named(folder: &ModelFolder, scenario: &str) -> Scenario {
    match folder.scenarios.get(scenario) {
        Some(file) => Scenario {
            key: scenario.to_string(),
            title: file.title.clone(),
            why: file.why.clone(),
        },
        None => Scenario {
            key: BASELINE.to_string(),
            title: Words {
                zh: "基线".to_string(),
                en: "Baseline".to_string(),
            },
            why: Words {
                zh: "现行政策与趋势不变。".to_string(),
                en: "Policies and trends as they are.".to_string(),
            },
        },
    }
}
