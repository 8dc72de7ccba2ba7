//! The rows of cells that a file holds, and the places of the cells.

use crate::dataset::{Complaint, Complaints, Place};

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

/// The most signs that a cell of a spreadsheet can hold; more of them are a file that went wrong.
const LONGEST: usize = 32_767;

impl Grid {
    /// A complaint of each cell that holds more than one can.
    pub(super) fn possible(&self, file: &str) -> Result<(), Complaints> {
        let mut complaints = Complaints::default();
        for row in &self.rows {
            let long = |cell: &String| cell.len() > LONGEST && cell.chars().count() > LONGEST;
            for column in (0..row.cells.len()).filter(|column| long(&row.cells[*column])) {
                let signs = row.cells[column].chars().count();
                let start: String = row.cells[column].chars().take(SHOWN).collect();
                complaints.push(Complaint::error(
                    file,
                    place(&self.origin, row.at, column),
                    (
                        format!("一个单元格里有 {signs} 个字：“{start}…”"),
                        format!("one cell of {signs} signs: “{start}…”"),
                    ),
                    (
                        format!("不超过 {LONGEST} 个字"),
                        format!("at most {LONGEST} signs"),
                    ),
                    (
                        "文件可能已损坏，或者少了引号、分隔符，请重新导出",
                        "The file may be damaged, or quotes or separators are missing: export it again",
                    ),
                ));
            }
        }
        complaints.into_result(())
    }
}

/// So many signs of such a cell are shown.
const SHOWN: usize = 20;

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
    /// Cells of several sheets, each with the first of its rows.
    Sheets(Vec<(usize, String)>),
    /// Records, without lines.
    Records,
}

impl GridOrigin {
    /// The sheet on which a row stands; nothing where there are none.
    pub fn sheet(&self, row: usize) -> Option<String> {
        match self {
            GridOrigin::Sheet(sheet) => Some(sheet.clone()),
            GridOrigin::Sheets(sheets) => {
                let mut before = sheets.iter().rev();
                let own = before.find(|(first, _)| *first <= row)?;
                Some(own.1.clone())
            }
            GridOrigin::Text | GridOrigin::Records => None,
        }
    }

    /// The first row of each sheet; of all there is where there are none.
    pub fn firsts(&self) -> Vec<usize> {
        match self {
            GridOrigin::Sheets(sheets) => sheets.iter().map(|(first, _)| *first).collect(),
            _ => vec![0],
        }
    }
}

/// Place of a cell among the rows of one table; a line for text.
pub(super) fn place(origin: &GridOrigin, at: usize, column: usize) -> Place {
    match (origin, origin.sheet(0)) {
        (_, Some(sheet)) => Place::Cell {
            sheet,
            cell: address(at, column),
            column: None,
        },
        (GridOrigin::Text, _) => Place::Line {
            line: at,
            character: None,
        },
        _ => Place::Row {
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

    #[test]
    fn a_cell_that_holds_more_than_one_can_is_named() {
        let grid = |signs: usize| Grid {
            rows: vec![GridRow {
                at: 3,
                cells: vec!["持证".into(), "年".repeat(signs)],
            }],
            origin: GridOrigin::Sheet("表1".into()),
            separator: ',',
            merges: Vec::new(),
        };
        assert!(grid(LONGEST).possible("a.xlsx").is_ok());
        let said = grid(LONGEST + 1).possible("a.xlsx").expect_err("too many");
        assert!(said.to_string().contains("B3"), "{said}");
        assert_eq!(said.0.len(), 1);
    }
}
