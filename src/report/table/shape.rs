//! Columns put together to a table that leaves as CSV and as Parquet.

use polars::prelude::{
    ArrayRef, Column, CompatLevel, DataFrame, IntoColumn, NamedFrom, PolarsResult, Series,
    StringChunked,
};
use polars_io::SerWriter;
use polars_io::prelude::{CsvWriter, KeyValueMetadata, ParquetWriter};

use crate::axes::Year;

/// Columns of one length, with notes on what they mean.
#[derive(Clone, Debug)]
pub struct Table {
    /// File name without its ending.
    pub name: &'static str,
    columns: Vec<Column>,
    notes: Vec<(String, String)>,
    /// Whether it is too long for a spreadsheet, so that only Parquet is written.
    pub parquet_only: bool,
}

impl Table {
    /// A table without columns.
    pub fn new(name: &'static str) -> Self {
        Table {
            name,
            columns: Vec::new(),
            notes: Vec::new(),
            parquet_only: false,
        }
    }

    /// The same with a column of text.
    pub fn texts<T: AsRef<str>>(mut self, name: &str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<T> = values.into_iter().collect();
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        self.columns.push(Series::new(name.into(), values).into());
        self
    }

    /// The same with a column of numbers; what is not finite becomes empty.
    pub fn numbers<V: Into<Option<f64>>>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values: Vec<Option<f64>> = values
            .into_iter()
            .map(|value| value.into().filter(|value| value.is_finite()).map(nine))
            .collect();
        self.columns.push(Series::new(name.into(), values).into());
        self
    }

    /// The same with a column of whole numbers, such as years; none becomes empty.
    pub fn wholes<V: Into<Option<Year>>>(
        mut self,
        name: &str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values: Vec<Option<Year>> = values.into_iter().map(Into::into).collect();
        self.columns.push(Series::new(name.into(), values).into());
        self
    }

    /// The same with a note on a column or on the whole table.
    pub fn note(mut self, about: &str, words: &str) -> Self {
        self.notes.push((about.to_string(), words.to_string()));
        self
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Column::len)
    }

    /// As CSV: UTF-8 with a byte-order mark, so that Excel and WPS read the Chinese.
    pub fn csv(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        CsvWriter::new(&mut bytes)
            .include_bom(true)
            .finish(&mut self.unstarted()?)?;
        Ok(bytes)
    }

    /// As Parquet, with the notes as key-value metadata of the file.
    pub fn parquet(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .with_key_value_metadata(Some(KeyValueMetadata::from_static(self.notes.clone())))
            .finish(&mut self.frame()?)?;
        Ok(bytes)
    }

    /// The columns as Arrow arrays with their names, for whoever takes them in memory; text is large UTF-8.
    pub fn arrow(&self) -> Vec<(&str, ArrayRef)> {
        let columns = self.columns.iter();
        let columns = columns.map(|column| {
            let whole = column.as_materialized_series().rechunk();
            (
                column.name().as_str(),
                whole.to_arrow(0, CompatLevel::oldest()),
            )
        });
        columns.collect()
    }

    /// The columns with a quote before every text that a spreadsheet would take for a formula.
    fn unstarted(&self) -> PolarsResult<DataFrame> {
        let mut columns = self.columns.clone();
        for column in &mut columns {
            if let Ok(texts) = column.str()
                && texts.iter().flatten().any(starts_a_formula)
            {
                let quoted = texts.iter().map(|text| match text {
                    Some(text) if starts_a_formula(text) => Some(format!("'{text}")),
                    other => other.map(str::to_string),
                });
                let mut quoted: StringChunked = quoted.collect();
                quoted.rename(column.name().clone());
                *column = quoted.into_column();
            }
        }
        DataFrame::new(self.rows(), columns)
    }

    fn frame(&self) -> PolarsResult<DataFrame> {
        DataFrame::new(self.rows(), self.columns.clone())
    }
}

/// Signs with which a formula begins, in full width too, as Excel takes them where people write so.
const OPENING: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// True for a text with which a formula begins; a number may begin with a sign.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(OPENING) && text.parse::<f64>().is_err() && !matches!(text, "-" | "－")
}

/// Rounded to nine significant digits: enough for any use, and files stay small.
fn nine(value: f64) -> f64 {
    if value == 0.0 || value.fract() == 0.0 {
        return value;
    }
    let places = 8 - libm::floor(libm::log10(value.abs())) as i32;
    // Up to 22 a power of ten is exact, so that the quotient is the double nearest to the decimal.
    match usize::try_from(places).ok().filter(|places| *places <= 22) {
        Some(places) => {
            let power = libm::pow(10.0, places as f64);
            (value * power).round() / power
        }
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_digits_are_kept() {
        assert_eq!(nine(1.0 / 3.0), 0.333_333_333);
        assert_eq!(nine(-123_456.789_123), -123_456.789);
        assert_eq!((nine(0.1), nine(1e-300)), (0.1, 1e-300));
    }

    #[test]
    fn a_table_as_csv() {
        let table = Table::new("x")
            .texts("series", ["甲", "乙"])
            .wholes("year", [Some(2020), None])
            .numbers("value", [1.0 / 3.0, f64::NAN]);
        let text = String::from_utf8(table.csv().expect("csv")).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}series,year,value\n甲,2020,0.333333333\n乙,,\n"
        );
    }

    #[test]
    fn formulas_are_known_in_any_width() {
        for text in ["=1+1", "-x", "@SUM(A1)", "＝1+1", "＠SUM(A1)", "\n=1"] {
            assert!(starts_a_formula(text), "{text}");
        }
        for text in ["-1", "+2.5", "-", "－", "甲=乙", ""] {
            assert!(!starts_a_formula(text), "{text}");
        }
    }

    #[test]
    fn a_table_as_arrow_has_the_same_columns() {
        let table = Table::new("x")
            .texts("series", ["甲", "乙"])
            .wholes("year", [Some(2020), None]);
        let arrays = table.arrow();
        let names: Vec<&str> = arrays.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["series", "year"]);
        assert!(arrays.iter().all(|(_, array)| array.len() == 2));
        assert_eq!(arrays[1].1.null_count(), 1);
    }
}
