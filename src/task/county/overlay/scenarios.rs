//! `scenarios/*.toml`: what the workbook says might be done.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::super::filled::{Planned, is_name, row_of};
use super::{Writer, from_sheet, words};
use crate::model::ModelFolder;
use crate::model::file::{LeverFile, Phase, ScenarioFile};
use crate::report::template::layout::scenarios;
use crate::source::Words;

/// Folder of the scenarios, with its stroke.
pub(in crate::task::county) const FOLDER: &str = "scenarios/";
const ENDING: &str = ".toml";

impl Writer<'_> {
    /// Names and texts of the files, by name.
    pub(super) fn scenarios(&self) -> Vec<(String, String)> {
        written(&self.filled.scenarios)
    }
}

/// Names and texts of the files of what is planned.
fn written(planned: &[Planned]) -> Vec<(String, String)> {
    let mut all: BTreeMap<&str, Vec<&Planned>> = BTreeMap::new();
    for own in planned {
        all.entry(&own.name).or_default().push(own);
    }
    let file = |(name, rows): (&str, Vec<&Planned>)| {
        let said = rows.iter().find(|own| !own.title.is_empty());
        let title = said.map_or(name, |own| own.title.as_str());
        let both = |text: &str| Words {
            zh: text.to_string(),
            en: text.to_string(),
        };
        let mut table = Table::new();
        table.insert("title".into(), words(&both(title)));
        table.insert("why".into(), words(&why()));
        let levers = rows.iter().map(|own| Value::Table(lever(&own.lever)));
        table.insert("lever".into(), Value::Array(levers.collect()));
        (format!("{FOLDER}{name}{ENDING}"), table.to_string())
    };
    all.into_iter().map(file).collect()
}

/// Why the scenario is there, as far as the workbook says it.
fn why() -> Words {
    Words {
        zh: format!("{}所列措施。", from_sheet(scenarios::SHEET.name)),
        en: "What the workbook's sheet of scenarios plans.".to_string(),
    }
}

/// A lever, without what is not said.
fn lever(own: &LeverFile) -> Table {
    let mut table = Table::new();
    table.insert("service".into(), own.service.as_str().into());
    table.insert("from".into(), own.from.into());
    if own.phase_in > 0 {
        table.insert("phase_in".into(), i64::from(own.phase_in).into());
    }
    if own.phase == Phase::Front {
        table.insert("phase".into(), "front".into());
    }
    if let Some(Ok(clauses)) = own.eligible.as_ref().map(Value::try_from) {
        table.insert("eligible".into(), clauses);
    }
    if let Some(Ok(rises)) = own.uprating.as_ref().map(Value::try_from) {
        table.insert("uprating".into(), rises);
    }
    let numbers = [
        ("standard", own.standard),
        ("coverage", own.coverage),
        ("add_centres", own.add_centres),
        ("places", own.places),
        ("staff", own.staff),
        ("capital", own.capital),
        ("running", own.running),
    ];
    for (key, value) in numbers {
        if let Some(value) = value {
            table.insert(key.into(), Value::Float(value));
        }
    }
    table
}

/// The other way round: what the files plan that the sheet has words for, by name. Other scenarios stay beside the
/// workbook.
pub(super) fn recovered(files: &BTreeMap<String, String>, base: &ModelFolder) -> Vec<Planned> {
    let mut all = Vec::new();
    for (file, text) in files {
        let name = file.strip_prefix(FOLDER);
        let name = name.and_then(|name| name.strip_suffix(ENDING));
        let Some(name) = name.filter(|name| is_name(name)) else {
            continue;
        };
        if let Some(rows) = planned(name, text, base) {
            all.extend(rows);
        }
    }
    all
}

/// The rows of a file; nothing where they would not give the same scenario again.
fn planned(name: &str, text: &str, base: &ModelFolder) -> Option<Vec<Planned>> {
    let file: ScenarioFile = toml::from_str(text).ok()?;
    let title = Some(file.title.zh.clone()).filter(|title| title != name);
    let mut title = title.unwrap_or_default();
    let rows = file.lever.iter().map(|lever| Planned {
        name: name.to_string(),
        title: std::mem::take(&mut title),
        lever: lever.clone(),
    });
    let rows: Vec<Planned> = rows.collect();
    let held = rows.iter().all(|row| row_of(row, base).is_some());
    let again = written(&rows).into_iter().next();
    let again: Option<ScenarioFile> = again.and_then(|(_, text)| toml::from_str(&text).ok());
    (held && again? == file).then_some(rows)
}
