//! Rows of cells to a table: which row is the header, which rows are titles and footnotes.

mod above;
mod column_numbers;
mod ditto;
mod levels;
mod merged;
mod notes_below;
mod repeated;
mod three_rows;
mod translated;
mod two_rows;
mod unnamed;
mod worked_out;
mod years_below;

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::grid::{Grid, GridOrigin, GridRow};
use super::names::{names, ragged};
use super::number;
use super::options::ReadOptions;
use super::plain::plain;
use super::raw::RawTable;
use super::reading::Reading;
use super::signatures;
use super::words::is_year_name;
use super::{titles, year};

pub(super) use worked_out::is_worked_out;

use notes_below::footnotes;

/// Rows looked at to find the header, behind those of one cell.
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
    grid.possible(file)?;
    cleaned(&mut grid, options, &mut reading);
    above::say_once(&mut grid.rows);
    let signed = signatures::above(&grid.rows);
    let width = widest(&grid.rows[signed..]);
    let mut header = 0;
    if !options.strict {
        let found = signed + header_row(&grid.rows[signed..], width);
        let years = years_below::join(&mut grid, found);
        let found = years.as_ref().map_or(found, |(row, _)| *row);
        let (row, said) = three_rows::join(&mut grid, found);
        header = row;
        reading.aside.extend(said.or(years.map(|(_, said)| said)));
        above::refused(file, &grid, header)?;
        reading.aside.extend(levels::name(&mut grid, header));
    }
    if !options.strict {
        let notes = footnotes(&grid.rows[header..], width, options.names_alone);
        let below = grid.rows.split_off(grid.rows.len() - notes);
        reading.titles = texts(&grid.rows[..header]);
        reading.notes = texts(&below);
        let above = grid.rows[..header].iter().flat_map(|row| &row.cells);
        let mut under = below.iter().flat_map(|row| &row.cells);
        // The name of a sheet is its title too.
        let of_sheet = || titles::of_title(reading.sheet.as_deref()?);
        reading.unit = match titles::of_all(above) {
            Ok(own) => {
                let own = own.or_else(|| under.find_map(|cell| titles::above(cell)));
                own.or_else(of_sheet)
            }
            Err(several) => {
                reading.aside.push(Words {
                    zh: format!("表上方写着几个单位（{}），看不出每一列的单位，未用", several.join("、")),
                    en: format!(
                        "several units stand above the table ({}): those of the columns are not known, and none was taken",
                        several.join(", ")
                    ),
                });
                None
            }
        };
        let outside = grid.rows[..header].iter().chain(&below);
        let unread = outside
            .flat_map(|row| &row.cells)
            .filter(|cell| titles::is_unread(cell));
        reading.aside.extend(unread.map(|cell| Words {
            zh: format!("“{cell}”里看不出每一列的单位，未用"),
            en: format!("“{cell}” does not say the unit of each column and was left out"),
        }));
    }
    merged::fill(file, &mut grid, header, &mut reading).into_result(())?;
    let mut rows = grid.rows.into_iter().skip(header);
    let Some(mut head) = rows.next() else {
        return Err(no_rows(file, "没有内容", "nothing in it"));
    };
    let mut rows: Vec<GridRow> = rows.collect();
    if !options.strict {
        reading.aside.extend(translated::left_out(&head, &mut rows));
        reading.aside.extend(column_numbers::left_out(&mut rows));
        reading.aside.extend(worked_out::left_out(&head, &mut rows));
        reading.aside.extend(unnamed::named(&mut head, &rows));
        reading.repeated = ditto::fill(&mut rows);
        repeated::number(&mut head);
    }
    let is_text = grid.origin == GridOrigin::Text;
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

/// The rows among which the header is: rows of one cell above a table are titles and notes, however many.
fn looked_at(rows: &[GridRow]) -> &[GridRow] {
    let titles = rows.iter().take_while(|row| filled(row) < 2).count();
    &rows[..rows.len().min(titles + LOOKED_AT)]
}

fn widest(rows: &[GridRow]) -> usize {
    looked_at(rows).iter().map(filled).max().unwrap_or(0)
}

/// The first row that fills most of the width; below a title in several cells (`单位：人`, `2022年`) the row with a column of
/// years, or with years across, that follows it.
fn header_row(rows: &[GridRow], width: usize) -> usize {
    let needed = (width as f64 * FILLED).ceil().max(width.min(2) as f64) as usize;
    let fills = |row: &GridRow| filled(row) >= needed;
    let looked_at = looked_at(rows);
    let first = looked_at.iter().position(fills).unwrap_or(0);
    let no_value = |cell: &String| number::number(cell).is_err() || year::year(cell).is_some();
    let is_head = |row: &GridRow| {
        let is_year = |cell: &&String| year::year(cell).is_some();
        let across = row.cells.iter().filter(is_year).count() > 1;
        let named = row
            .cells
            .iter()
            .any(|cell| !cell.is_empty() && !is_year(&cell));
        let of_years = across && named || row.cells.iter().any(|cell| is_year_name(cell));
        fills(row) && of_years && row.cells.iter().all(no_value)
    };
    let is_title = |row: &GridRow| {
        let says = row.cells.iter().any(|cell| cell.contains([':', '：']));
        says && row.cells.iter().all(no_value)
    };
    // A data frame's index has no heading: where its years begin right below, the row above them is the header.
    let of_index = |pair: &[GridRow]| {
        let (head, row) = (&pair[0].cells, &pair[1].cells);
        let years = row.first().is_some_and(|cell| year::year(cell).is_some());
        let alone = head.first().is_some_and(String::is_empty) && head.len() == row.len();
        let is_name =
            |cell: &String| !cell.is_empty() && no_value(cell) && !cell.contains([':', '：']);
        alone && years && head[1..].iter().all(is_name)
    };
    if first == 1 && rows.get(..2).is_some_and(of_index) {
        return 0;
    }
    let later = looked_at.iter().position(is_head);
    let later = later.filter(|later| *later > first && rows[first..*later].iter().all(is_title));
    later.unwrap_or(first)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_without_a_heading_leaves_the_header_where_it_is() {
        let rows = |cells: [[&str; 2]; 3]| {
            let rows = cells.into_iter().zip(1..).map(|(cells, at)| GridRow {
                at,
                cells: cells.map(str::to_string).to_vec(),
            });
            rows.collect::<Vec<_>>()
        };
        let index = rows([["", "人数"], ["2020", "100"], ["2021", "110"]]);
        assert_eq!(header_row(&index, 2), 0);
        let titled = rows([["", "单位：人"], ["年份", "人数"], ["2021", "110"]]);
        assert_eq!(header_row(&titled, 2), 1);
    }

    #[test]
    fn notes_above_a_table_may_be_many() {
        let row = |at: usize, cells: [&str; 2]| GridRow {
            at,
            cells: cells.map(str::to_string).to_vec(),
        };
        let mut rows: Vec<GridRow> = (1..=50).map(|at| row(at, ["说明", ""])).collect();
        rows.push(row(51, ["年份", "人数"]));
        rows.push(row(52, ["2021", "110"]));
        assert_eq!(widest(&rows), 2);
        assert_eq!(header_row(&rows, 2), 50);
    }
}
