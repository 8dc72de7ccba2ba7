//! In which of three shapes a table holds series over years, by the names of its columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::measured::measured;
use super::named_unit::name_and_unit;
use super::numbered::is_of_names;
use super::raw::RawTable;
use super::worded::{is_text, is_without_numbers, left_out, says_units};
use super::words::{PERIODS, SERIES, UNITS, VALUES, YEARS, is_one_of};
use super::{codes, labels, set_aside, shapeless, year, years_across, years_twice};

/// Units of how long something took, which is measured; other units behind the heading of years are those of the values.
const DURATIONS: [&str; 8] = ["小时", "分钟", "天", "秒", "课时", "学时", "hours", "days"];

/// How a table holds its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SeriesShape {
    /// A row for each value: series, year, value; labels such as a town go before its name.
    Long {
        series: String,
        labels: Vec<String>,
        year: String,
        value: String,
        unit: Option<String>,
    },
    /// A row for each year, a column for each series; labels such as a town go before its name.
    Columns {
        year: String,
        labels: Vec<String>,
        series: Vec<String>,
        unit: Option<String>,
    },
    /// A row for each series, a column for each year; labels go before its name.
    Wide {
        series: String,
        labels: Vec<String>,
        unit: Option<String>,
        years: Vec<(String, Year)>,
        /// What was measured, by the column of a year that says it.
        measures: BTreeMap<String, String>,
    },
}

/// Finds the shape, or says what is missing. What is left out of it is noted in the reading.
pub(super) fn shape(raw: &mut RawTable) -> Result<SeriesShape, Complaints> {
    let mut names = set_aside::with_data(raw)?;
    let find = |words: &[&str]| names.iter().find(|name| is_one_of(name, words)).cloned();
    let index = || {
        let mut names = names.iter();
        names.find(|name| codes::is_index_of_years(name, &raw.texts(name)))
    };
    let year = names.iter().find(|name| heads_years(name)).cloned();
    let year = year.or_else(|| find(&PERIODS)).or_else(|| index().cloned());
    let (mut year, mut series) = (year, find(&SERIES));
    let (value, unit) = (find(&VALUES), find(&UNITS));
    if let Some(corner) = year.clone().filter(|year| is_corner(raw, &names, year)) {
        series = series.or(Some(corner));
        year = None;
    }
    if let Some(own) = year.clone()
        && years_twice::left_out(raw, &names, &own)?
    {
        names.retain(|name| *name != own);
        year = None;
    }
    let known = |name: &String| {
        [&year, &series, &value, &unit]
            .iter()
            .any(|k| k.as_ref() == Some(name))
    };
    if let Some(year) = &year {
        one_year(raw, &names, year).into_result(())?;
    }
    if let (Some(series), Some(year), Some(value)) = (&series, &year, &value) {
        let rest: Vec<String> = names.iter().filter(|name| !known(name)).cloned().collect();
        let (candidates, numbers): (Vec<String>, Vec<String>) = rest
            .into_iter()
            .partition(|name| is_without_numbers(raw, name) || is_of_names(raw, name, year));
        left_out(raw, &numbers);
        let labels = labels::labels(raw, Some(year), Some(series), &candidates);
        raw.reading.aside.extend(labels.aside);
        labels.complaints.into_result(())?;
        return Ok(SeriesShape::Long {
            series: series.clone(),
            labels: labels.columns,
            year: year.clone(),
            value: value.clone(),
            unit,
        });
    }
    if let Some(year) = &year {
        let unit = unit.filter(|unit| says_units(raw, unit));
        let others = names
            .iter()
            .filter(|name| *name != year && Some(*name) != unit.as_ref());
        // The names that a user chose are names, also where they are numbers.
        let chosen = |name: &str| name == SERIES[0] && others.clone().count() > 1;
        let (candidates, series): (Vec<String>, Vec<String>) = others
            .clone()
            .cloned()
            .partition(|name| is_text(raw, name) || is_of_names(raw, name, year) || chosen(name));
        if !series.is_empty() {
            let labels = labels::labels(raw, Some(year), None, &candidates);
            raw.reading.aside.extend(labels.aside);
            labels.complaints.into_result(())?;
            let unit = match unit {
                Some(unit) if series.len() > 1 => unit_of_all(raw, &unit, &series)?,
                unit => unit,
            };
            return Ok(SeriesShape::Columns {
                year: year.clone(),
                labels: labels.columns,
                series,
                unit,
            });
        }
    } else if let Some(wide) = years_across::across(raw, &names, series, unit.as_ref())? {
        return Ok(SeriesShape::Wide {
            series: wide.series,
            labels: wide.labels,
            unit,
            years: wide.years,
            measures: wide.measures,
        });
    }
    Err(shapeless::complaints(raw, &names, year.as_deref()))
}

/// True for a heading in the corner above the names of series: it says 年份 for the years beside it.
fn is_corner(raw: &RawTable, names: &[String], corner: &str) -> bool {
    let is_year = |name: &&String| year::year(name).is_some() || measured(name).is_some();
    let across = names.iter().filter(is_year);
    let cells = raw.texts(corner);
    across.count() > 1
        && !cells
            .iter()
            .flatten()
            .any(|cell| year::year(cell).is_some())
}

/// True for the heading of a column of years; `时间（小时）` measures something.
fn heads_years(name: &str) -> bool {
    let said = name_and_unit(name).1;
    let measured = said.is_some_and(|said| DURATIONS.contains(&said.as_str()));
    is_one_of(name, &YEARS) && !measured
}

/// A complaint for each further column of years, as where two tables stand side by side.
fn one_year(raw: &RawTable, names: &[String], year: &str) -> Complaints {
    let further = names
        .iter()
        .filter(|name| *name != year && heads_years(name));
    let complaint = |name: &String| {
        Complaint::error(
            &raw.file,
            Place::Column(name.clone()),
            (
                format!("“{year}”和“{name}”都是年份列"),
                format!("“{year}” and “{name}” are both columns of years"),
            ),
            ("一张表，一列年份", "one table with one column of years"),
            (
                "若是并排的两张表，请上下接成一张，或各放一个工作表；若有一列用不着，请删去",
                "Two tables side by side: join them, or put each on a sheet of its own; remove a column that is not needed",
            ),
        )
    };
    Complaints(further.map(complaint).collect())
}

/// The one unit that a column gives beside several columns of values; it is that of those without their own.
fn unit_of_all(
    raw: &mut RawTable,
    unit: &str,
    series: &[String],
) -> Result<Option<String>, Complaints> {
    let cells = raw.texts(unit);
    let distinct: BTreeSet<&String> = cells.iter().flatten().collect();
    if series.iter().all(|name| name_and_unit(name).1.is_some()) {
        left_out(raw, &[unit.to_string()]);
    } else if distinct.len() == 1 {
        raw.reading.unit = distinct.first().map(|said| said.to_string());
    } else if distinct.len() > 1 {
        return Err(Complaints::from(Complaint::error(
            &raw.file,
            Place::Column(unit.to_string()),
            (
                format!(
                    "各行写着 {} 种单位，而数值有 {} 列",
                    distinct.len(),
                    series.len()
                ),
                format!(
                    "{} units in the rows, and {} columns of values",
                    distinct.len(),
                    series.len()
                ),
            ),
            ("能看出每个数的单位", "to know the unit of each value"),
            (
                "请把单位写在各列表头的括号里",
                "Put the units into brackets in the headings",
            ),
        )));
    }
    Ok(None)
}
