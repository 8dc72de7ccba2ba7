//! A checked table: typed columns for the other rooms, which need no data frames.

use std::sync::Arc;

use polars::prelude::*;

use crate::axes::Year;

use super::filter::Value;
use super::nearest::{did_you_mean, one_of};
use super::read::{Format, Reading};
use super::sidecar::Sidecar;
use super::{Complaint, Complaints, DatasetError, Place};

/// Name of the column that says where each row stands.
const LINE: &str = "line of the file";

/// One table that passed its checks.
#[derive(Clone, Debug)]
pub struct CheckedTable {
    /// What the table says of itself.
    pub sidecar: Arc<Sidecar>,
    /// The rows; text columns are strings, integers `i64`, numbers `f64`. A last column says where each row stands.
    pub frame: DataFrame,
    /// SHA-256 of the file, in hexadecimal.
    pub checksum: String,
    /// Path relative to the folder of the library.
    pub path: String,
    /// How the file was read.
    pub reading: Reading,
    /// The year whose knowledge the rows stand for; without it all that is known today.
    pub as_of: Option<Year>,
    /// Rows left out because they became known only after that year.
    pub dropped: usize,
    /// What somebody should look at.
    pub warnings: Complaints,
}

impl CheckedTable {
    /// The rows with the line of each in its file, or its number where the file has no lines.
    pub(super) fn with_lines(frame: &DataFrame, lines: Vec<u32>) -> PolarsResult<DataFrame> {
        frame.hstack(&[polars::prelude::Column::new(LINE.into(), lines)])
    }

    /// Where a cell stands in the file; `row` counts the rows that are left, from 0.
    pub fn place(&self, row: usize, column: &str) -> Place {
        let cells = self.frame.column(LINE).and_then(|cells| cells.u32());
        let line = cells.ok().and_then(|lines| lines.get(row));
        let column = column.to_string();
        match (line, Format::promised(&self.path)) {
            (Some(line), Some(Format::Csv)) => Place::Field {
                line: line as usize,
                column,
            },
            (Some(row), _) => Place::Row {
                row: row as usize,
                column: Some(column),
            },
            (None, _) => Place::Column(column),
        }
    }

    /// The rows as a lazy pipeline.
    pub fn lazy(&self) -> LazyFrame {
        self.frame.clone().lazy()
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.frame.height()
    }

    /// The rows that have all of these values.
    pub fn select(&self, filters: &[(&str, Value)]) -> Result<CheckedTable, DatasetError> {
        let mut wanted: Option<BooleanChunked> = None;
        let mut impossible = false;
        for (name, value) in filters {
            let column = self.sidecar.columns.get(*name);
            let column = column.ok_or_else(|| self.no_column(name))?;
            let own = value.found_in(self.column(name)?, column);
            match own.map_err(|error| self.foreign(&error))? {
                Some(own) => {
                    wanted = Some(match wanted {
                        Some(before) => before & own,
                        None => own,
                    });
                }
                None => impossible = true,
            }
        }
        let frame = match wanted {
            _ if impossible => Ok(self.frame.clear()),
            Some(wanted) => self.frame.filter_seq(&wanted),
            None => Ok(self.frame.clone()),
        };
        Ok(CheckedTable {
            frame: frame.map_err(|error| self.foreign(&error))?,
            ..self.clone()
        })
    }

    /// The rows whose text column has this value.
    pub fn filter_text(&self, column: &str, value: &str) -> Result<CheckedTable, DatasetError> {
        self.select(&[(column, value.into())])
    }

    /// A column of texts; an empty cell is an empty text.
    pub fn texts(&self, column: &str) -> Result<Vec<String>, DatasetError> {
        let cells = self.texts_in_place(column)?.into_iter();
        Ok(cells.map(str::to_string).collect())
    }

    /// The same as they stand in the table, for whoever looks for a few of many.
    pub(crate) fn texts_in_place(&self, column: &str) -> Result<Vec<&str>, DatasetError> {
        let cells = self.column(column)?.str();
        let cells = cells.map_err(|_| self.other_type(column, ("文字", "text")))?;
        Ok(cells.iter().map(|cell| cell.unwrap_or("")).collect())
    }

    /// A column of numbers or whole numbers; an empty cell is an error.
    pub fn numbers(&self, column: &str) -> Result<Vec<f64>, DatasetError> {
        self.full(column, self.optional_numbers(column)?)
    }

    /// A column of numbers or whole numbers; an empty cell is nothing.
    pub fn optional_numbers(&self, column: &str) -> Result<Vec<Option<f64>>, DatasetError> {
        let cells = self.column(column)?;
        if let Ok(numbers) = cells.f64() {
            return Ok(numbers.iter().collect());
        }
        let whole = cells.i64();
        let whole = whole.map_err(|_| self.other_type(column, ("数字", "numbers")))?;
        Ok(whole.iter().map(|cell| cell.map(|v| v as f64)).collect())
    }

    /// A column of whole numbers; an empty cell is an error.
    pub fn integers(&self, column: &str) -> Result<Vec<i64>, DatasetError> {
        let cells = self.column(column)?.i64();
        let cells = cells.map_err(|_| self.other_type(column, ("整数", "whole numbers")))?;
        self.full(column, cells.iter().collect())
    }

    /// The number in the one row that has all of these values.
    pub fn value(&self, filters: &[(&str, &str)], column: &str) -> Result<f64, DatasetError> {
        let conditions: Vec<(&str, Value)> = filters
            .iter()
            .map(|(name, value)| (*name, Value::from(*value)))
            .collect();
        let rows = self.select(&conditions)?;
        let values = rows.optional_numbers(column)?;
        if let [Some(value)] = values.as_slice() {
            return Ok(*value);
        }
        let shown: Vec<String> = filters
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let shown = shown.join(", ");
        let found = match values.len() {
            1 => ("这一行是空的".to_string(), "its cell is empty".to_string()),
            n => (format!("有 {n} 行"), format!("{n} rows")),
        };
        Err(self.question(
            Place::Column(column.to_string()),
            (
                format!("{shown}：{}", found.0),
                format!("{shown}: {}", found.1),
            ),
            ("恰好一行，有数值", "exactly one row with a value"),
            ("请改正筛选条件", "Correct the conditions"),
        ))
    }

    fn column(&self, name: &str) -> Result<&polars::prelude::Column, DatasetError> {
        self.frame.column(name).map_err(|_| self.no_column(name))
    }

    fn full<T>(&self, column: &str, cells: Vec<Option<T>>) -> Result<Vec<T>, DatasetError> {
        let empty = cells.iter().filter(|cell| cell.is_none()).count();
        if empty > 0 {
            return Err(self.question(
                Place::Column(column.to_string()),
                (
                    format!("有 {empty} 个空单元格"),
                    format!("{empty} empty cells"),
                ),
                ("没有空缺的列", "a column without empty cells"),
                ("请筛选有值的行", "Select the rows that have values"),
            ));
        }
        Ok(cells.into_iter().flatten().collect())
    }

    fn no_column(&self, name: &str) -> DatasetError {
        let known = || self.sidecar.columns.keys().map(String::as_str);
        self.question(
            Place::Whole,
            (format!("没有 {name} 列"), format!("no column {name}")),
            one_of(known()),
            did_you_mean(name, known()),
        )
    }

    fn other_type(&self, column: &str, wanted: (&str, &str)) -> DatasetError {
        self.question(
            Place::Column(column.to_string()),
            ("列的类型不同", "the column is of another type"),
            (wanted.0, wanted.1),
            ("请改用别的列", "Use another column"),
        )
    }

    fn foreign(&self, error: &PolarsError) -> DatasetError {
        self.question(
            Place::Whole,
            (
                format!("筛选不成（{error}）"),
                format!("the selection failed ({error})"),
            ),
            ("可用的条件", "conditions that can be used"),
            ("请改正筛选条件", "Correct the conditions"),
        )
    }

    fn question(
        &self,
        place: Place,
        found: impl Into<super::Said>,
        expected: impl Into<super::Said>,
        advice: impl Into<super::Said>,
    ) -> DatasetError {
        let complaint = Complaint::error(&self.path, place, found, expected, advice);
        DatasetError::Question(Box::new(complaint))
    }
}
