//! Cells against what their column allows: not empty, one of a few values, within a range.

use std::collections::BTreeSet;

use polars::prelude::*;

use crate::dataset::nearest::{did_you_mean, one_of};
use crate::dataset::read::{RawTable, year};
use crate::dataset::sidecar::{Column, ColumnType};
use crate::dataset::{Complaint, Complaints};

/// A condition that no cell of a column may meet.
struct ColumnRule<'c> {
    name: &'c str,
    column: &'c Column,
    kind: RangeKind,
}

enum RangeKind {
    Empty,
    Value,
    Low(f64),
    High(f64),
    Share,
}

/// Cells that break a rule of their column.
pub(super) fn faults(
    raw: &RawTable,
    typed: &DataFrame,
    columns: &[(&str, &Column)],
    key: &[String],
) -> PolarsResult<Complaints> {
    let has_unit = columns.iter().any(|(name, _)| *name == "unit");
    let mut complaints = Complaints::default();
    let rules = columns
        .iter()
        .flat_map(|(name, column)| rules(name, column, key, has_unit));
    for rule in rules {
        let rows = broken(&rule, typed)?;
        if rows.is_empty() {
            continue;
        }
        let texts = raw.texts(rule.name);
        let mut faults = Complaints::default();
        for row in rows {
            let text = texts.get(row).cloned().flatten();
            // A cell that could not be read is empty by now and has its own complaint.
            if matches!(rule.kind, RangeKind::Empty) && text.is_some() {
                continue;
            }
            faults.push(complaint(raw, &rule, row, &text.unwrap_or_default()));
        }
        complaints.extend(faults.shortened());
    }
    Ok(complaints)
}

fn rules<'c>(
    name: &'c str,
    column: &'c Column,
    key: &[String],
    has_unit: bool,
) -> Vec<ColumnRule<'c>> {
    let rule = |kind: RangeKind| ColumnRule { name, column, kind };
    let mut rules = Vec::new();
    if column.required || key.iter().any(|k| k == name) {
        rules.push(rule(RangeKind::Empty));
    }
    if column.values.is_some() {
        rules.push(rule(RangeKind::Value));
    }
    if column.kind != ColumnType::Text {
        let (low, high) = column.range();
        rules.extend(low.map(|low| rule(RangeKind::Low(low))));
        rules.extend(high.map(|high| rule(RangeKind::High(high))));
        if has_unit && column.unit == "see column unit" {
            rules.push(rule(RangeKind::Share));
        }
    }
    rules
}

/// Rows whose cell breaks a rule; an empty cell breaks none but that it must not be empty.
fn broken(rule: &ColumnRule<'_>, typed: &DataFrame) -> PolarsResult<Vec<usize>> {
    let cells = typed.column(rule.name)?;
    Ok(match rule.kind {
        RangeKind::Empty if cells.null_count() == 0 => Vec::new(),
        RangeKind::Empty => {
            let empty = cells.is_null();
            rows_where(empty.iter(), |empty| empty)
        }
        RangeKind::Value => {
            let allowed = rule.column.values.iter().flatten().map(String::as_str);
            let allowed: BTreeSet<&str> = allowed.collect();
            let texts = cells.cast(&DataType::String)?;
            rows_where(texts.str()?.iter(), |text| !allowed.contains(text))
        }
        RangeKind::Low(low) => rows_where(numbers(cells)?.into_iter(), |number| number < low),
        RangeKind::High(high) => rows_where(numbers(cells)?.into_iter(), |number| number > high),
        RangeKind::Share => {
            let units = typed.column("unit")?.str()?;
            let both = units.iter().zip(numbers(cells)?);
            let shares = both.map(|(unit, number)| number.filter(|_| unit == Some("share")));
            rows_where(shares, |share| !(0.0..=1.0).contains(&share))
        }
    })
}

/// Places of the cells that have something of which this is true.
fn rows_where<T>(cells: impl Iterator<Item = Option<T>>, holds: impl Fn(T) -> bool) -> Vec<usize> {
    cells
        .enumerate()
        .filter_map(|(row, cell)| cell.is_some_and(&holds).then_some(row))
        .collect()
}

/// A column of numbers or whole numbers.
fn numbers(cells: &polars::prelude::Column) -> PolarsResult<Vec<Option<f64>>> {
    if let Ok(numbers) = cells.f64() {
        return Ok(numbers.iter().collect());
    }
    let whole = cells.i64()?.iter();
    Ok(whole.map(|cell| cell.map(|whole| whole as f64)).collect())
}

fn complaint(raw: &RawTable, rule: &ColumnRule<'_>, row: usize, text: &str) -> Complaint {
    let unit = &rule.column.unit;
    let found = (format!("写的是“{text}”"), format!("found “{text}”"));
    let place = raw.place(row, rule.name);
    let file = &raw.file;
    match rule.kind {
        RangeKind::Empty => Complaint::error(
            file,
            place,
            ("单元格是空的", "the cell is empty"),
            (
                format!("有值（{}）", rule.column.title.zh),
                format!("a value ({})", rule.column.title.en),
            ),
            ("请填上这一格", "Fill the cell"),
        ),
        RangeKind::Value => {
            let values = rule.column.values.iter().flatten().map(String::as_str);
            let expected = one_of(values.clone());
            let advice = did_you_mean(text, values);
            Complaint::error(file, place, found, expected, advice)
        }
        RangeKind::Low(_) | RangeKind::High(_) if unit == "year" && serial(text).is_some() => {
            let year = serial(text).unwrap_or_default();
            Complaint::error(
                file,
                place,
                (
                    format!("写的是“{text}”，像是 {year} 年某日的日期序列号"),
                    format!(
                        "found “{text}”, which looks like the serial number of a day in {year}"
                    ),
                ),
                ("年份，如 2020", "a year such as 2020"),
                (
                    format!("请把单元格格式改为“常规”，写成 {year}"),
                    format!("Format the cell as General and write {year}"),
                ),
            )
        }
        RangeKind::Low(low) => {
            let low = super::cells::plain(low);
            Complaint::error(
                file,
                place,
                found,
                (
                    format!("不小于 {low}（{unit}）"),
                    format!("at least {low} ({unit})"),
                ),
                ("请核对原始资料后改正", "Look it up and correct it"),
            )
        }
        RangeKind::High(high) => too_high(file, place, found, unit, high),
        RangeKind::Share => too_high(file, place, found, "share", 1.0),
    }
}

fn serial(text: &str) -> Option<i32> {
    text.parse().ok().and_then(year::serial_year)
}

fn too_high(
    file: &str,
    place: crate::dataset::Place,
    found: (String, String),
    unit: &str,
    high: f64,
) -> Complaint {
    if unit == "share" && high == 1.0 {
        return Complaint::error(
            file,
            place,
            found,
            ("0 至 1 的比例", "a share between 0 and 1"),
            (
                "请核对；若是百分数，请除以 100",
                "Look it up; divide a percentage by 100",
            ),
        );
    }
    let high = super::cells::plain(high);
    Complaint::error(
        file,
        place,
        found,
        (
            format!("不大于 {high}（{unit}）"),
            format!("at most {high} ({unit})"),
        ),
        ("请核对原始资料后改正", "Look it up and correct it"),
    )
}
