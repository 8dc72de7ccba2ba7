//! The rows of a table that were known in a year; what was not known yet, and what is not there at all.

use polars::prelude::{BooleanChunked, DataFrame, IntoLazy, PolarsResult, col, lit};

use super::nearest::{did_you_mean, one_of};
use super::table::CheckedTable;
use super::{Complaint, DatasetError, Place};
use crate::axes::Year;

/// Column with the year from which a row was known, where rows differ.
const KNOWN: &str = "known";

/// Leaves out the rows that were known only after the year.
pub(super) fn known_by(
    mut table: CheckedTable,
    as_of: Option<Year>,
) -> Result<CheckedTable, DatasetError> {
    table.as_of = as_of;
    let Some(year) = as_of.filter(|_| table.sidecar.columns.contains_key(KNOWN)) else {
        return Ok(table);
    };
    let before = table.rows();
    table.frame = rows_known(&table.frame, i64::from(year)).map_err(|error| {
        DatasetError::from(Complaint::error(
            &table.path,
            Place::Column(KNOWN.to_string()),
            (
                format!("筛选不成（{error}）"),
                format!("the selection failed ({error})"),
            ),
            ("年份", "years"),
            ("请改正这一列", "Correct this column"),
        ))
    })?;
    table.dropped = before - table.rows();
    if table.rows() == 0 {
        return Err(not_yet(&table.path, year, ("后来", "later")));
    }
    Ok(table)
}

/// The rows that were known by a year; one that does not say since when was always known.
fn rows_known(frame: &DataFrame, year: i64) -> PolarsResult<DataFrame> {
    let since = frame.column(KNOWN)?;
    if let Ok(since) = since.i64() {
        let cells = since.iter();
        let known = cells.map(|cell| cell.is_none_or(|since| since <= year));
        return frame.filter_seq(&known.collect::<BooleanChunked>());
    }
    let known = col(KNOWN).is_null().or(col(KNOWN).lt_eq(lit(year)));
    frame.clone().lazy().filter(known).collect()
}

/// A dataset or table that was first published later.
pub(super) fn not_yet(file: &str, year: Year, (first, first_en): (&str, &str)) -> DatasetError {
    DatasetError::NotYetKnown(Box::new(Complaint::error(
        file,
        Place::Whole,
        (
            format!("到 {year} 年还没有发布（最早 {first}）"),
            format!("not published by {year} (first: {first_en})"),
        ),
        (
            format!("{year} 年已知的数据"),
            format!("data known in {year}"),
        ),
        (
            "请把 --as-of（校准时为 calibration.toml 的 as_of）改晚，或换一个数据集",
            "Choose a later --as-of, or another dataset",
        ),
    )))
}

/// A name that the library does not have, with those that it has.
pub(super) fn unknown(
    file: &str,
    found: (&str, &str),
    known: &[String],
    word: Option<&str>,
) -> DatasetError {
    let known = || known.iter().map(String::as_str);
    let advice = did_you_mean(word.unwrap_or_default(), known());
    DatasetError::Unknown(Box::new(Complaint::error(
        file,
        Place::Whole,
        found,
        one_of(known()),
        advice,
    )))
}
