//! Columns beside those of a table's series: remarks, flags, codes, dates, further years.

use std::collections::BTreeSet;

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::part_of_year::parts_of_years;
use super::plain::shown;
use super::raw::RawTable;
use super::remarked_units::units_in_remarks;
use super::words::{PARTS_OF_YEAR, PERIODS, YEARS, is_one_of};
use super::{asides, codes, labels, not_a_year, year};

/// Remarks that are quoted before the rest are left out.
const QUOTED: usize = 3;
/// Names of a column of months, beside which one of days only completes a date, and of such a one.
const MONTHS: [&str; 3] = ["月", "月份", "month"];
const DAYS: [&str; 2] = ["日", "day"];

/// The columns without those that hold no data, which are noted; a complaint where these say that a value is none that
/// was observed, or that there are several in a year.
pub(super) fn with_data(raw: &mut RawTable) -> Result<Vec<String>, Complaints> {
    let (mut names, mut complaints) = (raw.names(), Complaints::default());
    let of_years = names.iter().any(|name| is_one_of(name, &YEARS));
    let of_months = names.iter().any(|name| is_one_of(name, &MONTHS));
    names.retain(|name| {
        let cells = raw.texts(name);
        let distinct: BTreeSet<&str> = cells.iter().flatten().map(String::as_str).collect();
        let why = match asides::aside(name) {
            Some(aside) => aside.words(),
            None if asides::is_numbered_flag(name, distinct.iter().copied()) => {
                asides::Aside::Status.words()
            }
            None if codes::numbers_rows(name, of_years, distinct.iter().copied()) => {
                asides::Aside::Code.words()
            }
            None if of_years && is_one_of(name, &PERIODS) => {
                ("日期，年份另有一列", "dates beside a column of years")
            }
            None if of_years && is_of_years(name, &cells) => {
                ("年份，年份另有一列", "years beside a column of years")
            }
            None if of_years && are_plans(&distinct) => {
                ("规划期，年份另有一列", "plans beside a column of years")
            }
            None if of_years && of_months && is_one_of(name, &DAYS) => {
                ("日期，年份另有一列", "dates beside a column of years")
            }
            None if !is_one_of(name, &PARTS_OF_YEAR) => return true,
            None if distinct.len() > 1 => {
                complaints.push(within_years(raw, name, &distinct));
                return true;
            }
            None => (
                "月份或季度，各行相同",
                "a part of the year, the same in all rows",
            ),
        };
        let quoted = match asides::aside(name) {
            Some(asides::Aside::Remark) => quoted(&distinct),
            _ => Words::default(),
        };
        raw.reading.aside.push(Words {
            zh: format!("“{name}”列是{}，未用{}", why.0, quoted.zh),
            en: format!(
                "the column “{name}” holds {} and was left out{}",
                why.1, quoted.en
            ),
        });
        complaints.extend(labels::expected(raw, name, &cells));
        complaints.extend(parts_of_years(raw, name, &cells));
        complaints.extend(units_in_remarks(raw, name, &cells));
        false
    });
    complaints.into_result(names)
}

/// The first remarks of a column, as a note quotes them: one may say what its number is worth.
fn quoted(cells: &BTreeSet<&str>) -> Words {
    let said = cells.iter().filter(|cell| !cell.is_empty());
    let quoted = said.clone().take(QUOTED);
    let quoted: Vec<String> = quoted.map(|cell| format!("“{}”", shown(cell))).collect();
    let more = if said.count() > QUOTED { "…" } else { "" };
    match quoted[..] {
        [] => Words::default(),
        _ => Words {
            zh: format!("：{}{more}", quoted.join("、")),
            en: format!(": {}{more}", quoted.join(", ")),
        },
    }
}

/// True for a further column of years, such as that of a building (`建成年份`).
fn is_of_years(heading: &str, cells: &[Option<String>]) -> bool {
    let is_year = |cell: &String| year::year(cell).is_some();
    let mut filled = cells.iter().flatten().peekable();
    let named = heading.ends_with("年份") && !is_one_of(heading, &YEARS);
    named && filled.peek().is_some() && filled.all(is_year)
}

/// True for a column of nothing but the plans in which the years lie (`十三五`).
fn are_plans(cells: &BTreeSet<&str>) -> bool {
    !cells.is_empty() && cells.iter().all(|cell| not_a_year::is_of_plan(cell))
}

/// A complaint about a column by which a year has several values.
fn within_years(raw: &RawTable, name: &str, cells: &BTreeSet<&str>) -> Complaint {
    let number = cells.len();
    Complaint::error(
        &raw.file,
        Place::Column(name.to_string()),
        (
            format!("“{name}”列有 {number} 种写法，一年不止一个时点"),
            format!("the column “{name}” says {number} things: parts of years"),
        ),
        ("每年一个数", "one value for each year"),
        (
            "请先汇总成全年的数，或只留年末的行，再删去这一列",
            "Sum them up for whole years, or keep only the end of each year; then remove the column",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_something_else_are_no_values() {
        let years = ["2001", "2003年"].map(|cell| Some(cell.to_string()));
        assert!(is_of_years("建成年份", &years));
        assert!(!is_of_years("年份", &years) && !is_of_years("人数", &years));
        let counts = ["120", "130"].map(|cell| Some(cell.to_string()));
        assert!(!is_of_years("建成年份", &counts) && !is_of_years("建成年份", &[]));
    }
}
