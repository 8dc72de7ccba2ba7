//! Years across: which headings are years, and which columns name the rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::header::is_worked_out;
use super::measured::measured;
use super::numbered::names_rows;
use super::raw::RawTable;
use super::worded::{is_text, is_without_numbers, left_out};
use super::words::{UNITS, is_one_of};
use super::year::{self, YearForm};
use super::{dated, labels, not_a_year, words};

/// A table with years across.
pub(super) struct Across {
    /// Column that names the series.
    pub series: String,
    /// Columns of labels, which go before its name.
    pub labels: Vec<String>,
    /// Columns of years.
    pub years: Vec<(String, Year)>,
    /// What was measured, by the column of a year that says it; of all columns or of none.
    pub measures: BTreeMap<String, String>,
}

/// Years across, a row for each series; nothing where fewer than two headings speak of a year.
pub(super) fn across(
    raw: &mut RawTable,
    names: &[String],
    series: Option<String>,
    unit: Option<&String>,
) -> Result<Option<Across>, Complaints> {
    let (mut years, mut others, mut complaints) = (Vec::new(), Vec::new(), Complaints::default());
    for name in names {
        if let Some(year) = dated::shown_as_day(name) {
            let [found, advice] = dated::of_day(name, year);
            let (place, expected) = (
                Place::Column(name.clone()),
                ("年份，如 2020", "a year such as 2020"),
            );
            complaints.push(Complaint::error(&raw.file, place, found, expected, advice));
            continue;
        }
        match year::year(name) {
            Some((year, form)) if form != YearForm::Serial => {
                let reading = &mut raw.reading;
                reading.year_words += usize::from(form == YearForm::Words);
                reading.provisional += usize::from(form == YearForm::Provisional);
                reading.eras += usize::from(form == YearForm::Era);
                reading.dates += usize::from(form == YearForm::Date);
                years.push((name.clone(), year));
            }
            _ => others.push(name.clone()),
        }
    }
    std::mem::take(&mut complaints).into_result(())?;
    let holds_data = |name: &&String| {
        (not_a_year::speaks_of_a_year(name)
            || matches!(year::year(name), Some((_, YearForm::Serial))))
            && (!words::is_derived(name) || not_a_year::is_mean(name))
            && !not_a_year::compares(name)
            && !not_a_year::is_aim(name)
            && !is_worked_out(name)
    };
    let mut measures = BTreeMap::new();
    if years.is_empty() {
        let found: Option<Vec<_>> = others
            .iter()
            .filter(holds_data)
            .map(|name| Some((name.clone(), measured(name)?)))
            .collect();
        let found = found.unwrap_or_default();
        let distinct: BTreeSet<Year> = found.iter().map(|(_, (year, _))| *year).collect();
        for (name, (year, measure)) in found.into_iter().filter(|_| distinct.len() > 1) {
            years.push((name.clone(), year));
            measures.insert(name, measure);
        }
        others.retain(|name| !measures.contains_key(name));
    }
    // What is said in the corner above the names may speak of years, as a title does.
    let is_corner = |name: &&String| {
        let first = names.first() == Some(*name);
        first && years.len() > 1 && is_text(raw, name)
    };
    // A share of a year that has a column of its own beside it is worked out of that.
    let is_share = |name: &&String| {
        measured(name).is_some_and(|(year, measure)| {
            words::is_rate(&measure) && years.iter().any(|(_, own)| *own == year)
        })
    };
    let unread = others.iter().filter(holds_data);
    let unread = unread.filter(|name| !is_corner(name) && !is_share(name));
    let unread: Vec<&String> = unread.collect();
    if years.len() + unread.len() < 2 {
        return Ok(None);
    }
    for name in unread {
        complaints.push(not_a_year(raw, name));
    }
    complaints.extend(months(raw, &years));
    let headings: Vec<&str> = years.iter().map(|(name, _)| name.as_str()).collect();
    raw.reading.aside.extend(dated::of_one_month(&headings));
    let mut seen: BTreeMap<(Year, Option<&String>), &str> = BTreeMap::new();
    for (name, year) in &years {
        if let Some(first) = seen.insert((*year, measures.get(name)), name) {
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
    let others = others.into_iter();
    let (texts, numbers): (Vec<String>, Vec<String>) =
        others.partition(|name| is_without_numbers(raw, name));
    let (numbered, numbers): (Vec<String>, Vec<String>) = numbers
        .into_iter()
        .partition(|name| names_rows(raw, name, &years));
    let mut candidates = texts;
    candidates.retain(|name| !is_one_of(name, &UNITS));
    candidates.extend(numbered);
    let Some(series) = series.or(candidates.first().cloned()) else {
        return Ok(None);
    };
    candidates.retain(|name| *name != series);
    let labels = labels::labels(raw, None, Some(&series), &candidates);
    raw.reading.aside.extend(labels.aside);
    labels.complaints.into_result(())?;
    let labels = labels.columns;
    let numbers = numbers.into_iter();
    let numbers = numbers.filter(|name| *name != series && Some(name) != unit);
    left_out(raw, &numbers.collect::<Vec<_>>());
    Ok(Some(Across {
        series,
        labels,
        years,
        measures,
    }))
}

/// A complaint for each heading that is a month within a year.
fn months(raw: &RawTable, years: &[(String, Year)]) -> Complaints {
    let headings: Vec<&str> = years.iter().map(|(name, _)| name.as_str()).collect();
    let within = dated::within_a_year(&headings).into_iter().zip(&headings);
    let complaint = |(_, name): (bool, &&str)| {
        Complaint::error(
            &raw.file,
            Place::Column(name.to_string()),
            (format!("列名“{name}”"), format!("the heading “{name}”")),
            ("年份，如 2020、2020年、2020年末", "a year such as 2020"),
            dated::ADVICE,
        )
    };
    Complaints(
        within
            .filter(|(within, _)| *within)
            .map(complaint)
            .collect(),
    )
}

/// A heading that speaks of a year and is none.
fn not_a_year(raw: &RawTable, name: &str) -> Complaint {
    let advice = not_a_year::why_not(name).unwrap_or_else(|| match year::year(name) {
        Some((year, YearForm::Serial)) => (
            format!("像是 {year} 年某日的日期序列号；若是日期，请把单元格格式改为“常规”，写成 {year}"),
            format!(
                "It looks like the serial number of a day in {year}: if it is a date, format the cell as General and write {year}"
            ),
        ),
        _ => (
            "请把表头改成四位年份，如 2020；若不是数据，请删去这一列".to_string(),
            "Write the year with four digits, such as 2020; remove the column if it holds no data"
                .to_string(),
        ),
    });
    Complaint::error(
        &raw.file,
        Place::Column(name.to_string()),
        (format!("列名“{name}”"), format!("the heading “{name}”")),
        ("年份，如 2020、2020年、2020年末", "a year such as 2020"),
        advice,
    )
}

#[cfg(test)]
mod tests {
    use crate::dataset::{ReadOptions, read_bytes, series_of};

    fn read(text: &str) -> Vec<(String, Vec<f64>)> {
        let raw = read_bytes("表.csv", text.as_bytes(), &ReadOptions::default());
        let table = series_of(raw.expect("a table")).expect("series");
        let series = table.series.into_iter();
        let all = series.map(|(name, own)| (name, own.values.into_values().collect()));
        all.collect()
    }

    #[test]
    fn grades_in_digits_are_labels_beside_years_across() {
        let expected = |name: &str, values: [f64; 3]| (name.to_string(), values.to_vec());
        let read_in = |text: &str, names: [&str; 2]| {
            let both = [
                expected(names[0], [120.0, 125.0, 131.0]),
                expected(names[1], [340.0, 352.0, 361.0]),
            ];
            assert_eq!(read(text), both, "{text}");
        };
        let rows = "持证,1,120,125,131\n持证,2,340,352,361\n";
        let text = format!("指标,等级,2019,2020,2021\n{rows}");
        read_in(&text, ["1 持证", "2 持证"]);
        let rows = "1,120,125,131\n2,340,352,361\n";
        let text = format!("等级,2019,2020,2021\n{rows}");
        read_in(&text, ["1", "2"]);
        // What tells nothing apart is left out.
        let rows = "持证,3,120,125,131\n补贴,3,340,352,361\n";
        let text = format!("指标,等级,2019,2020,2021\n{rows}");
        read_in(&text, ["持证", "补贴"]);
    }
}
