//! The cells of a column as its type: at once where all are plain numbers, as in nearly every table of the library, by a
//! lazy cast to the same bits where they are not.

use polars::prelude::*;

use crate::dataset::sidecar::ColumnType;

/// The cells of a column as far as they can be read; those that cannot are empty.
pub(super) fn cast(frame: &DataFrame, name: &str, kind: ColumnType) -> PolarsResult<Column> {
    if let Some(cells) = written_plainly(frame.column(name)?, kind) {
        return Ok(cells);
    }
    let cell = match kind {
        ColumnType::Text => col(name).cast(DataType::String),
        ColumnType::Integer => col(name).cast(DataType::Int64),
        // Infinite and undefined numbers become empty here and are said later.
        ColumnType::Number => {
            let value = col(name).cast(DataType::Float64);
            when(value.clone().is_finite())
                .then(value)
                .otherwise(lit(NULL))
        }
    };
    let read = frame.clone().lazy().select([cell]).collect()?;
    read.column(name).cloned()
}

/// The cells of a column all of whose texts are numbers as a program writes them; nothing for any other.
fn written_plainly(cells: &Column, kind: ColumnType) -> Option<Column> {
    let texts = cells.str().ok()?;
    let name = cells.name().clone();
    Some(match kind {
        ColumnType::Text => cells.clone(),
        ColumnType::Integer => {
            let read = each(texts.iter(), plain_whole)?;
            Column::new(name, read)
        }
        ColumnType::Number => {
            let read = each(texts.iter(), plain_number)?;
            Column::new(name, read)
        }
    })
}

/// What is read of each cell that has something; nothing if one cannot be read.
fn each<'t, T>(
    cells: impl Iterator<Item = Option<&'t str>>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    cells
        .map(|cell| cell.map_or(Some(None), |text| read(text).map(Some)))
        .collect()
}

/// Digits of a whole number that every reader takes in the same way.
const DIGITS: usize = 15;

/// A whole number written with digits alone, or with a minus before them.
fn plain_whole(text: &str) -> Option<i64> {
    let size = text.strip_prefix('-').unwrap_or(text);
    (are_digits(size) && text != "-0").then(|| text.parse().ok())?
}

/// A decimal number without an exponent.
fn plain_number(text: &str) -> Option<f64> {
    let size = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = size.split_once('.').unwrap_or((size, "0"));
    let is_plain = are_digits(whole)
        && (1..=DIGITS).contains(&fraction.len())
        && fraction.bytes().all(|digit| digit.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

/// Whether a text is a row of digits that does not begin with a needless zero.
fn are_digits(text: &str) -> bool {
    (1..=DIGITS).contains(&text.len())
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Polars reads in the texts of a column, and what is read here if all are plain.
    fn both(kind: ColumnType, texts: &[Option<&str>]) -> (PolarsResult<Series>, Option<Series>) {
        let cells = Column::new("a".into(), texts);
        let as_type = match kind {
            ColumnType::Text => DataType::String,
            ColumnType::Integer => DataType::Int64,
            ColumnType::Number => DataType::Float64,
        };
        let by_polars = cells.cast(&as_type);
        let plain = written_plainly(&cells, kind);
        (
            by_polars.map(|cells| cells.as_materialized_series().clone()),
            plain.map(|cells| cells.as_materialized_series().clone()),
        )
    }

    #[test]
    fn plain_numbers_are_those_of_polars() {
        for (kind, texts) in [
            (
                ColumnType::Integer,
                &[Some("0"), Some("-7"), None, Some("123456789012345")][..],
            ),
            (
                ColumnType::Number,
                &[
                    Some("0.1"),
                    Some("-0.000123"),
                    None,
                    Some("2.00"),
                    Some("-0"),
                    Some("123456789.987654321"),
                    Some("0.123456789012345"),
                ][..],
            ),
        ] {
            let (by_polars, plain) = both(kind, texts);
            let plain = plain.expect("plain numbers");
            let by_polars = by_polars.expect("a cast");
            assert!(plain.equals_missing(&by_polars), "{plain} {by_polars}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_lenient_reader() {
        for text in [
            "1,200", "007", "+3", "1e3", " 4", "4.", ".5", "", "-", "inf", "１２",
        ] {
            assert!(
                both(ColumnType::Number, &[Some(text)]).1.is_none(),
                "{text}"
            );
        }
        for text in ["1.0", "-", "-0", "1234567890123456"] {
            assert!(
                both(ColumnType::Integer, &[Some(text)]).1.is_none(),
                "{text}"
            );
        }
    }
}
