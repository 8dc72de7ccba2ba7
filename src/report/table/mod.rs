//! Tables as they leave: CSV that Excel and WPS open, Parquet with units in its metadata.

mod certificates;
mod hindcast;
mod numbers_used;
mod quantities;
mod targets;

use polars::prelude::{Column, DataFrame, NamedFrom, PolarsResult, Series};
use polars_io::SerWriter;
use polars_io::prelude::{CsvWriter, KeyValueMetadata, ParquetWriter};

use crate::units::Unit;

pub use certificates::certificates;
pub use hindcast::{hindcast_counties, hindcast_groups};
pub use numbers_used::numbers_used;
pub use quantities::quantities;
pub use targets::{nature, targets};

/// A table ready to be written.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// File name without its ending.
    pub name: &'static str,
    frame: DataFrame,
    notes: Vec<(String, String)>,
}

impl Sheet {
    /// As CSV: UTF-8 with a byte-order mark, so that Excel reads the Chinese.
    pub fn csv(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        CsvWriter::new(&mut bytes)
            .include_bom(true)
            .finish(&mut self.frame.clone())?;
        Ok(bytes)
    }

    /// As Parquet, with units and notes as key-value metadata of the file.
    pub fn parquet(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .with_key_value_metadata(Some(KeyValueMetadata::from_static(self.notes.clone())))
            .finish(&mut self.frame.clone())?;
        Ok(bytes)
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.frame.height()
    }
}

pub(super) fn sheet(
    name: &'static str,
    columns: Vec<Column>,
    notes: &[(&str, &str)],
) -> PolarsResult<Sheet> {
    let height = columns.first().map_or(0, Column::len);
    Ok(Sheet {
        name,
        frame: DataFrame::new(height, columns)?,
        notes: notes
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect(),
    })
}

pub(super) fn texts<T: AsRef<str>>(name: &str, values: impl IntoIterator<Item = T>) -> Column {
    let values: Vec<String> = values.into_iter().map(|v| v.as_ref().to_string()).collect();
    Series::new(name.into(), values).into()
}

pub(super) fn numbers(name: &str, values: impl IntoIterator<Item = Option<f64>>) -> Column {
    let values: Vec<Option<f64>> = values.into_iter().collect();
    Series::new(name.into(), values).into()
}

pub(super) fn years(name: &str, values: impl IntoIterator<Item = Option<i32>>) -> Column {
    let values: Vec<Option<i32>> = values.into_iter().collect();
    Series::new(name.into(), values).into()
}

/// Rounded to what the unit can carry; nothing for what is not a number.
fn rounded(value: f64, unit: Unit) -> Option<f64> {
    let steps = match unit {
        Unit::Share | Unit::Growth | Unit::Ratio => 1e5,
        Unit::Years | Unit::Children => 1e3,
        Unit::Yuan | Unit::YuanConstant => 1e2,
        _ => 1e1,
    };
    value.is_finite().then(|| (value * steps).round() / steps)
}
