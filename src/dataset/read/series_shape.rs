//! In which of three shapes a table holds series over years, by the names of its columns.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::words::{SERIES, UNITS, VALUES, YEARS, is_one_of};
use super::year::{self, YearForm};
use super::{labels, not_a_year, words};

/// How a table holds its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
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
    },
    /// A row for each series, a column for each year; labels go before its name.
    Wide {
        series: String,
        labels: Vec<String>,
        unit: Option<String>,
        years: Vec<(String, Year)>,
    },
}

/// Finds the shape, or says what is missing. What is left out of it is noted in the reading.
pub(super) fn shape(raw: &mut RawTable) -> Result<Shape, Complaints> {
    let mut names = raw.names();
    names.retain(|name| {
        let aside = words::aside(name);
        if let Some(aside) = aside {
            let (zh, en) = aside.words();
            raw.reading.aside.push(Words {
                zh: format!("“{name}”列是{zh}，未用"),
                en: format!("the column “{name}” holds {en} and was left out"),
            });
        }
        aside.is_none()
    });
    let find = |words: &[&str]| names.iter().find(|name| is_one_of(name, words)).cloned();
    let (year, series, value, unit) = (find(&YEARS), find(&SERIES), find(&VALUES), find(&UNITS));
    let known = |name: &String| {
        [&year, &series, &value, &unit]
            .iter()
            .any(|k| k.as_ref() == Some(name))
    };
    if let (Some(series), Some(year), Some(value)) = (&series, &year, &value) {
        let rest: Vec<String> = names.iter().filter(|name| !known(name)).cloned().collect();
        let (candidates, numbers): (Vec<String>, Vec<String>) =
            rest.into_iter().partition(|name| is_text(raw, name));
        left_out(raw, &numbers);
        let labels = labels::labels(raw, Some(year), Some(series), &candidates);
        raw.reading.aside.extend(labels.aside);
        labels.complaints.into_result(())?;
        return Ok(Shape::Long {
            series: series.clone(),
            labels: labels.columns,
            year: year.clone(),
            value: value.clone(),
            unit,
        });
    }
    if let Some(year) = &year {
        let others = names
            .iter()
            .filter(|name| *name != year && !is_one_of(name, &UNITS));
        let (candidates, series): (Vec<String>, Vec<String>) =
            others.cloned().partition(|name| is_text(raw, name));
        if !series.is_empty() {
            let labels = labels::labels(raw, Some(year), None, &candidates);
            raw.reading.aside.extend(labels.aside);
            labels.complaints.into_result(())?;
            return Ok(Shape::Columns {
                year: year.clone(),
                labels: labels.columns,
                series,
            });
        }
    } else if let Some(wide) = across(raw, &names, series, unit)? {
        return Ok(wide);
    }
    Err(Complaints::from(Complaint::error(
        &raw.file,
        Place::Whole,
        (
            format!("各列是 {}，看不出年份和数值", names.join("、")),
            format!(
                "the columns are {}: no years and values among them",
                names.join(", ")
            ),
        ),
        (
            "“指标、年份、数值”三列，或“年份”列加各指标列，或年份横排的表",
            "columns series, year, value; or year and one column for each series; or years across",
        ),
        (
            "请改列名，如“年份”“指标”“数值”",
            "Rename the columns, such as year, series, value",
        ),
    )))
}

/// Years across, a row for each series; nothing where fewer than two headings speak of a year.
fn across(
    raw: &mut RawTable,
    names: &[String],
    series: Option<String>,
    unit: Option<String>,
) -> Result<Option<Shape>, Complaints> {
    let (mut years, mut others, mut complaints) = (Vec::new(), Vec::new(), Complaints::default());
    for name in names {
        match year::year(name) {
            Some((year, form)) if form != YearForm::Serial => {
                let reading = &mut raw.reading;
                reading.year_words += usize::from(form == YearForm::Words);
                reading.provisional += usize::from(form == YearForm::Provisional);
                reading.dates += usize::from(form == YearForm::Date);
                years.push((name.clone(), year));
            }
            _ => others.push(name.clone()),
        }
    }
    let holds_data = |name: &&String| {
        (not_a_year::speaks_of_a_year(name)
            || matches!(year::year(name), Some((_, YearForm::Serial))))
            && !words::is_derived(name)
    };
    let unread: Vec<&String> = others.iter().filter(holds_data).collect();
    if years.len() + unread.len() < 2 {
        return Ok(None);
    }
    for name in unread {
        complaints.push(not_a_year(raw, name));
    }
    let mut seen: BTreeMap<Year, &str> = BTreeMap::new();
    for (name, year) in &years {
        if let Some(first) = seen.insert(*year, name) {
            let found = (
                format!("“{first}”和“{name}”都是 {year} 年"),
                format!("“{first}” and “{name}” are both {year}"),
            );
            let expected = ("每年一列", "one column for each year");
            let advice = ("请删去一列，或改正年份", "Remove one, or correct its year");
            complaints.push(Complaint::error(
                &raw.file,
                Place::Column(name.clone()),
                found,
                expected,
                advice,
            ));
        }
    }
    complaints.into_result(())?;
    let texts: Vec<String> = others
        .iter()
        .filter(|name| is_text(raw, name) && !is_one_of(name, &UNITS))
        .cloned()
        .collect();
    let Some(series) = series.or(texts.first().cloned()) else {
        return Ok(None);
    };
    let candidates: Vec<String> = texts.into_iter().filter(|name| *name != series).collect();
    let labels = labels::labels(raw, None, Some(&series), &candidates);
    raw.reading.aside.extend(labels.aside);
    labels.complaints.into_result(())?;
    let labels = labels.columns;
    let numbers = others
        .iter()
        .filter(|name| !is_text(raw, name) && **name != series && Some(*name) != unit.as_ref());
    let numbers: Vec<String> = numbers.cloned().collect();
    left_out(raw, &numbers);
    Ok(Some(Shape::Wide {
        series,
        labels,
        unit,
        years,
    }))
}

/// True for a column of words: no cell of it is a number, or a number with something beside it.
fn is_text(raw: &RawTable, name: &str) -> bool {
    let cells = raw.texts(name);
    let read: Vec<_> = cells
        .iter()
        .flatten()
        .map(|cell| number::number(cell))
        .collect();
    read.contains(&Err(NotANumber::Text))
        && read
            .iter()
            .all(|cell| matches!(cell, Err(NotANumber::Text | NotANumber::Mark)))
}

/// Notes columns that hold neither years nor series.
fn left_out(raw: &mut RawTable, columns: &[String]) {
    for name in columns {
        raw.reading.aside.push(Words {
            zh: format!("“{name}”列既不是年份也不是指标，未用"),
            en: format!("the column “{name}” is neither a year nor a series and was left out"),
        });
    }
}

/// A heading that speaks of a year and is none.
fn not_a_year(raw: &RawTable, name: &str) -> Complaint {
    let advice = not_a_year::why_not(name).unwrap_or_else(|| {
        (
            "请把表头改成四位年份，如 2020；若不是数据，请删去这一列".to_string(),
            "Write the year with four digits, such as 2020; remove the column if it holds no data"
                .to_string(),
        )
    });
    Complaint::error(
        &raw.file,
        Place::Column(name.to_string()),
        (format!("列名“{name}”"), format!("the heading “{name}”")),
        ("年份，如 2020、2020年、2020年末", "a year such as 2020"),
        advice,
    )
}
