//! What of a county's folder a workbook does not hold, by name.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Table, Value};

use super::overlay::{FILES, SCENARIOS, TOWNS, rows};
use crate::report::receipt::RECEIPT;
use crate::task::Failure;

/// Who tells of the payers of a service, and of its centres.
const TOLD: [&str; 2] = [".cost.payers_told", ".capacity.told"];

/// What a workbook does not hold.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Unheld {
    /// Keys and rows that would be another's, or nobody's.
    pub meaning: Vec<String>,
    /// Files that say the same in other words: remarks, the order of lines, 3200 in place of 3200.0, payers or centres told by nobody.
    pub spelling: Vec<String>,
}

/// Texts of the files that `import` may write, as far as they are there.
pub(super) fn texts(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut found = BTreeMap::new();
    let scenarios = std::fs::read_dir(folder.join(SCENARIOS)).into_iter();
    let scenarios = scenarios.flatten().flatten();
    let scenarios = scenarios.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let scenarios = scenarios.filter(|name| name.ends_with(".toml"));
    let scenarios = scenarios.map(|name| format!("{SCENARIOS}{name}"));
    let names = FILES.into_iter().chain([TOWNS]).map(str::to_string);
    for name in names.chain(scenarios) {
        let path = folder.join(&name);
        if path.is_file() {
            let bytes = std::fs::read(&path).map_err(Failure::file(&path))?;
            let text = String::from_utf8(bytes).map_err(|_| {
                let shown = path.display();
                Failure::words(
                    format!("{shown}：不是 UTF-8 编码；请另存为 UTF-8"),
                    format!("{shown}: not encoded as UTF-8; save it as UTF-8"),
                )
            })?;
            found.insert(name, text);
        }
    }
    Ok(found)
}

impl Unheld {
    /// Holds the files as they are against those that a workbook would give.
    pub fn between(found: &BTreeMap<String, String>, would: &[(String, String)]) -> Unheld {
        let mut unheld = Unheld::default();
        // Scenarios and towns that no workbook gives stay beside it and are not compared.
        let names = would.iter().map(|(name, _)| name.as_str());
        let others = names.filter(|name| name.starts_with(SCENARIOS) || *name == TOWNS);
        for name in FILES.into_iter().chain(others) {
            let now = found.get(name).map_or("", String::as_str);
            let new = would.iter().find(|(own, _)| own == name);
            let new = new.map_or("", |(_, text)| text.as_str());
            if now == new {
                continue;
            }
            let before = unheld.meaning.len();
            if name.ends_with(".toml") {
                let table = |text: &str| Value::Table(text.parse::<Table>().unwrap_or_default());
                let (now, new) = (table(now), table(new));
                keys(
                    &format!("{name}："),
                    Some(&now),
                    Some(&new),
                    &mut unheld.meaning,
                );
            } else {
                let (now, new) = (rows(now), rows(new));
                let lines = 0..now.len().max(new.len());
                let differ = lines.filter(|line| now.get(*line) != new.get(*line));
                unheld
                    .meaning
                    .extend(differ.map(|line| format!("{name}：{}", line + 1)));
            }
            if unheld.meaning.len() == before {
                unheld.spelling.push(name.to_string());
            }
        }
        unheld
    }

    /// Nothing if all that the files mean is in the workbook.
    pub fn refuse(&self, folder: &Path) -> Result<(), Failure> {
        /// Keys that are named before the rest are only counted.
        const NAMED: usize = 12;
        if self.meaning.is_empty() {
            return Ok(());
        }
        let shown = folder.display();
        let named = &self.meaning[..self.meaning.len().min(NAMED)];
        let more = self.meaning.len() - named.len();
        let (zh, en) = match more {
            0 => (String::new(), String::new()),
            more => (format!("等，另有 {more} 处"), format!(" and {more} more")),
        };
        Err(Failure::words(
            format!(
                "{shown} 里有工作簿装不下的内容，没有写出：{}{zh}；请先把这些改动移到情景等别的文件，或继续直接修改模型文件",
                named.join("、")
            ),
            format!(
                "{shown} says what a workbook cannot hold, and nothing was written: {}{en}; move it into a scenario or another file, or go on with the model's own files",
                named.join(", ").replace('：', ": ")
            ),
        ))
    }
}

/// Keys at which two tables differ.
fn keys(path: &str, now: Option<&Value>, new: Option<&Value>, into: &mut Vec<String>) {
    match (now, new) {
        (Some(Value::Table(now)), Some(Value::Table(new))) => {
            let added = new.keys().filter(|key| !now.contains_key(*key));
            for key in now.keys().chain(added) {
                let between = if path.ends_with('：') { "" } else { "." };
                let below = format!("{path}{between}{key}");
                keys(&below, now.get(key), new.get(key), into);
            }
        }
        (Some(now), Some(new)) if same(now, new) => {}
        // An earlier import wrote the county's payers and centres without a word of who told of them.
        (None, Some(_)) if TOLD.iter().any(|told| path.ends_with(told)) => {}
        _ => into.push(path.to_string()),
    }
}

/// Whether two values mean the same, however their numbers are written.
fn same(now: &Value, new: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::Integer(value) => Some(*value as f64),
        Value::Float(value) => Some(*value),
        _ => None,
    };
    match (now, new) {
        (Value::Array(now), Value::Array(new)) => {
            now.len() == new.len() && now.iter().zip(new).all(|(now, new)| same(now, new))
        }
        (Value::Table(now), Value::Table(new)) => {
            let other = |key: &String| new.get(key);
            now.len() == new.len()
                && now
                    .iter()
                    .all(|(key, now)| other(key).is_some_and(|new| same(now, new)))
        }
        _ => match (number(now), number(new)) {
            (Some(now), Some(new)) => now == new,
            _ => now == new,
        },
    }
}

/// Files of a folder that the workbook does not hold, such as scenarios of other kinds, in alphabetical order; hidden
/// ones are nobody's, and the workbook itself is no such file.
pub(super) fn beside(folder: &Path, would: &[(String, String)]) -> Result<Vec<String>, Failure> {
    let held = |path: &str| {
        let own = FILES.contains(&path) || would.iter().any(|(name, _)| name == path);
        own || folder
            .file_name()
            .is_some_and(|key| path == format!("{}.xlsx", key.to_string_lossy()))
    };
    let mut found = Vec::new();
    let mut below = vec![String::new()];
    while let Some(way) = below.pop() {
        let inner = folder.join(&way);
        for entry in std::fs::read_dir(&inner).map_err(Failure::file(&inner))? {
            let entry = entry.map_err(Failure::file(&inner))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{way}{name}");
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                below.push(format!("{path}/"));
            } else if path != RECEIPT && !held(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
