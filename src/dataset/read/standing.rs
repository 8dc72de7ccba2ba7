//! Where the values of series stand in their file.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::Place;

/// The cell of each value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StandingRows {
    /// Line or row of each value, by series and year, and its column among those below.
    pub lines: BTreeMap<(String, Year), (usize, usize)>,
    /// A place in each column, in whichever line.
    pub columns: Vec<Place>,
}

impl StandingRows {
    /// The place of a value; nothing where there is none.
    pub fn place(&self, name: &str, year: Year) -> Option<Place> {
        let (line, column) = *self.lines.get(&(name.to_string(), year))?;
        Some(match self.columns.get(column)?.clone() {
            Place::Field { column, .. } => Place::Field { line, column },
            Place::Row { column, .. } => Place::Row { row: line, column },
            Place::Cell {
                sheet,
                cell,
                column,
            } => {
                let letters = cell.trim_end_matches(|sign: char| sign.is_ascii_digit());
                Place::Cell {
                    sheet,
                    cell: format!("{letters}{line}"),
                    column,
                }
            }
            other => other,
        })
    }
}
