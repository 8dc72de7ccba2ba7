//! In which of three shapes a table holds series over years, by the names of its columns.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::year;

/// Names of the column of years.
const YEARS: [&str; 7] = [
    "年份",
    "年度",
    "年",
    "统计年份",
    "统计年度",
    "year",
    "years",
];
/// Names of the column that says which series a row belongs to.
const SERIES: [&str; 9] = [
    "指标",
    "指标名称",
    "项目",
    "项目名称",
    "系列",
    "名称",
    "series",
    "indicator",
    "item",
];
/// Names of the column of values.
const VALUES: [&str; 6] = ["数值", "值", "数量", "数据", "value", "values"];
/// Names of the column of units.
const UNITS: [&str; 4] = ["单位", "计量单位", "unit", "units"];
/// Names of columns that hold remarks.
const REMARKS: [&str; 10] = [
    "备注",
    "说明",
    "注",
    "来源",
    "数据来源",
    "资料来源",
    "note",
    "notes",
    "source",
    "remarks",
];

/// How a table holds its series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A row for each value: series, year, value.
    Long {
        series: String,
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
    /// A row for each series, a column for each year.
    Wide {
        series: String,
        unit: Option<String>,
        years: Vec<(String, Year)>,
    },
}

/// True for the name of a column of years.
pub(super) fn is_year_name(name: &str) -> bool {
    is_one_of(name, &YEARS)
}

fn is_one_of(name: &str, words: &[&str]) -> bool {
    let half = number::half_width(name).trim().to_lowercase();
    words.contains(&half.as_str())
}

/// Name and unit of a header such as `持证人数（人）`.
pub(super) fn name_and_unit(header: &str) -> (String, Option<String>) {
    let half = number::half_width(header);
    let split = half
        .trim_end()
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('));
    match split {
        Some((name, unit)) if !name.trim().is_empty() && !unit.trim().is_empty() => {
            (name.trim().to_string(), Some(unit.trim().to_string()))
        }
        _ => (header.trim().to_string(), None),
    }
}

/// Finds the shape, or says what is missing.
pub(super) fn shape(raw: &RawTable) -> Result<Shape, Complaints> {
    let names = raw.names();
    let find = |words: &[&str]| names.iter().find(|name| is_one_of(name, words)).cloned();
    let (year, series, value, unit) = (find(&YEARS), find(&SERIES), find(&VALUES), find(&UNITS));
    let years: Vec<(String, Year)> = names
        .iter()
        .filter_map(|name| match year::year(name) {
            Some((year, year::YearForm::Plain | year::YearForm::Words)) => {
                Some((name.clone(), year))
            }
            _ => None,
        })
        .collect();
    let is_text = |name: &str| {
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
    };
    if let (Some(series), Some(year), Some(value)) = (&series, &year, &value) {
        return Ok(Shape::Long {
            series: series.clone(),
            year: year.clone(),
            value: value.clone(),
            unit,
        });
    }
    if let Some(year) = year {
        let others = names.iter().filter(|name| **name != year);
        let others = others.filter(|name| !is_one_of(name, &REMARKS) && !is_one_of(name, &UNITS));
        let (labels, series): (Vec<String>, Vec<String>) =
            others.cloned().partition(|name| is_text(name));
        if !series.is_empty() {
            return Ok(Shape::Columns {
                year,
                labels,
                series,
            });
        }
    } else if years.len() >= 2 {
        let first_text = names
            .iter()
            .find(|name| is_text(name) && !is_one_of(name, &UNITS));
        if let Some(series) = series.or(first_text.cloned()) {
            return Ok(Shape::Wide {
                series,
                unit,
                years,
            });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_taken_from_headers() {
        assert_eq!(
            name_and_unit("持证人数（人）"),
            ("持证人数".to_string(), Some("人".to_string()))
        );
        assert_eq!(name_and_unit("持证人数"), ("持证人数".to_string(), None));
        assert_eq!(name_and_unit("（人）"), ("（人）".to_string(), None));
    }

    #[test]
    fn names_of_years_are_known_in_any_width_and_case() {
        assert!(is_year_name("年度"));
        assert!(is_year_name(" Year "));
        assert!(is_year_name("ＹＥＡＲ"));
        assert!(!is_year_name("人数"));
    }
}
