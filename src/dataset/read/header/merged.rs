//! Merged cells: a label that covers several rows is filled down; a number that does so is not understood, and words that
//! reach over columns of numbers, as a heading of a section does, are no values of them.

use crate::dataset::{Complaint, Complaints, Place};

use super::super::grid::{Grid, GridOrigin, GridRow, address};
use super::super::number;
use super::super::reading::Reading;
use super::super::words::is_year_name;

/// Fills merged labels below the header row, and complains about merged numbers and merged headers.
pub(super) fn fill(
    file: &str,
    grid: &mut Grid,
    header: usize,
    reading: &mut Reading,
) -> Complaints {
    let mut complaints = Complaints::default();
    let Some(head) = grid.rows.get(header) else {
        return complaints;
    };
    let head_at = head.at;
    let names = head.cells.clone();
    let sheet = match &grid.origin {
        GridOrigin::Sheet(name) => name.clone(),
        _ => return complaints,
    };
    let across = grid
        .merges
        .iter()
        .any(|area| area.2 > head_at && area.3 > area.1);
    let numbers = match across {
        true => with_numbers(&grid.rows[header + 1..]),
        false => Vec::new(),
    };
    for (top, left, bottom, right) in std::mem::take(&mut grid.merges) {
        if bottom < head_at || left >= names.len().max(right.min(left + 1)) {
            continue;
        }
        let value = cell(grid, top, left);
        if value.is_empty() {
            continue;
        }
        let name = names.get(left).cloned().unwrap_or_default();
        let place = Place::Cell {
            sheet: sheet.clone(),
            cell: format!("{}:{}", address(top, left), address(bottom, right)),
            column: (!name.is_empty() && top > head_at).then(|| name.clone()),
        };
        if top <= head_at {
            complaints.push(Complaint::error(
                file,
                place,
                (
                    format!("表头有合并单元格“{value}”"),
                    format!("a merged cell “{value}” in the header"),
                ),
                (
                    "一行表头，每列一个列名",
                    "one row of names, one for each column",
                ),
                (
                    "请取消合并，给每列写上列名",
                    "Unmerge it and name each column",
                ),
            ));
        } else if number::number(&value).is_ok() && (right > left || !is_year_name(&name)) {
            let rows = bottom - top + 1;
            complaints.push(Complaint::error(
                file,
                place,
                (
                    format!(
                        "合并单元格里的数 {value} 盖住 {rows} 行 {} 列",
                        right - left + 1
                    ),
                    format!(
                        "the number {value} in a merged cell over {rows} rows and {} columns",
                        right - left + 1
                    ),
                ),
                ("每个单元格一个数", "one number in each cell"),
                ("请取消合并，逐格填写", "Unmerge it and fill each cell"),
            ));
        } else {
            // Words over columns of numbers, as the heading of a section, stay in the first of their cells.
            let over = (left + 1..=right).any(|column| numbers.get(column) == Some(&true));
            let right = if over { left } else { right };
            reading.merged += cover(grid, (top, left, bottom, right), &value);
        }
    }
    complaints
}

fn cell(grid: &Grid, at: usize, column: usize) -> String {
    let row = grid.rows.iter().find(|row| row.at == at);
    row.and_then(|row| row.cells.get(column).cloned())
        .unwrap_or_default()
}

/// Which columns have a number in some of the rows.
fn with_numbers(rows: &[GridRow]) -> Vec<bool> {
    let width = rows.iter().map(|row| row.cells.len()).max();
    let is_number = |cell: &String| number::number(cell).is_ok();
    let has = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(column));
        cells.any(is_number)
    };
    (0..width.unwrap_or(0)).map(has).collect()
}

/// Writes the value into the empty cells that the merged cell covers; returns how many.
fn cover(grid: &mut Grid, area: (usize, usize, usize, usize), value: &str) -> usize {
    let (top, left, bottom, right) = area;
    let mut count = 0;
    for row in grid
        .rows
        .iter_mut()
        .filter(|row| (top..=bottom).contains(&row.at))
    {
        let covered = row.cells.iter_mut().take(right + 1).skip(left);
        for cell in covered.filter(|cell| cell.is_empty()) {
            *cell = value.to_string();
            count += 1;
        }
    }
    count
}
