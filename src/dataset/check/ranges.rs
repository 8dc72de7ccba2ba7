//! Cells against what their column allows: not empty, one of a few values, within a range.

use polars::prelude::*;

use crate::dataset::nearest::{did_you_mean, one_of};
use crate::dataset::read::{RawTable, year};
use crate::dataset::sidecar::{Column, ColumnType};
use crate::dataset::{Complaint, Complaints};

/// A condition that no cell of a column may meet.
struct Rule<'c> {
    name: &'c str,
    column: &'c Column,
    kind: Kind,
    broken: Expr,
}

enum Kind {
    Empty,
    Value,
    Low(f64),
    High(f64),
    Share,
}

/// Cells that break a rule of their column: one pass over the table for all rules.
pub(super) fn faults(
    raw: &RawTable,
    pipeline: &LazyFrame,
    columns: &[(&str, &Column)],
    key: &[String],
) -> PolarsResult<Complaints> {
    let has_unit = columns.iter().any(|(name, _)| *name == "unit");
    let rules: Vec<Rule> = columns
        .iter()
        .flat_map(|(name, column)| rules(name, column, key, has_unit))
        .collect();
    let tests: Vec<Expr> = rules
        .iter()
        .enumerate()
        .map(|(i, rule)| rule.broken.clone().alias(i.to_string()))
        .collect();
    let mut complaints = Complaints::default();
    if tests.is_empty() {
        return Ok(complaints);
    }
    let broken = pipeline.clone().select(tests).collect()?;
    for (i, rule) in rules.iter().enumerate() {
        let cells = broken.column(&i.to_string())?.bool()?;
        if cells.sum().unwrap_or(0) == 0 {
            continue;
        }
        let texts = raw.texts(rule.name);
        let rows = cells.iter().enumerate().filter(|(_, b)| *b == Some(true));
        let mut faults = Complaints::default();
        for (row, _) in rows {
            let text = texts.get(row).cloned().flatten();
            // A cell that could not be read is empty by now and has its own complaint.
            if matches!(rule.kind, Kind::Empty) && text.is_some() {
                continue;
            }
            faults.push(complaint(raw, rule, row, &text.unwrap_or_default()));
        }
        complaints.extend(faults.shortened());
    }
    Ok(complaints)
}

fn rules<'c>(name: &'c str, column: &'c Column, key: &[String], has_unit: bool) -> Vec<Rule<'c>> {
    let rule = |kind: Kind, broken: Expr| Rule {
        name,
        column,
        kind,
        broken,
    };
    let mut rules = Vec::new();
    if column.required || key.iter().any(|k| k == name) {
        rules.push(rule(Kind::Empty, col(name).is_null()));
    }
    if let Some(values) = &column.values {
        let allowed = values.iter().map(|value| match column.kind {
            ColumnType::Text => col(name).eq(lit(value.as_str())),
            _ => col(name).cast(DataType::String).eq(lit(value.as_str())),
        });
        let allowed = allowed.reduce(|a, b| a.or(b)).unwrap_or_else(|| lit(false));
        rules.push(rule(Kind::Value, allowed.not()));
    }
    if column.kind != ColumnType::Text {
        let (low, high) = column.range();
        rules.extend(low.map(|low| rule(Kind::Low(low), col(name).lt(lit(low)))));
        rules.extend(high.map(|high| rule(Kind::High(high), col(name).gt(lit(high)))));
        if has_unit && column.unit == "see column unit" {
            let outside = col(name).lt(lit(0.0)).or(col(name).gt(lit(1.0)));
            rules.push(rule(Kind::Share, col("unit").eq(lit("share")).and(outside)));
        }
    }
    rules
}

fn complaint(raw: &RawTable, rule: &Rule<'_>, row: usize, text: &str) -> Complaint {
    let unit = &rule.column.unit;
    let found = (format!("写的是“{text}”"), format!("found “{text}”"));
    let place = raw.place(row, rule.name);
    let file = &raw.file;
    match rule.kind {
        Kind::Empty => Complaint::error(
            file,
            place,
            ("单元格是空的", "the cell is empty"),
            (
                format!("有值（{}）", rule.column.title.zh),
                format!("a value ({})", rule.column.title.en),
            ),
            ("请填上这一格", "Fill the cell"),
        ),
        Kind::Value => {
            let values = rule.column.values.iter().flatten().map(String::as_str);
            let expected = one_of(values.clone());
            let advice = did_you_mean(text, values);
            Complaint::error(file, place, found, expected, advice)
        }
        Kind::Low(_) | Kind::High(_) if unit == "year" && serial(text).is_some() => {
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
        Kind::Low(low) => {
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
        Kind::High(high) => too_high(file, place, found, unit, high),
        Kind::Share => too_high(file, place, found, "share", 1.0),
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
