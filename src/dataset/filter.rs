//! Which rows of a table are wanted: conditions on its columns, as a lazy expression or looked at at once.

use polars::prelude::{BooleanChunked, ChunkCompareEq, Expr, PolarsResult, col, lit};

use super::sidecar::{Column, ColumnType};

/// A value that a column must have.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text; for a column of numbers, the number written in it.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
}

impl Value {
    /// The condition that a column of this kind has the value, or nothing if it never can.
    pub(super) fn condition(&self, name: &str, column: &Column) -> Option<Expr> {
        let cell = col(name);
        match (column.kind, self) {
            (ColumnType::Text, Value::Text(text)) => Some(cell.eq(lit(text.as_str()))),
            (ColumnType::Text, other) => Some(cell.eq(lit(other.to_string()))),
            (ColumnType::Integer, value) => {
                let whole = value.number().filter(|number| number.fract() == 0.0)?;
                Some(cell.eq(lit(whole as i64)))
            }
            (ColumnType::Number, value) => Some(cell.eq(lit(value.number()?))),
        }
    }

    /// Which cells of a column of this kind have the value, or nothing if none ever can.
    pub(super) fn found_in(
        &self,
        cells: &polars::prelude::Column,
        column: &Column,
    ) -> PolarsResult<Option<BooleanChunked>> {
        Ok(match (column.kind, self) {
            (ColumnType::Text, Value::Text(text)) => Some(cells.str()?.equal(text.as_str())),
            (ColumnType::Text, other) => Some(cells.str()?.equal(other.to_string().as_str())),
            (ColumnType::Integer, value) => {
                let cells = cells.i64()?;
                let whole = value.number().filter(|number| number.fract() == 0.0);
                whole.map(|whole| cells.equal(whole as i64))
            }
            (ColumnType::Number, value) => {
                let cells = cells.f64()?;
                value.number().map(|number| cells.equal(number))
            }
        })
    }

    fn number(&self) -> Option<f64> {
        match self {
            Value::Text(text) => text.trim().parse().ok(),
            Value::Integer(whole) => Some(*whole as f64),
            Value::Number(number) => Some(*number),
        }
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Integer(whole) => write!(f, "{whole}"),
            Value::Number(number) => write!(f, "{number}"),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_string())
    }
}

impl From<i64> for Value {
    fn from(whole: i64) -> Self {
        Value::Integer(whole)
    }
}

impl From<i32> for Value {
    fn from(whole: i32) -> Self {
        Value::Integer(i64::from(whole))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::{Column as Cells, DataFrame, IntoLazy};

    use super::*;
    use crate::source::Words;
    use indexmap::IndexMap;

    fn column(kind: ColumnType) -> Column {
        Column {
            title: Words::both("列", "column"),
            kind,
            unit: String::new(),
            required: false,
            values: None,
            said: IndexMap::new(),
            min: None,
            max: None,
        }
    }

    /// Looked at at once, the cells are those that the condition finds, whatever is asked and where cells are empty.
    #[test]
    fn what_is_found_is_what_the_condition_finds() {
        let kinds = [
            (
                ColumnType::Text,
                Cells::new(
                    "x".into(),
                    vec![Some("2020"), None, Some("a"), Some("2020")],
                ),
            ),
            (
                ColumnType::Integer,
                Cells::new("x".into(), vec![Some(2020_i64), None, Some(7), Some(2020)]),
            ),
            (
                ColumnType::Number,
                Cells::new(
                    "x".into(),
                    vec![Some(2020.0_f64), None, Some(0.5), Some(2020.0)],
                ),
            ),
        ];
        let values: [Value; 5] = [
            "2020".into(),
            "a".into(),
            2020.into(),
            0.5.into(),
            2020.0.into(),
        ];
        let mut found = Vec::new();
        for (kind, cells) in kinds {
            let column = column(kind);
            let frame = DataFrame::new(cells.len(), vec![cells.clone()]).expect("a frame");
            for value in &values {
                let condition = value.condition("x", &column).unwrap_or_else(|| lit(false));
                let lazily = frame.clone().lazy().filter(condition).collect();
                let mask = value.found_in(&cells, &column).expect("a mask");
                let at_once = mask.map_or(Ok(frame.clear()), |mask| frame.filter(&mask));
                let at_once = at_once.expect("rows");
                assert!(
                    at_once.equals_missing(&lazily.expect("rows")),
                    "{kind:?} {value:?}"
                );
                found.push(at_once.height());
            }
        }
        // A text is as it is written, and a half is no whole number.
        assert_eq!(found, [2, 1, 2, 0, 2, 2, 0, 2, 0, 2, 2, 0, 2, 1, 2]);
    }
}
