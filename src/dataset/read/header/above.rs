//! A table above the one that is read: its header and its rows stand where titles do, and would be left out with them.

use crate::dataset::{Complaint, Complaints};

use super::super::grid::{Grid, GridRow, place};
use super::super::number;
use super::super::words::is_year_name;
use super::super::year::{self, YearForm};

/// Keeps of a title that stands in every cell of a row above a table the first.
pub(super) fn say_once(rows: &mut [GridRow]) {
    let most = rows.len().saturating_sub(2);
    let titles = rows.iter_mut().take(most).take_while(|row| {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let first = filled.next();
        let begins = row.cells.first().is_some_and(|cell| !cell.is_empty());
        let alike = begins && filled.all(|cell| Some(cell) == first);
        alike && first.is_some_and(|cell| number::number(cell).is_err() && !is_year(cell))
    });
    for title in titles {
        let first = title.cells.iter().position(|cell| !cell.is_empty());
        for cell in title.cells.iter_mut().skip(first.map_or(0, |at| at + 1)) {
            cell.clear();
        }
    }
}

/// A complaint about the first such table among the rows above the header.
pub(super) fn refused(file: &str, grid: &Grid, header: usize) -> Result<(), Complaints> {
    let Some(head) = grid.rows.get(header) else {
        return Ok(());
    };
    let above = &grid.rows[..header];
    let mut rows = above.iter().enumerate();
    let Some((_, first)) = rows.find(|(at, row)| heads(row, &above[at + 1..])) else {
        return Ok(());
    };
    let column = first.cells.iter().position(|cell| !cell.is_empty());
    let (own, other) = (first.at, head.at);
    Err(Complaints::from(Complaint::error(
        file,
        place(&grid.origin, own, column.unwrap_or(0)),
        (
            format!("第 {own} 行起是一张表，第 {other} 行起又是一张更宽的表"),
            format!("a table begins in row {own}, and a wider one in row {other}"),
        ),
        ("一张表，一行表头", "one table with one header"),
        (
            "请把各表分别放一个工作表或一个文件；用不着的表请删去",
            "Put each table on a sheet or into a file of its own; remove one that is not needed",
        ),
    )))
}

/// True for a row with a column of years or with years across, below which some row has values.
fn heads(row: &GridRow, below: &[GridRow]) -> bool {
    is_head_of_rows(&row.cells, below) || is_head_across(&row.cells, below)
}

/// True where a column is called that of years, and some row below has a year in it and a number beside it.
fn is_head_of_rows(cells: &[String], below: &[GridRow]) -> bool {
    let Some(column) = cells.iter().position(|cell| is_year_name(cell)) else {
        return false;
    };
    let words = cells.iter().all(|cell| number::number(cell).is_err());
    let of_year = |row: &GridRow| {
        let beside = row.cells.iter().enumerate().filter(|(at, _)| *at != column);
        let mut beside = beside.map(|(_, cell)| cell);
        row.cells.get(column).is_some_and(|cell| is_year(cell))
            && beside.any(|cell| number::number(cell).is_ok())
    };
    words && below.iter().any(of_year)
}

/// True where several years stand beside a word, and some row below has a word and a number that is no year under one.
fn is_head_across(cells: &[String], below: &[GridRow]) -> bool {
    let years: Vec<usize> = (0..cells.len()).filter(|at| is_year(&cells[*at])).collect();
    let is_word = |cell: &String| !cell.is_empty() && number::number(cell).is_err();
    let named = cells.iter().any(|cell| is_word(cell) && !is_year(cell));
    let is_value = |cell: &String| number::number(cell).is_ok() && !is_year(cell);
    let has_values = |row: &GridRow| {
        let mut under = years.iter().filter_map(|at| row.cells.get(*at));
        row.cells.iter().any(is_word) && under.any(is_value)
    };
    years.len() > 1 && named && below.iter().any(has_values)
}

fn is_year(cell: &str) -> bool {
    year::year(cell).is_some_and(|(_, form)| form != YearForm::Serial)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_above(rows: &[&str]) -> bool {
        let rows = rows.iter().zip(1..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        let rows: Vec<GridRow> = rows.collect();
        heads(&rows[0], &rows[1..])
    }

    #[test]
    fn a_header_with_rows_is_a_table() {
        assert!(is_above(&["年份,持证,,", "2018,37210,,"]));
        assert!(is_above(&["指标,2018,2019,,", "持证,37210,38110,,"]));
    }

    #[test]
    fn titles_are_none() {
        for rows in [
            ["年份,2022年,,", "填报单位,某县,,"],
            ["填报单位：某县,2022年,单位：人,", "联系电话,86123456,,"],
            ["年份,持证,,", "2018,—,,"],
            ["指标,2018,2019,", ",男,女,"],
            ["2018,2019,,", "2020,2021,,"],
        ] {
            assert!(!is_above(&rows), "{rows:?}");
        }
    }
}
