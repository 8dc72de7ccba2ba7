//! The files of a model that differ from those of the model it extends.

mod people;
mod plan;
mod settings;
mod starts;

use toml::{Table, Value};

use super::MARK;
use super::census::Census;
use super::elsewhere::Elsewhere;
use super::filled::{Filled, REGISTER};
use crate::model::ModelFolder;
use crate::source::Words;

/// Sources of what is not the county's own.
const CENSUS: [&str; 2] = ["census_2010_county", "census_2020_county"];
const OWN: &str = "own_records";

/// What a per cent printed without decimals may be off by.
const ROUNDING: f64 = 0.005;
/// Names and texts of the files.
pub(super) fn files(
    filled: &Filled,
    census: &Census,
    base: &ModelFolder,
    elsewhere: &Elsewhere,
) -> Vec<(String, String)> {
    let writer = Writer {
        filled,
        census,
        base,
        elsewhere,
    };
    let mut files = vec![
        (
            "model.toml".to_string(),
            format!("{MARK}{}\n{}", filled.name, writer.model()),
        ),
        (
            "parameters.toml".to_string(),
            writer.parameters().to_string(),
        ),
        ("plan.toml".to_string(), writer.plan().to_string()),
        ("processes.toml".to_string(), writer.processes().to_string()),
    ];
    let services = writer.services();
    if !services.is_empty() {
        files.push(("services.toml".to_string(), services.to_string()));
    }
    if !filled.register.is_empty() {
        files.push((
            REGISTER_FILE.to_string(),
            csv(&REGISTER, filled.register.iter().map(Vec::as_slice)),
        ));
    }
    let reports = writer.reports();
    if !reports.is_empty() {
        files.push((
            "observations.csv".to_string(),
            csv(
                &["指标", "年份", "数值", "出处"],
                reports.iter().map(|row| &row[..]),
            ),
        ));
    }
    files
}

const REGISTER_FILE: &str = "register.csv";

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

impl Writer<'_> {
    /// The recipients that were given of a service, in the base year.
    fn recipients(&self, service: &str) -> Option<f64> {
        let own = self.filled.services.iter().find(|(key, _)| key == service);
        own.and_then(|(_, [people, _])| *people)
    }
}
