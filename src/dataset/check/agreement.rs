//! The same fact in two places: several sources in one table, or two tables of a release.

use indexmap::IndexMap;
use polars::prelude::*;

use crate::dataset::filter::Value;
use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Check;
use crate::dataset::table::CheckedTable;
use crate::dataset::{Complaint, Complaints, Place};

/// Rows equal in all of the key but one column, with values further apart than allowed. A warning: the
/// file may be right and the sources differ.
pub(super) fn faults(
    raw: &RawTable,
    pipeline: &LazyFrame,
    check: &Check,
    key: &[String],
) -> PolarsResult<Complaints> {
    let mut complaints = Complaints::default();
    let Check::Agreement {
        column,
        over,
        tolerance,
    } = check
    else {
        return Ok(complaints);
    };
    let names: Vec<String> = key.iter().filter(|name| *name != over).cloned().collect();
    let by = super::cells::grouping(&names);
    let value = || col(column.as_str());
    let extreme = |end: Expr| col(over.as_str()).filter(value().eq(end)).first();
    let wide = pipeline
        .clone()
        .filter(value().is_not_null())
        .group_by_stable(by)
        .agg([
            value().min().alias("lowest"),
            value().max().alias("highest"),
            extreme(value().min()).alias("low in"),
            extreme(value().max()).alias("high in"),
            col(super::cells::ROW).max().alias("at"),
        ])
        .filter(super::cells::apart("highest", "lowest", *tolerance))
        .collect()?;
    for row in 0..wide.height() {
        let group = super::cells::group_text(&wide, row, &names);
        let at = super::cells::number_at(&wide, "at", row) as usize;
        let low = super::cells::plain(super::cells::number_at(&wide, "lowest", row));
        let high = super::cells::plain(super::cells::number_at(&wide, "highest", row));
        let text = |name: &str| -> PolarsResult<String> {
            Ok(wide.column(name)?.get(row)?.str_value().to_string())
        };
        let (low_in, high_in) = (text("low in")?, text("high in")?);
        let complaint = Complaint::error(
            &raw.file,
            raw.place(at, column),
            (
                format!("{group}：{low_in} 为 {low}，{high_in} 为 {high}，互相矛盾"),
                format!(
                    "{group}: {low} in {low_in}, {high} in {high_in}: they contradict each other"
                ),
            ),
            (
                format!("相差不超过 {tolerance}"),
                format!("a difference of at most {tolerance}"),
            ),
            (
                "请核对两个来源，并说明采用哪一个",
                "Look up both sources and say which one is used",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    Ok(complaints)
}

/// Sums of a table against what another table of the same release says.
pub(super) fn matches<'t>(
    table: &CheckedTable,
    check: &Check,
    other: &impl Fn(&str) -> Option<&'t CheckedTable>,
) -> PolarsResult<Complaints> {
    let mut complaints = Complaints::default();
    let Check::Matches {
        column,
        rows,
        by,
        table: other_name,
        other_where,
        other: other_column,
        tolerance,
    } = check
    else {
        return Ok(complaints);
    };
    // An unreadable table has its own complaints.
    let Some(there) = other(other_name) else {
        return Ok(complaints);
    };
    let groups = super::cells::grouping(by);
    let sums = |table: &CheckedTable, rows: &IndexMap<String, String>, column: &str, name: &str| {
        let sum = col(column).cast(DataType::Float64).sum().alias(name);
        let wanted = table.lazy().filter(condition(table, rows));
        wanted.group_by_stable(&groups).agg([sum])
    };
    let keys: Vec<Expr> = if by.is_empty() {
        vec![col("all")]
    } else {
        groups.clone()
    };
    let joined = sums(table, rows, column, "here")
        .join(
            sums(there, other_where, other_column, "there"),
            &keys,
            &keys,
            JoinArgs::new(JoinType::Inner),
        )
        .filter(super::cells::apart("here", "there", *tolerance))
        .collect()?;
    for row in 0..joined.height() {
        let rows = [super::cells::group_text(&joined, row, by), conditions(rows)];
        let rows = rows.iter().filter(|text| !text.is_empty());
        let group = rows.map(String::as_str).collect::<Vec<_>>().join(", ");
        let group = if group.is_empty() {
            group
        } else {
            format!("{group}：")
        };
        let there_rows = match conditions(other_where) {
            none if none.is_empty() => other_column.clone(),
            some => format!("{other_column} ({some})"),
        };
        let here = super::cells::plain(super::cells::number_at(&joined, "here", row));
        let that = super::cells::plain(super::cells::number_at(&joined, "there", row));
        let complaint = Complaint::error(
            &table.path,
            Place::Column(column.clone()),
            (
                format!(
                    "{group}合计 {here}，而 {} 的 {there_rows} 是 {that}",
                    there.path
                ),
                format!(
                    "{}the sum is {here}, but {there_rows} of {} is {that}",
                    group.replace('：', ": "),
                    there.path
                ),
            ),
            (
                format!("两表相差不超过 {tolerance}"),
                format!("tables that differ by at most {tolerance}"),
            ),
            ("请核对两表", "Look up both tables"),
        );
        complaints.push(complaint.as_warning());
    }
    Ok(complaints)
}

/// Conditions on rows as a text such as `key=a, sex=both`.
fn conditions(rows: &IndexMap<String, String>) -> String {
    let pairs = rows.iter().map(|(name, text)| format!("{name}={text}"));
    pairs.collect::<Vec<_>>().join(", ")
}

fn condition(table: &CheckedTable, rows: &IndexMap<String, String>) -> Expr {
    rows.iter().fold(lit(true), |all, (name, text)| {
        let column = table.sidecar.columns.get(name);
        let one = column.and_then(|c| Value::Text(text.clone()).condition(name, c));
        all.and(one.unwrap_or_else(|| lit(false)))
    })
}
