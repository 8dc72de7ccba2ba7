//! Cells of a sheet by row and column, only those that hold something.

use std::collections::BTreeMap;

use calamine::Dimensions;

use crate::dataset::{Complaint, Complaints, Place};

use super::grid::{GridRow, address};
use super::number::{self, NotANumber};

/// More cells than any table of a planner has.
const MOST: usize = 10_000_000;

/// The cells of a sheet: rows from 1, columns from 0.
#[derive(Debug, Default)]
pub(super) struct Cells(BTreeMap<usize, BTreeMap<usize, String>>);

/// What was seen of formulas and hidden parts.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Cells whose value is the saved result of a formula.
    pub formulas: usize,
    /// Addresses of those whose saved result is 0.
    pub zeros: Vec<String>,
    /// Hidden rows that hold something.
    pub rows: Vec<usize>,
    /// Hidden columns that hold something, as letters.
    pub columns: Vec<String>,
}

/// One sheet: its cells, what was seen of formulas and hidden parts, its merged cells.
pub(super) struct Sheet {
    pub cells: Cells,
    pub found: Found,
    pub merges: Vec<Dimensions>,
}

impl Cells {
    /// Puts a cell; an empty one is none.
    pub fn put(&mut self, (row, column): (usize, usize), text: String) {
        if !text.is_empty() {
            self.0.entry(row).or_default().insert(column, text);
        }
    }

    /// A number that its sheet shows as a per cent is written as one: 0.97 becomes 97%.
    pub fn shown_as_percent(&mut self, (row, column): (usize, usize)) {
        let cell = self.0.get_mut(&row).and_then(|row| row.get_mut(&column));
        if let Some(cell) = cell
            && matches!(number::number(cell), Ok(read) if !read.percent)
        {
            *cell = format!("{}%", hundredfold(cell));
        }
    }

    /// A number that its sheet shows with a unit is written with it: 3.1 becomes 3.1万人.
    pub fn shown_with(&mut self, (row, column): (usize, usize), unit: &str) {
        let cell = self.0.get_mut(&row).and_then(|row| row.get_mut(&column));
        if let Some(cell) = cell
            && matches!(number::number(cell), Ok(read) if !read.percent)
        {
            cell.push_str(unit);
        }
    }

    /// True where nothing stands.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where some row has two cells, and some cell a number: there is a table.
    pub fn has_table(&self) -> bool {
        let cells = || self.0.values();
        let number = |text: &String| matches!(number::number(text), Ok(_) | Err(NotANumber::Mark));
        cells().any(|row| row.len() > 1) && cells().flat_map(BTreeMap::values).any(number)
    }

    /// Those of the rows and columns that hold something.
    pub fn holding(&self, rows: &[usize], columns: &[(usize, usize)]) -> (Vec<usize>, Vec<String>) {
        let rows = rows.iter().copied().filter(|row| self.0.contains_key(row));
        let mut held: Vec<usize> = Vec::new();
        for row in self.0.values() {
            let inside = |column: &usize| {
                columns
                    .iter()
                    .any(|(first, last)| (first..=last).contains(&column))
            };
            held.extend(row.keys().copied().filter(inside));
        }
        held.sort_unstable();
        held.dedup();
        let letters = |column: usize| address(1, column).trim_end_matches('1').to_string();
        (rows.collect(), held.into_iter().map(letters).collect())
    }

    /// The rows in full width, or a complaint where they would be more than a machine should hold.
    pub fn rows(self, file: &str, sheet: &str) -> Result<Vec<GridRow>, Complaints> {
        let width = self
            .0
            .values()
            .filter_map(|row| row.keys().next_back())
            .max()
            .map_or(0, |last| last + 1);
        let last = self.0.keys().next_back().copied().unwrap_or(1);
        if self.0.len().saturating_mul(width) > MOST {
            let corner = address(last, width.saturating_sub(1));
            return Err(too_far(file, sheet, corner));
        }
        let full = |(at, row): (usize, BTreeMap<usize, String>)| {
            let mut cells = vec![String::new(); width];
            for (column, text) in row {
                cells[column] = text;
            }
            GridRow { at, cells }
        };
        Ok(self.0.into_iter().map(full).collect())
    }
}

/// A complaint about a sheet whose last cell stands where no table reaches.
pub(super) fn too_far(file: &str, sheet: &str, corner: String) -> Complaints {
    let found = (
        format!("有内容的单元格一直到 {corner}"),
        format!("cells with content reach as far as {corner}"),
    );
    let expected = ("一张表大小的工作表", "a sheet of the size of a table");
    let advice = (
        "请在 Excel 或 WPS 中删去表外的行、列后保存",
        "Remove the rows and columns outside the table in Excel or WPS and save it",
    );
    let place = Place::Cell {
        sheet: sheet.to_string(),
        cell: corner,
        column: None,
    };
    Complaint::error(file, place, found, expected, advice).into()
}

/// A decimal number times a hundred, digit by digit, so that 0.07 becomes 7 and nothing else.
fn hundredfold(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    if digits.contains(['e', 'E']) {
        return format!("{text}e2");
    }
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut part = part.to_string();
    while part.len() < 2 {
        part.push('0');
    }
    let moved = format!("{whole}{}", &part[..2]);
    let moved = moved.trim_start_matches('0');
    let moved = if moved.is_empty() { "0" } else { moved };
    let rest = part[2..].trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{moved}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_are_moved_digit_by_digit() {
        for (from, to) in [
            ("0.97", "97"),
            ("0.07", "7"),
            ("1", "100"),
            ("-0.123", "-12.3"),
            ("0", "0"),
            ("0.005", "0.5"),
        ] {
            assert_eq!(hundredfold(from), to);
        }
    }

    #[test]
    fn a_cell_in_the_far_corner_is_refused_before_it_takes_memory() {
        let mut cells = Cells::default();
        for row in 1..2000 {
            cells.put((row, 0), "1".into());
        }
        cells.put((1_048_576, 16_383), "x".into());
        let complaints = cells.rows("t.xlsx", "S").expect_err("too large");
        assert!(
            complaints.to_string().contains("XFD1048576"),
            "{complaints}"
        );
    }
}
