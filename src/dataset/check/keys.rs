//! No two rows with the same key; where there are, whether they contradict each other.

use polars::prelude::*;

use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Column;
use crate::dataset::{Complaint, Complaints};

/// Rows whose key stands in another row too.
pub(super) fn faults(
    raw: &RawTable,
    pipeline: &LazyFrame,
    columns: &[(&str, &Column)],
    key: &[String],
) -> PolarsResult<Complaints> {
    let complete = key
        .iter()
        .all(|name| columns.iter().any(|(n, _)| n == name));
    if key.is_empty() || !complete {
        return Ok(Complaints::default());
    }
    let by: Vec<Expr> = key.iter().map(|name| col(name.as_str())).collect();
    let twice = pipeline
        .clone()
        .filter(key.iter().fold(lit(true), |all, name| {
            all.and(col(name.as_str()).is_not_null())
        }))
        .group_by(by)
        .agg([
            col(super::cells::ROW).min().alias("first"),
            col(super::cells::ROW).max().alias("last"),
            col(super::cells::ROW).count().alias("rows"),
        ])
        .filter(col("rows").gt(lit(1)))
        .sort(["first"], SortMultipleOptions::default())
        .collect()?;
    let mut complaints = Complaints::default();
    for row in 0..twice.height() {
        let first = super::cells::number_at(&twice, "first", row) as usize;
        let last = super::cells::number_at(&twice, "last", row) as usize;
        let rows = super::cells::number_at(&twice, "rows", row);
        let shown = super::cells::group_text(&twice, row, key);
        let (first_line, differ) = (raw.line(first), differences(raw, columns, key, first, last));
        let found = (
            format!(
                "{shown} 已在第 {first_line} 行出现（共 {rows} 次）{}",
                differ.0
            ),
            format!(
                "{shown} stands already in line {first_line} ({rows} times){}",
                differ.1
            ),
        );
        let names = key.join("、");
        complaints.push(Complaint::error(
            &raw.file,
            raw.row_place(last),
            found,
            (
                format!("{names} 合起来不重复"),
                format!("rows that differ in {}", key.join(", ")),
            ),
            (
                "请删去重复的一行，或改正键",
                "Remove one of the rows, or correct its key",
            ),
        ));
    }
    Ok(complaints.shortened())
}

/// Where two rows of one key differ, in both languages.
fn differences(
    raw: &RawTable,
    columns: &[(&str, &Column)],
    key: &[String],
    first: usize,
    last: usize,
) -> (String, String) {
    for (name, _) in columns {
        if key.iter().any(|k| k == name) {
            continue;
        }
        let cells = raw.texts(name);
        let cell = |row: usize| cells.get(row).cloned().flatten().unwrap_or_default();
        let (a, b) = (cell(first), cell(last));
        if a != b {
            return (
                format!("，且 {name} 不同：“{a}”与“{b}”"),
                format!(", and {name} differs: “{a}” and “{b}”"),
            );
        }
    }
    (
        "，内容相同".to_string(),
        ", with the same content".to_string(),
    )
}
