//! Rows of cells to a table: which row is the header, which rows are titles and footnotes.

use crate::dataset::{Complaint, Complaints, Place};

use super::grid::{Grid, GridRow, Origin};
use super::merged;
use super::names::{names, ragged};
use super::number;
use super::options::ReadOptions;
use super::plain::plain;
use super::raw::RawTable;
use super::reading::Reading;
use super::{two_rows, unit, year};

/// Rows looked at to find the header.
const LOOKED_AT: usize = 30;
/// A header fills at least this part of the width of the table.
const FILLED: f64 = 0.6;

/// The table of a grid: header found, titles and footnotes left out, merged cells filled.
pub(super) fn table(
    file: &str,
    mut grid: Grid,
    mut reading: Reading,
    options: &ReadOptions,
) -> Result<RawTable, Complaints> {
    cleaned(&mut grid, options, &mut reading);
    let width = widest(&grid.rows);
    let mut header = 0;
    if !options.strict {
        let found = header_row(&grid.rows, width);
        let (row, said) = two_rows::join(&mut grid, found);
        header = row;
        reading.aside.extend(said);
    }
    if !options.strict {
        let notes = footnotes(&grid.rows[header..], width);
        let below = grid.rows.split_off(grid.rows.len() - notes);
        reading.titles = texts(&grid.rows[..header]);
        reading.notes = texts(&below);
        let mut above = grid.rows[..header].iter().flat_map(|row| &row.cells);
        reading.unit = above.find_map(|cell| unit::above(cell));
    }
    merged::fill(file, &mut grid, header, &mut reading).into_result(())?;
    let mut rows = grid.rows.into_iter().skip(header);
    let Some(head) = rows.next() else {
        return Err(no_rows(file, "没有内容", "nothing in it"));
    };
    let rows: Vec<GridRow> = rows.collect();
    let is_text = grid.origin == Origin::Text;
    if rows.is_empty() && !options.may_be_empty {
        return Err(no_rows(
            file,
            "只有表头，没有数据行",
            "a header without rows",
        ));
    }
    let (names, mut complaints) = names(file, &head, &rows, &grid.origin);
    if is_text {
        complaints.extend(ragged(file, head.cells.len(), names.len(), &rows));
    }
    complaints.into_result(())?;
    RawTable::from_rows(file, &names, rows, grid.origin, reading)
}

fn filled(row: &GridRow) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

fn widest(rows: &[GridRow]) -> usize {
    rows.iter().take(LOOKED_AT).map(filled).max().unwrap_or(0)
}

/// The first row that fills most of the width.
fn header_row(rows: &[GridRow], width: usize) -> usize {
    let needed = (width as f64 * FILLED).ceil().max(width.min(2) as f64) as usize;
    rows.iter()
        .take(LOOKED_AT)
        .position(|row| filled(row) >= needed)
        .unwrap_or(0)
}

/// Number of footnotes at the end: rows with one cell, which is neither a number nor a year.
fn footnotes(rows: &[GridRow], width: usize) -> usize {
    let is_note = |row: &&GridRow| {
        let cell = row.cells.iter().find(|cell| !cell.is_empty());
        let text = cell.map_or("", String::as_str);
        filled(row) == 1 && year::year(text).is_none() && number::number(text).is_err()
    };
    if width < 2 {
        return 0;
    }
    rows.iter().skip(1).rev().take_while(is_note).count()
}

/// What stands in rows that are left out.
fn texts(rows: &[GridRow]) -> Vec<String> {
    let text = |row: &GridRow| {
        let cells = row.cells.iter().filter(|cell| !cell.is_empty());
        cells.cloned().collect::<Vec<_>>().join(" ")
    };
    rows.iter().map(text).collect()
}

/// Every cell without signs that nobody sees; the user's own signs for "no value" as a dash.
fn cleaned(grid: &mut Grid, options: &ReadOptions, reading: &mut Reading) {
    for cell in grid.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Some(seen) = plain(cell) {
            reading.invisible += 1;
            *cell = seen;
        }
        if options.missing.contains(cell) {
            *cell = "—".into();
        }
    }
    grid.rows
        .retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
}

fn no_rows(file: &str, zh: &str, en: &str) -> Complaints {
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        (zh, en),
        ("有表头和数据的表", "a table with a header and rows"),
        ("请补上数据行，或重新导出", "Add rows, or export it again"),
    ))
}
