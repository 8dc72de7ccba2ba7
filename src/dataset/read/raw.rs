//! A table as read: every cell text, every cell with its place.

use polars::prelude::*;

use crate::dataset::{Complaints, Place};
use crate::source::Words;

use super::grid::{GridOrigin, GridRow, address};
use super::named_unit::name_and_unit;
use super::reading::Reading;
use super::words;

/// A table as it stands in a file, nothing checked: columns of text, or as stored in Parquet.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// Name of the file in complaints.
    pub file: String,
    /// The cells; an empty one is null.
    pub frame: DataFrame,
    /// How it was read.
    pub reading: Reading,
    pub(super) origin: GridOrigin,
    /// Line or row of each record, and column number of each column.
    pub(super) lines: Vec<usize>,
    pub(super) columns: Vec<usize>,
    /// Headings as they stand in the file, where columns have been renamed.
    pub(super) headings: Vec<String>,
}

impl RawTable {
    pub(super) fn from_rows(
        file: &str,
        names: &[(usize, String)],
        rows: Vec<GridRow>,
        origin: GridOrigin,
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
            headings: names.iter().map(|(_, name)| name.clone()).collect(),
        })
    }

    pub(super) fn from_frame(file: &str, frame: DataFrame, reading: Reading) -> RawTable {
        RawTable {
            file: file.to_string(),
            reading,
            origin: GridOrigin::Records,
            lines: (1..=frame.height()).collect(),
            columns: (0..frame.width()).collect(),
            headings: frame
                .get_column_names()
                .iter()
                .map(|name| name.to_string())
                .collect(),
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

    /// A single cell as text; nothing where it is empty.
    pub(super) fn text(&self, row: usize, column: &str) -> Option<String> {
        let row = i64::try_from(row).ok()?;
        let cell = self.frame.column(column).ok()?.slice(row, 1);
        let text = cell.cast(&DataType::String).ok()?;
        let first = text.str().ok()?.iter().next()?;
        first.map(str::to_string)
    }

    /// Where a cell stands in the file.
    pub fn place(&self, row: usize, column: &str) -> Place {
        let at = self.lines.get(row).copied().unwrap_or(row + 1);
        let number = self.names().iter().position(|name| name == column);
        let heading = number.and_then(|n| self.headings.get(n).cloned());
        let column = heading.unwrap_or_else(|| column.to_string());
        let number = number.and_then(|n| self.columns.get(n).copied());
        match (&self.origin, self.origin.sheet(row)) {
            (_, Some(sheet)) => Place::Cell {
                sheet,
                cell: address(at, number.unwrap_or(0)),
                column: Some(column),
            },
            (GridOrigin::Text, _) => Place::Field { line: at, column },
            _ => Place::Row {
                row: at,
                column: Some(column),
            },
        }
    }

    /// What the sheet shows in a cell whose number format says its number in another way; nothing for others.
    pub(super) fn shown_at(&self, row: usize, column: &str) -> Option<&String> {
        if self.reading.shown.is_empty() {
            return None;
        }
        let number = self.names().iter().position(|name| name == column)?;
        let place = (self.line(row), *self.columns.get(number)?);
        self.reading.shown.get(&place)
    }

    /// The part of the file that the rows take up, such as `A2:C6`.
    pub(super) fn extent(&self) -> Words {
        let firsts = self.origin.firsts();
        let ends = firsts.iter().skip(1).copied().chain([self.rows()]);
        let ranges = firsts.iter().zip(ends).map(|(from, to)| {
            let (first, last) = (self.line(*from), self.line(to.saturating_sub(1)));
            let left = self.columns.iter().min().copied().unwrap_or(0);
            let right = self.columns.iter().max().copied().unwrap_or(0);
            let range = format!("{}:{}", address(first, left), address(last, right));
            match self.origin.sheet(*from).filter(|_| firsts.len() > 1) {
                Some(sheet) => format!("{sheet}!{range}"),
                None => range,
            }
        });
        if self.origin.sheet(0).is_some() {
            let ranges: Vec<String> = ranges.collect();
            return Words::both(ranges.join("、"), ranges.join(", "));
        }
        let (first, last) = (self.line(0), self.line(self.rows().saturating_sub(1)));
        Words {
            zh: format!("第 {first}～{last} 行"),
            en: format!("rows {first}–{last}"),
        }
    }

    /// The same table with the columns of labels joined into one column of names, and the chosen column of values
    /// alone; places stay those of the file.
    pub fn told_apart(mut self, by: &[String], between: &str, value: Option<&str>) -> RawTable {
        let names = self.names();
        let is_name = |name: &str| words::is_one_of(name, &words::SERIES);
        let of_years = names
            .iter()
            .any(|name| words::is_one_of(name, &words::YEARS));
        let has_names = !by.is_empty() || names.iter().any(|name| is_name(name));
        let mut columns = Vec::new();
        let (mut numbers, mut headings) = (Vec::new(), Vec::new());
        if let Some(first) = by.first() {
            let labels: Vec<Vec<Option<String>>> = by.iter().map(|name| self.texts(name)).collect();
            let joined = (0..self.rows()).map(|row| {
                let words: Vec<&str> = labels
                    .iter()
                    .filter_map(|column| column[row].as_deref())
                    .collect();
                Some(words.join(between)).filter(|text| !text.is_empty())
            });
            let mut column: StringChunked = joined.collect();
            column.rename(words::SERIES[0].into());
            columns.push(column.into_column());
            let place = names.iter().position(|name| name == first).unwrap_or(0);
            numbers.push(self.columns[place]);
            headings.push(first.clone());
        }
        for (place, name) in names.iter().enumerate() {
            let chosen = value == Some(name.as_str());
            let year = match of_years {
                true => words::is_one_of(name, &words::YEARS),
                false => words::is_year_name(name),
            };
            let label = by.contains(name) || !by.is_empty() && is_name(name);
            let other = value.is_some()
                && !year
                && !words::is_one_of(name, &words::UNITS)
                && !is_name(name);
            if label || other && !chosen {
                continue;
            }
            let mut column = self.frame.columns()[place].clone();
            if chosen && has_names {
                let value = words::VALUES[0];
                let said = name_and_unit(name).1;
                let heading = said.as_ref().map(|said| format!("{value}（{said}）"));
                column.rename(heading.as_deref().unwrap_or(value).into());
                self.reading.unit = said.or(self.reading.unit.take());
            }
            columns.push(column);
            numbers.push(self.columns[place]);
            headings.push(self.headings[place].clone());
        }
        if let Ok(frame) = DataFrame::new(self.rows(), columns) {
            (self.frame, self.columns, self.headings) = (frame, numbers, headings);
        }
        self
    }

    /// Where a row stands in the file.
    pub fn row_place(&self, row: usize) -> Place {
        let at = self.lines.get(row).copied().unwrap_or(row + 1);
        match (&self.origin, self.origin.sheet(row)) {
            (_, Some(sheet)) => Place::Cell {
                sheet,
                cell: format!("{at}:{at}"),
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

    /// Line or row number of a row in the file, from 1.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(row + 1)
    }
}
