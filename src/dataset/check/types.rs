//! Text cells to typed columns: the plain ones by a cast, the odd ones one by one and in words.

use indexmap::IndexMap;
use polars::prelude::*;

use crate::dataset::read::width::half_width;
use crate::dataset::read::year::YearForm;
use crate::dataset::read::{RawTable, Reading, number, remedy, year};
use crate::dataset::sidecar::{Column, ColumnType};
use crate::dataset::{Complaint, Complaints};

use super::cast::cast;
use super::cells::plain;

/// Largest whole number that a spreadsheet stores exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Typed columns in the order of the description; a cell that cannot be read is empty and said.
pub(super) fn typed(
    raw: &mut RawTable,
    columns: &IndexMap<String, Column>,
) -> (DataFrame, Complaints) {
    let mut complaints = Complaints::default();
    let present: Vec<(&String, &Column)> = columns
        .iter()
        .filter(|(name, _)| raw.frame.column(name).is_ok())
        .collect();
    let cast = present
        .iter()
        .map(|(name, column)| cast(&raw.frame, name, column.kind));
    let cast: PolarsResult<Vec<polars::prelude::Column>> = cast.collect();
    let cast = cast.and_then(|columns| DataFrame::new(raw.rows(), columns));
    let mut frame = match cast {
        Ok(frame) => frame,
        Err(error) => {
            complaints.push(super::cells::foreign(&raw.file, &error));
            return (DataFrame::empty(), complaints);
        }
    };
    for (name, column) in present {
        if let Err(error) = codes(raw, &mut frame, name, column) {
            complaints.push(super::cells::foreign(&raw.file, &error));
        }
        let odd = odd_rows(raw, &frame, name);
        if !odd.is_empty() {
            complaints.extend(reread(raw, &mut frame, name, column, &odd));
        }
    }
    (frame, complaints)
}

/// Codes and keys with full-width letters or digits are the same codes.
fn codes(
    raw: &mut RawTable,
    frame: &mut DataFrame,
    name: &str,
    column: &Column,
) -> PolarsResult<()> {
    let is_code = column.unit == "code" || column.unit == "key" || column.values.is_some();
    if column.kind != ColumnType::Text || !is_code {
        return Ok(());
    }
    let cells = frame.column(name)?.str()?;
    if cells.iter().flatten().all(str::is_ascii) {
        return Ok(());
    }
    let half = |cell: Option<&str>| cell.map(|text| half_width(text).into_owned());
    let new: Vec<Option<String>> = cells.iter().map(half).collect();
    let pairs = cells.iter().zip(&new);
    let changed = pairs.filter(|(before, after)| *before != after.as_deref());
    let changed = changed.count();
    if changed > 0 {
        raw.reading.full_width += changed;
        frame.with_column(polars::prelude::Column::new(name.into(), new))?;
    }
    Ok(())
}

/// Rows with something in the file and nothing after the cast.
fn odd_rows(raw: &RawTable, frame: &DataFrame, name: &str) -> Vec<usize> {
    let (Ok(before), Ok(after)) = (raw.frame.column(name), frame.column(name)) else {
        return Vec::new();
    };
    if before.null_count() == after.null_count() {
        return Vec::new();
    }
    let odd = before.is_not_null() & after.is_null();
    let rows = odd.iter().enumerate();
    rows.filter(|(_, odd)| *odd == Some(true))
        .map(|(row, _)| row)
        .collect()
}

/// Reads the odd cells of a column once more, with leniency where the meaning is beyond doubt.
fn reread(
    raw: &mut RawTable,
    frame: &mut DataFrame,
    name: &str,
    column: &Column,
    odd: &[usize],
) -> Complaints {
    let texts = raw.texts(name);
    let units = (column.unit == "see column unit").then(|| raw.texts("unit"));
    let mut faults = Complaints::default();
    let mut percents = Complaints::default();
    let mut read: Vec<(usize, f64)> = Vec::new();
    for row in odd.iter().copied() {
        let text = texts.get(row).cloned().flatten().unwrap_or_default();
        let unit = units
            .as_ref()
            .and_then(|units| units.get(row).cloned().flatten());
        let unit = unit.unwrap_or_else(|| column.unit.clone());
        match value(&text, &unit, column.kind, &mut raw.reading) {
            Ok(value) => {
                read.push((row, value));
                if text.ends_with(['%', '％']) {
                    percents.push(percentage(raw, row, name, &text, value));
                }
            }
            Err(said) => {
                let [found, expected, advice] = *said;
                let place = raw.place(row, name);
                faults.push(Complaint::error(&raw.file, place, found, expected, advice));
            }
        }
    }
    if let Err(error) = put(frame, name, column.kind, &read) {
        faults.push(super::cells::foreign(&raw.file, &error));
    }
    let mut complaints = faults.shortened();
    complaints.extend(percents.shortened());
    complaints
}

type TypesPair = (String, String);

/// The value of an odd cell, or what was found, what was expected, and what to do.
fn value(
    text: &str,
    unit: &str,
    kind: ColumnType,
    reading: &mut Reading,
) -> Result<f64, Box<[TypesPair; 3]>> {
    let pair = |zh: &str, en: &str| (zh.to_string(), en.to_string());
    let expected = match (unit, kind) {
        ("year", _) => pair("年份，如 2020", "a year such as 2020"),
        (_, ColumnType::Integer) => pair("整数", "a whole number"),
        _ => pair("数字", "a number"),
    };
    let found = (format!("写的是“{text}”"), format!("found “{text}”"));
    if unit == "year" {
        match year::year(text) {
            Some((year, YearForm::Words | YearForm::Era | YearForm::Provisional)) => {
                reading.year_words += 1;
                return Ok(f64::from(year));
            }
            Some((year, YearForm::Date)) => {
                reading.dates += 1;
                return Ok(f64::from(year));
            }
            Some((year, YearForm::Plain)) => return Ok(f64::from(year)),
            Some((_, YearForm::Serial)) | None => {}
        }
    }
    match number::number(text) {
        Ok(n) if n.percent && unit != "share" => {
            let advice = pair(
                "这一列不是比例，请去掉百分号并核对单位",
                "The column is not a share: remove the percent sign and look at the unit",
            );
            Err(Box::new([found, expected, advice]))
        }
        Ok(n)
            if kind == ColumnType::Integer && (n.value.fract() != 0.0 || n.value.abs() > EXACT) =>
        {
            let advice = pair("请改为整数", "Write a whole number");
            Err(Box::new([found, expected, advice]))
        }
        Ok(n) => {
            reading.full_width += usize::from(n.full_width);
            reading.thousands += usize::from(n.thousands);
            reading.percents += usize::from(n.percent);
            Ok(n.value)
        }
        Err(why) => {
            let whole = kind == ColumnType::Integer;
            Err(Box::new([found, expected, remedy::advice(&why, whole)]))
        }
    }
}

fn percentage(raw: &RawTable, row: usize, name: &str, text: &str, value: f64) -> Complaint {
    let value = plain(value);
    Complaint::error(
        &raw.file,
        raw.place(row, name),
        (
            format!("写的是“{text}”，已按 {value} 读取"),
            format!("found “{text}”, read as {value}"),
        ),
        ("0 至 1 的小数", "a decimal between 0 and 1"),
        (format!("请改写为 {value}"), format!("Write {value}")),
    )
    .as_warning()
}

/// Puts values into a column.
fn put(
    frame: &mut DataFrame,
    name: &str,
    kind: ColumnType,
    read: &[(usize, f64)],
) -> PolarsResult<()> {
    if read.is_empty() {
        return Ok(());
    }
    let column = frame.column(name)?;
    let new = if kind == ColumnType::Integer {
        let mut cells: Vec<Option<i64>> = column.i64()?.iter().collect();
        for (row, value) in read {
            cells[*row] = Some(*value as i64);
        }
        polars::prelude::Column::new(name.into(), cells)
    } else {
        let mut cells: Vec<Option<f64>> = column.f64()?.iter().collect();
        for (row, value) in read {
            cells[*row] = Some(*value);
        }
        polars::prelude::Column::new(name.into(), cells)
    };
    frame.with_column(new)?;
    Ok(())
}
