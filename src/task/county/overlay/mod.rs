//! The files of a model that differ from those of the model it extends.

mod centres;
mod files;
mod own;
mod people;
mod places;
mod plan;
mod recovered;
mod scenarios;
mod settings;
mod sources;
mod starts;
mod totals;
mod towns;

use toml::{Table, Value};

use super::census::Census;
use super::elsewhere::Elsewhere;
use super::filled::{Filled, Subsidy, split};
use crate::axes::Year;
use crate::dataset::number_marked;
use crate::model::ModelFolder;
use crate::model::file::HALF_A_PER_CENT;
use crate::source::{Verification, Words};
pub(super) use files::{files, judged_totals};
pub(super) use recovered::recovered;
pub(super) use scenarios::FOLDER as SCENARIOS;

/// Sources of what is not the county's own.
const CENSUS: [&str; 2] = ["census_2010_county", "census_2020_county"];
const OWN: &str = "own_records";

/// Names of all files that may be written, beside those of scenarios.
pub(super) const FILES: [&str; 8] = [
    MODEL,
    PARAMETERS,
    PLAN,
    PROCESSES,
    SERVICES,
    SOURCES,
    REGISTER_FILE,
    OBSERVATIONS,
];
/// Name of the file that says what is modelled.
pub(in crate::task) const MODEL: &str = "model.toml";
pub(super) const PARAMETERS: &str = "parameters.toml";
pub(super) const PLAN: &str = "plan.toml";
pub(super) const PROCESSES: &str = "processes.toml";
pub(super) const SERVICES: &str = "services.toml";
pub(super) const SOURCES: &str = "sources.toml";
pub(super) const REGISTER_FILE: &str = "register.csv";
pub(super) const OBSERVATIONS: &str = "observations.csv";
/// Name of the file of the towns, which others may write by hand where the register names none.
pub(super) const TOWNS: &str = "towns.toml";

struct Writer<'a> {
    filled: &'a Filled,
    census: &'a Census,
    base: &'a ModelFolder,
    elsewhere: &'a Elsewhere,
}

fn words(words: &Words) -> Value {
    let mut table = Table::new();
    table.insert("zh".into(), words.zh.as_str().into());
    table.insert("en".into(), words.en.as_str().into());
    Value::Table(table)
}

fn lognormal(median: f64, sd: f64) -> Table {
    spread("lognormal", &[("median", median), ("sd_log", sd)])
}

fn spread(kind: &str, numbers: &[(&str, f64)]) -> Table {
    let mut table = Table::new();
    table.insert("kind".into(), kind.into());
    for (key, value) in numbers {
        table.insert((*key).into(), Value::Float(*value));
    }
    table
}

/// A share that was printed without decimals.
fn rounded(share: f64) -> Table {
    let ends = [
        ("low", (share - HALF_A_PER_CENT).max(0.0)),
        ("high", (share + HALF_A_PER_CENT).min(1.0)),
    ];
    spread("uniform", &ends)
}

/// A number as a file may have it, with a point or without.
fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Float(value) => Some(*value),
        Value::Integer(value) => Some(*value as f64),
        _ => None,
    }
}

/// Where what was taken from a sheet is said to be from.
fn from_sheet(name: &str) -> String {
    format!("工作簿“{name}”")
}

/// Where the registered people of the base year are said to be from.
fn registered_at(year: Year) -> String {
    format!("{year} 年末户籍人口")
}

/// Where a number is said to be from, with the words by which it is no final one.
fn with_mark(said: String, mark: &str) -> String {
    match mark.is_empty() {
        true => said,
        false => format!("{said}（{mark}）"),
    }
}

/// The other way round: the words that follow what was said, as a cell can have them; nothing where anything else does.
fn mark_of<'t>(text: &'t str, said: &str) -> Option<&'t str> {
    let behind = text.strip_prefix(said)?;
    let mark = behind
        .strip_prefix('（')
        .and_then(|open| open.strip_suffix('）'));
    let mark = mark.filter(|mark| number_marked(0.0, mark).is_some());
    if behind.is_empty() {
        Some(behind)
    } else {
        mark
    }
}

fn csv<'r, C: AsRef<str> + 'r>(head: &[&str], rows: impl Iterator<Item = &'r [C]>) -> String {
    let quoted = |cell: &str| match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_string(),
    };
    let mut lines = vec![head.join(",")];
    lines.extend(rows.map(|row| {
        row.iter()
            .map(|cell| quoted(cell.as_ref()))
            .collect::<Vec<_>>()
            .join(",")
    }));
    lines.join("\n") + "\n"
}

/// The rows of such a text, the head first.
pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

impl Writer<'_> {
    /// The recipients that were given of a service, in the base year.
    fn recipients(&self, service: &str) -> Option<f64> {
        self.subsidy(service).and_then(|own| own.people)
    }

    /// What was given of a service, in the base year.
    fn subsidy(&self, service: &str) -> Option<&Subsidy> {
        let mut all = self.filled.services.iter();
        all.find(|own| own.key == service)
    }

    /// Where a cell says that something is from: the key of the source, the place in it, how it was seen.
    fn origin<'t>(&self, said: &'t str) -> (&'t str, &'t str, &'static str) {
        let (key, at) = split(said);
        let mut works = self.filled.sources.iter();
        let own = key.and_then(|key| works.find(|(own, _)| own == key));
        let seen = own.map_or(Verification::Unverified, |(_, work)| work.verification);
        let verification = match seen {
            Verification::Verified => "verified",
            Verification::Secondary => "secondary",
            Verification::Unverified => "unverified",
        };
        (key.unwrap_or(OWN), at, verification)
    }
}
