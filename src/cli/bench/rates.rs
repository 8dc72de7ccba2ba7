//! A panel of coverage rates: country, programme, year, percent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plancast::axes::Year;
use plancast::coverage::LEVELS;
use plancast::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, read_any};
use plancast::evaluation::rates::RateHistory;
use plancast::task::Failure;

/// Columns of the panel.
const COLUMNS: [&str; 4] = ["country", "programme", "year", "percent"];

/// Reads a panel, by country and programme; every fault is said at once.
pub fn read(file: &Path) -> Result<Vec<RateHistory>, Failure> {
    let options = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    Ok(panel(&read_any(file, &options)?)?)
}

/// The histories that the chain is estimated from: levels of years without a gap, from a year on.
pub fn histories(panel: &[RateHistory], from: Year) -> Vec<Vec<usize>> {
    let mut histories: Vec<Vec<usize>> = Vec::new();
    for rates in panel {
        let mut last = None;
        for (year, percent) in rates.percents.iter().filter(|rate| rate.0 >= from) {
            let level = (*percent).clamp(1, LEVELS as u32) as usize - 1;
            match histories.last_mut() {
                Some(history) if last == Some(year - 1) => history.push(level),
                _ => histories.push(vec![level]),
            }
            last = Some(*year);
        }
    }
    histories
}

fn panel(raw: &RawTable) -> Result<Vec<RateHistory>, Complaints> {
    let mut complaints = Complaints::default();
    let names = raw.names();
    for wanted in COLUMNS {
        if !names.iter().any(|name| name == wanted) {
            complaints.push(complaint(
                raw,
                Place::Whole,
                (
                    format!("没有 {wanted} 列；各列是 {}", names.join("、")),
                    format!("no column {wanted}; the columns are {}", names.join(", ")),
                ),
                (
                    "country、programme、year、percent 各列",
                    "the columns country, programme, year, percent",
                ),
            ));
        }
    }
    if complaints.has_errors() {
        return Err(complaints);
    }
    let [countries, programmes, years, percents] = COLUMNS.map(|name| {
        raw.texts(name)
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect::<Vec<_>>()
    });
    let mut series: BTreeMap<(&str, &str), Vec<(Year, u32)>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in 0..raw.rows() {
        let year = whole(&years[row]).filter(|year| (1000.0..3000.0).contains(year));
        let percent = whole(&percents[row]).filter(|percent| (0.0..=100.0).contains(percent));
        let (Some(year), Some(percent)) = (year, percent) else {
            let (column, text, expected) = if year.is_none() {
                ("year", &years[row], ("年份", "a year"))
            } else {
                (
                    "percent",
                    &percents[row],
                    (
                        "0 到 100 的整数（百分数）",
                        "a whole per cent from 0 to 100",
                    ),
                )
            };
            complaints.push(complaint(
                raw,
                raw.place(row, column),
                (format!("写的是“{text}”"), format!("found “{text}”")),
                expected,
            ));
            continue;
        };
        let key = (countries[row].as_str(), programmes[row].as_str());
        if !seen.insert((key, year as Year)) {
            complaints.push(complaint(
                raw,
                raw.row_place(row),
                (
                    format!("{} {} 的 {year} 年已有一个值", key.0, key.1),
                    format!("a second value of {} {} for {year}", key.0, key.1),
                ),
                ("每年一个值", "one value a year"),
            ));
            continue;
        }
        series
            .entry(key)
            .or_default()
            .push((year as Year, percent as u32));
    }
    let rates = series
        .into_iter()
        .map(|((country, programme), mut percents)| {
            percents.sort_unstable();
            RateHistory {
                country: country.to_string(),
                programme: programme.to_string(),
                percents,
            }
        })
        .collect();
    complaints.into_result(rates)
}

/// A whole number, also where a program has written 12.0.
fn whole(text: &str) -> Option<f64> {
    text.parse::<f64>()
        .ok()
        .filter(|number| number.fract() == 0.0)
}

fn complaint(
    raw: &RawTable,
    place: Place,
    found: (String, String),
    expected: (&str, &str),
) -> Complaint {
    Complaint::error(&raw.file, place, found, expected, ("请改正", "Correct it"))
}
