//! A second table below the first: a header in the middle of the rows, as where a table is continued.

use crate::dataset::{Complaint, Complaints};

use super::number;
use super::raw::RawTable;
use super::series_shape::SeriesShape;
use super::words::{SERIES, is_one_of, is_year_name};
use super::year;

/// A complaint for every row that is a header again.
pub(super) fn headers(raw: &RawTable, shape: &SeriesShape) -> Complaints {
    let mut complaints = Complaints::default();
    let again = match shape {
        SeriesShape::Long { year, .. } | SeriesShape::Columns { year, .. } => years_down(raw, year),
        SeriesShape::Wide { series, years, .. } => {
            let columns: Vec<&str> = years.iter().map(|(column, _)| column.as_str()).collect();
            years_across(raw, series, &columns)
        }
    };
    for row in again {
        complaints.push(Complaint::error(
            &raw.file,
            raw.row_place(row),
            ("又是一行表头", "a header again"),
            ("一张表，一行表头", "one table with one header"),
            (
                "请把续表接到上表的右边或下边，或另放一个工作表，用 --sheet 分别读取",
                "Join the tables, or put each on a sheet of its own and name it with --sheet",
            ),
        ));
    }
    complaints
}

/// Rows whose cell in the column of years is its heading again.
fn years_down(raw: &RawTable, year: &str) -> Vec<usize> {
    let cells = raw.texts(year).into_iter().enumerate();
    cells
        .filter(|(_, cell)| cell.as_deref().is_some_and(is_year_name))
        .map(|(row, _)| row)
        .collect()
}

/// So many years that follow each other are no counts.
const RUN: usize = 3;

/// Rows with rising years where the numbers should be: with no series' own name, not written as numbers, following each
/// other, or the same as in the header.
fn years_across(raw: &RawTable, series: &str, columns: &[&str]) -> Vec<usize> {
    let names = raw.texts(series);
    let cells: Vec<Vec<Option<String>>> = columns.iter().map(|column| raw.texts(column)).collect();
    let above: Vec<_> = columns.iter().map(|column| year::year(column)).collect();
    let above: Vec<_> = above.into_iter().flatten().map(|(year, _)| year).collect();
    let is_header = |row: &usize| {
        let name = names[*row].as_deref().unwrap_or_default();
        let values = || cells.iter().filter_map(|column| column[*row].as_deref());
        let years: Vec<_> = values()
            .map_while(|text| year::year(text).map(|(year, _)| year))
            .collect();
        let all = years.len() == values().count() && years.len() > 1;
        let rising = years.windows(2).all(|pair| pair[0] < pair[1]);
        let written_so = values().any(|text| number::number(text).is_err());
        let unnamed = name.is_empty() || is_one_of(name, &SERIES) || name == series;
        let following = years.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let again = years == above || following && years.len() >= RUN;
        all && rising && (unnamed || written_so || again)
    };
    (0..raw.rows()).filter(is_header).collect()
}
