//! A table as read: every cell text, every cell with its place.

use polars::prelude::*;

use crate::dataset::{Complaints, Place};

use super::header::{GridRow, Origin, address};
use super::reading::Reading;

/// A table as it stands in a file, nothing checked: columns of text, or as stored in Parquet.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// Name of the file in complaints.
    pub file: String,
    /// The cells; an empty one is null.
    pub frame: DataFrame,
    /// How it was read.
    pub reading: Reading,
    origin: Origin,
    /// Line or row of each record, and column number of each column.
    lines: Vec<usize>,
    columns: Vec<usize>,
}

impl RawTable {
    pub(super) fn from_rows(
        file: &str,
        names: &[(usize, String)],
        rows: Vec<GridRow>,
        origin: Origin,
        reading: Reading,
    ) -> Result<RawTable, Complaints> {
        let columns = names
            .iter()
            .map(|(at, name)| {
                let cells = rows.iter().map(|row| {
                    let cell = row.cells.get(*at).map(String::as_str);
                    cell.filter(|text| !text.is_empty())
                });
                let mut column: StringChunked = cells.collect();
                column.rename(name.as_str().into());
                column.into_column()
            })
            .collect();
        let frame = DataFrame::new(rows.len(), columns)
            .map_err(|error| super::guard::damaged(file, &error.to_string()))?;
        Ok(RawTable {
            file: file.to_string(),
            frame,
            reading,
            origin,
            lines: rows.iter().map(|row| row.at).collect(),
            columns: names.iter().map(|(at, _)| *at).collect(),
        })
    }

    pub(super) fn from_frame(file: &str, frame: DataFrame, reading: Reading) -> RawTable {
        RawTable {
            file: file.to_string(),
            reading,
            origin: Origin::Records,
            lines: (1..=frame.height()).collect(),
            columns: (0..frame.width()).collect(),
            frame,
        }
    }

    /// Names of the columns, in order.
    pub fn names(&self) -> Vec<String> {
        let names = self.frame.get_column_names();
        names.iter().map(|name| name.to_string()).collect()
    }

    /// Number of rows without the header.
    pub fn rows(&self) -> usize {
        self.frame.height()
    }

    /// The cells of a column as text; empty ones are nothing. No cells for a column that is not there.
    pub fn texts(&self, column: &str) -> Vec<Option<String>> {
        let text = self
            .frame
            .column(column)
            .and_then(|c| c.cast(&DataType::String));
        match text.as_ref().map(|c| c.str()) {
            Ok(Ok(cells)) => cells.iter().map(|cell| cell.map(str::to_string)).collect(),
            _ => Vec::new(),
        }
    }

    /// Where a cell stands in the file.
    pub fn place(&self, row: usize, column: &str) -> Place {
        let at = self.lines.get(row).copied().unwrap_or(row + 1);
        match &self.origin {
            Origin::Text => Place::Field {
                line: at,
                column: column.to_string(),
            },
            Origin::Sheet(sheet) => {
                let number = self.names().iter().position(|name| name == column);
                let number = number.and_then(|n| self.columns.get(n).copied());
                Place::Cell {
                    sheet: sheet.clone(),
                    cell: address(at, number.unwrap_or(0)),
                    column: Some(column.to_string()),
                }
            }
            Origin::Records => Place::Row {
                row: at,
                column: Some(column.to_string()),
            },
        }
    }

    /// Where a row stands in the file.
    pub fn row_place(&self, row: usize) -> Place {
        let at = self.lines.get(row).copied().unwrap_or(row + 1);
        match &self.origin {
            Origin::Text => Place::Line {
                line: at,
                character: None,
            },
            Origin::Sheet(sheet) => Place::Cell {
                sheet: sheet.clone(),
                cell: format!("{at}:{at}"),
                column: None,
            },
            Origin::Records => Place::Row {
                row: at,
                column: None,
            },
        }
    }

    /// Line or row number of a row in the file, from 1.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(row + 1)
    }
}
