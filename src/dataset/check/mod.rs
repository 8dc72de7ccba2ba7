//! A table held against its description: columns, types, values, ranges, keys; then gaps, totals, agreement.

mod agreement;
mod cast;
mod cells;
mod columns;
mod gaps;
mod groups;
mod keys;
mod ranges;
mod totals;
mod types;

use indexmap::IndexMap;
use polars::prelude::*;

use super::Complaints;
use super::read::{RawTable, Reading};
use super::sidecar::{Check, Column};
use super::table::CheckedTable;
use cells::{ROW, foreign};

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
    let gathered = ranges::faults(&raw, &typed, &present, key).and_then(|faults| {
        let twice = keys::faults(&raw, &typed, &pipeline, &present, key)?;
        Ok((faults, twice))
    });
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
                Check::Total { .. } => totals::faults(&raw, &typed, &pipeline, check, key),
                Check::NoGaps { .. } => gaps::faults(&raw, &typed, &pipeline, check),
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
    table: &CheckedTable,
    other: impl Fn(&str) -> Option<&'t CheckedTable>,
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
