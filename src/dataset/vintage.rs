//! What was known when: the newest release of a year, and the rows known by then.

use std::collections::BTreeSet;

use polars::prelude::{IntoLazy, col, lit};

use crate::axes::Year;

use super::library::Library;
use super::nearest::{did_you_mean, one_of};
use super::table::Table;
use super::{Complaint, DatasetError, Place};

/// Column with the year from which a row was known, where rows differ.
const KNOWN: &str = "known";
impl Library {
    /// Releases of a dataset, or of one of its tables.
    pub(super) fn releases(&self, dataset: &str, table: Option<&str>) -> BTreeSet<Year> {
        let keys = self.entries.keys();
        keys.filter(|(d, _, t)| d == dataset && table.is_none_or(|wanted| t == wanted))
            .map(|(_, vintage, _)| *vintage)
            .collect()
    }

    /// Newest release known in a year, or why there is none.
    pub(super) fn newest(
        &self,
        dataset: &str,
        table: Option<&str>,
        as_of: Option<Year>,
    ) -> Result<Year, DatasetError> {
        let all = self.releases(dataset, table);
        let known = all
            .iter()
            .rev()
            .find(|v| as_of.is_none_or(|year| **v <= year));
        if let Some(vintage) = known {
            return Ok(*vintage);
        }
        if let (Some(first), Some(year)) = (all.first(), as_of) {
            let file = table.map_or(dataset.to_string(), |table| format!("{dataset}/*/{table}"));
            return Err(not_yet(&file, year, &first.to_string()));
        }
        let datasets: BTreeSet<String> = self.entries.keys().map(|(d, ..)| d.clone()).collect();
        if datasets.contains(dataset) {
            let keys = self.entries.keys().filter(|(d, ..)| d == dataset);
            let names: BTreeSet<String> = keys.map(|(.., t)| t.clone()).collect();
            let table = table.unwrap_or_default();
            let known: Vec<String> = names.into_iter().collect();
            return Err(unknown(
                &format!("{dataset}/{table}"),
                ("没有这个表", "no such table"),
                &known,
                Some(table),
            ));
        }
        let known: Vec<String> = datasets.into_iter().collect();
        Err(unknown(
            dataset,
            ("没有这个数据集", "no such dataset"),
            &known,
            Some(dataset),
        ))
    }
}

/// Leaves out the rows that were known only after the year.
pub(super) fn known_by(mut table: Table, as_of: Option<Year>) -> Result<Table, DatasetError> {
    table.as_of = as_of;
    let Some(year) = as_of.filter(|_| table.sidecar.columns.contains_key(KNOWN)) else {
        return Ok(table);
    };
    let before = table.rows();
    let known = col(KNOWN)
        .is_null()
        .or(col(KNOWN).lt_eq(lit(i64::from(year))));
    let frame = table.frame.clone().lazy().filter(known).collect();
    table.frame = frame.map_err(|error| {
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
        return Err(not_yet(&table.path, year, "后来 / later"));
    }
    Ok(table)
}

fn not_yet(file: &str, year: Year, first: &str) -> DatasetError {
    DatasetError::NotYetKnown(Box::new(Complaint::error(
        file,
        Place::Whole,
        (
            format!("到 {year} 年还没有发布（最早 {first}）"),
            format!("not published by {year} (first: {first})"),
        ),
        (
            format!("{year} 年已知的数据"),
            format!("data known in {year}"),
        ),
        (
            "请把 --as-of 改晚，或换一个数据集",
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
