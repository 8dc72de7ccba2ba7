//! A table held against its description: columns, types, values, ranges, keys; then gaps, totals, agreement.

mod agreement;
mod columns;
mod gaps;
mod keys;
mod ranges;
mod totals;
mod types;

use indexmap::IndexMap;
use polars::prelude::*;

use super::read::{RawTable, Reading};
use super::sidecar::{Check, Column};
use super::table::Table;
use super::{Complaint, Complaints, Place};

/// Name of the column that carries the number of each row through a pipeline.
const ROW: &str = "row number";

/// A table after its checks.
pub(super) struct Checked {
    /// Typed columns in the order of the description; nothing if columns are missing.
    pub frame: Option<DataFrame>,
    /// How the file was read, with what was overlooked in its cells.
    pub reading: Reading,
    /// All that is wrong.
    pub complaints: Complaints,
}

/// Holds a table against its columns, key and relations.
pub(super) fn check(
    mut raw: RawTable,
    columns: &IndexMap<String, Column>,
    key: &[String],
    checks: &[Check],
) -> Checked {
    let mut complaints = columns::agree(&raw, columns);
    let (typed, faults) = types::typed(&mut raw, columns);
    complaints.extend(faults);
    let present = columns
        .iter()
        .filter(|(name, _)| typed.column(name).is_ok())
        .map(|(name, column)| (name.as_str(), column));
    let present: Vec<(&str, &Column)> = present.collect();
    let pipeline = typed.clone().lazy().with_row_index(ROW, None);
    let gathered = ranges::faults(&raw, &pipeline, &present, key)
        .and_then(|faults| Ok((faults, keys::faults(&raw, &pipeline, &present, key)?)));
    match gathered {
        Ok((in_ranges, in_keys)) => {
            complaints.extend(in_ranges);
            complaints.extend(in_keys);
        }
        Err(error) => complaints.push(foreign(&raw.file, &error)),
    }
    // Relations between rows mean something only where the cells are sound.
    if !complaints.has_errors() {
        for check in checks {
            let faults = match check {
                Check::Total { .. } => totals::faults(&raw, &pipeline, check, key),
                Check::NoGaps { .. } => gaps::faults(&raw, &pipeline, check),
                Check::Agreement { .. } => agreement::faults(&raw, &pipeline, check, key),
                Check::Matches { .. } => Ok(Complaints::default()),
            };
            match faults {
                Ok(faults) => complaints.extend(faults.shortened()),
                Err(error) => complaints.push(foreign(&raw.file, &error)),
            }
        }
    }
    let complete = present.len() == columns.len();
    Checked {
        frame: complete.then_some(typed),
        reading: raw.reading,
        complaints,
    }
}

/// Checks of a table against others of its release; `other` finds one by name.
pub(super) fn between_tables<'t>(
    table: &Table,
    other: impl Fn(&str) -> Option<&'t Table>,
) -> Complaints {
    let mut complaints = Complaints::default();
    for check in &table.sidecar.checks {
        match agreement::matches(table, check, &other) {
            Ok(faults) => complaints.extend(faults.shortened()),
            Err(error) => complaints.push(foreign(&table.path, &error)),
        }
    }
    complaints
}

fn foreign(file: &str, error: &PolarsError) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        (
            format!("检查没有做成（{error}）"),
            format!("a check could not be made ({error})"),
        ),
        ("与说明文件相符的列", "columns as the sidecar says"),
        (
            "请对照说明文件检查各列",
            "Compare the columns with the sidecar",
        ),
    )
}

/// Text of the cells that name a group, such as `sex=male, age=0`.
fn group_text(frame: &DataFrame, row: usize, names: &[String]) -> String {
    let cell = |name: &String| {
        let cell = frame.column(name).and_then(|column| column.get(row));
        let text = cell.map(|value| value.str_value().to_string());
        format!("{name}={}", text.unwrap_or_default())
    };
    names.iter().map(cell).collect::<Vec<_>>().join(", ")
}

/// The condition that two numbers are further apart than allowed.
fn apart(a: &str, b: &str, tolerance: f64) -> Expr {
    let gap = || col(a) - col(b);
    let allowed = tolerance + ROUNDING;
    gap().gt(lit(allowed)).or(gap().lt(lit(-allowed)))
}

/// Sums of decimal numbers differ in their last binary digits; this is far below any unit counted.
const ROUNDING: f64 = 1e-6;

/// Number in a cell of a column of any numeric type.
fn number_at(frame: &DataFrame, name: &str, row: usize) -> f64 {
    let cell = frame.column(name).and_then(|column| column.get(row));
    let number = cell.ok().and_then(|value| value.extract::<f64>());
    number.unwrap_or(f64::NAN)
}

/// A number as a person writes it: no trailing digits of binary fractions.
fn plain(value: f64) -> String {
    let rounded = format!("{value:.9}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_string()
}
