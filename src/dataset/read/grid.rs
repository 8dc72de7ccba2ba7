//! The rows of cells that a file holds, and the places of the cells.

use crate::dataset::Place;

/// Cells as they stand in a file.
#[derive(Debug)]
pub(super) struct Grid {
    /// Rows that are not empty.
    pub rows: Vec<GridRow>,
    /// What the row numbers count.
    pub origin: GridOrigin,
    /// Sign between fields.
    pub separator: char,
    /// Merged cells: first and last row and column, rows from 1, columns from 0.
    pub merges: Vec<(usize, usize, usize, usize)>,
}

/// One row.
#[derive(Debug)]
pub(super) struct GridRow {
    /// Line or row number from 1.
    pub at: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What the places of a table refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GridOrigin {
    /// Lines of a text.
    Text,
    /// Cells of a sheet.
    Sheet(String),
    /// Records, without lines.
    Records,
}

/// Place of a cell; a line for text.
pub(super) fn place(origin: &GridOrigin, at: usize, column: usize) -> Place {
    match origin {
        GridOrigin::Text => Place::Line {
            line: at,
            character: None,
        },
        GridOrigin::Sheet(sheet) => Place::Cell {
            sheet: sheet.clone(),
            cell: address(at, column),
            column: None,
        },
        GridOrigin::Records => Place::Row {
            row: at,
            column: None,
        },
    }
}

/// Address such as `C7` of a row from 1 and a column from 0.
pub(super) fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_a_spreadsheet() {
        assert_eq!(address(7, 2), "C7");
        assert_eq!(address(1, 25), "Z1");
        assert_eq!(address(1, 26), "AA1");
        assert_eq!(address(1, 701), "ZZ1");
        assert_eq!(address(1, 702), "AAA1");
    }
}
