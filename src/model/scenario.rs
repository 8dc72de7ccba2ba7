//! A scenario is only the difference: its chain of ancestors, and each difference laid over the last.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::ancestry::{ancestry, in_order};
use super::file::{ModelFile, Phase, ScenarioFile};
use super::lever::levers;
use super::lines::Lines;
use super::overlay::overlay;
use super::read::ModelFolder;
pub use super::scenario_names::{ALL, BASELINE, baseline_title, baseline_why, key_of, keys_of};
use super::step::{SaidIn, Step};
use crate::axes::Year;
use crate::dataset::{Complaints, nearest, translate};

/// The baseline's declarations, then those of each scenario that leads to the one asked for.
pub fn chain(folder: &ModelFolder, scenario: &str) -> Result<Vec<Step>, Complaints> {
    let base = folder.file.model.base_year;
    let mut steps = vec![Step {
        from: Year::MIN,
        phase_in: 0,
        front: false,
        said: None,
        file: folder.file.clone(),
        pulled: Vec::new(),
    }];
    let mut complaints = Complaints::default();
    let names = ancestry(folder, scenario)?;
    in_order(folder, &names, &mut complaints);
    for name in names {
        let file = &folder.scenarios[&name];
        let lines = &folder
            .lines
            .get(&format!("scenarios/{name}"))
            .cloned()
            .unwrap_or_default();
        let outside = |year: &Year| *year <= base || *year > folder.file.model.until;
        let from = Some(file.begins(base)).filter(|year| !outside(year));
        let from = from.unwrap_or(base + 1);
        // The year of a lever is complained about where the lever stands; that a model has no year after its base year, in
        // its own file.
        let projected = base < folder.file.model.until;
        if let Some(from) = file.from.filter(|from| projected && outside(from)) {
            lines.complain(
                &mut complaints,
                "from",
                (
                    format!("写的是 {from} 年"),
                    format!("found the year {from}"),
                ),
                (
                    format!("{} 到 {} 之间的年份", base + 1, folder.file.model.until),
                    format!("a year from {} to {}", base + 1, folder.file.model.until),
                ),
                ("请改正 from", "Correct from"),
            );
        }
        let above = steps.last().map_or(&folder.file, |step| &step.file);
        let changed = lay_over(above, file, lines, &mut complaints);
        let earliest = steps.last().map_or(from, |step| from.max(step.from));
        steps.push(Step {
            from: earliest,
            phase_in: file.phase_in.unwrap_or(0),
            front: file.phase == Phase::Front,
            said: Some(SaidIn {
                scenario: name.clone(),
                lever: None,
            }),
            file: changed,
            pulled: Vec::new(),
        });
        levers(&mut steps, (&name, file), lines, &mut complaints);
    }
    complaints.into_result(steps)
}

/// Lays a scenario's changes over the declarations.
fn lay_over(
    base: &ModelFile,
    scenario: &ScenarioFile,
    lines: &Lines,
    complaints: &mut Complaints,
) -> ModelFile {
    let mut file = base.clone();
    for (section, changes) in &scenario.change {
        let key = format!("change.{section}");
        let Value::Table(changes) = changes else {
            wrong_section(lines, complaints, &key, section);
            continue;
        };
        match section.as_str() {
            "parameters" => lay_section(&mut file.parameters, changes, &key, lines, complaints),
            "processes" => lay_section(&mut file.processes, changes, &key, lines, complaints),
            "services" => lay_section(&mut file.services, changes, &key, lines, complaints),
            _ => wrong_section(lines, complaints, &key, section),
        }
    }
    file
}

fn wrong_section(lines: &Lines, complaints: &mut Complaints, key: &str, section: &str) {
    lines.complain(
        complaints,
        key,
        (
            format!("情景不能改 {section}"),
            format!("a scenario cannot change {section}"),
        ),
        (
            "change.parameters、change.processes 或 change.services".into(),
            "change.parameters, change.processes or change.services".into(),
        ),
        ("请改正或删去", "Correct or remove it"),
    );
}

/// An entry with a change laid over it, or what the reader says of it.
fn laid<T: Serialize + DeserializeOwned>(entry: &T, change: &Value) -> Result<T, String> {
    let mut value = Value::try_from(entry).map_err(|error| error.to_string())?;
    overlay(&mut value, change);
    let laid = value.try_into::<T>();
    laid.map_err(|error| error.message().to_string())
}

/// The key of a change that makes an entry unreadable by itself, if one does.
fn fault<T: Serialize + DeserializeOwned>(entry: &T, change: &Value) -> Option<String> {
    let change = change.as_table()?;
    let alone = |key: &&String| {
        let one = Table::from_iter([((*key).clone(), change[key.as_str()].clone())]);
        laid(entry, &Value::Table(one)).is_err()
    };
    change.keys().find(alone).cloned()
}

fn lay_section<T: Serialize + DeserializeOwned>(
    entries: &mut indexmap::IndexMap<String, T>,
    changes: &Table,
    above: &str,
    lines: &Lines,
    complaints: &mut Complaints,
) {
    for (name, change) in changes {
        let key = format!("{above}.{name}");
        let Some(entry) = entries.get_mut(name) else {
            let known: Vec<String> = entries.keys().cloned().collect();
            let meant = nearest(name, known.iter().map(String::as_str));
            let (zh, en) = match meant {
                Some(meant) => (format!("例如 {meant}"), format!("such as {meant}")),
                None => (
                    "模型里已有的名字".to_string(),
                    "a name that the model has".to_string(),
                ),
            };
            lines.complain(
                complaints,
                &key,
                (
                    format!("模型里没有 {name}"),
                    format!("the model has no {name}"),
                ),
                (zh, en),
                ("请改正名字", "Correct the name"),
            );
            continue;
        };
        match laid(&*entry, change) {
            Ok(value) => *entry = value,
            Err(message) => {
                let (found, expected, advice) = translate(&message);
                let own = fault(&*entry, change).map_or(key.clone(), |own| format!("{key}.{own}"));
                lines.complain(
                    complaints,
                    &own,
                    (
                        format!("改动之后：{}", found.zh),
                        format!("after the change: {}", found.en),
                    ),
                    (expected.zh, expected.en),
                    (advice.zh.as_str(), advice.en.as_str()),
                );
            }
        }
    }
}

/// Titles of a folder's scenarios, the baseline first.
pub fn titles(folder: &ModelFolder) -> BTreeMap<String, crate::source::Words> {
    folder
        .scenarios
        .iter()
        .map(|(key, file)| (key.clone(), file.title.clone()))
        .collect()
}
