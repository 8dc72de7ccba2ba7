//! A block of draws as Parquet, so that blocks can be made anywhere and joined where they are wanted.

use std::fmt;
use std::io::Cursor;

use polars::prelude::{Column, DataFrame, NamedFrom, PolarsError, Series};
use polars_io::SerReader;
use polars_io::prelude::{
    KeyValueMetadata, ParquetCompression, ParquetReader, ParquetWriter, StatisticsOptions,
};
use thiserror::Error;

use crate::axes::Year;
use crate::projection::{Projection, Quantity};
use crate::source::{InWords, Words};

/// Why a block cannot be written or read.
#[derive(Debug, Error)]
pub enum BlockError {
    /// The file is no Parquet.
    Parquet(#[from] PolarsError),
    /// It is Parquet, but no block of draws.
    Shape(Words),
}

impl InWords for BlockError {
    fn words(&self) -> Words {
        match self {
            BlockError::Parquet(why) => Words::both(
                format!("这不是 Parquet 文件（{why}）"),
                format!("this is no Parquet file ({why})"),
            ),
            BlockError::Shape(what) => Words::both(
                format!("这不是一块抽样：{}", what.zh),
                format!("this is no block of draws: {}", what.en),
            ),
        }
    }
}

impl fmt::Display for BlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

/// Where the footer of the file says what the quantities are.
const QUANTITIES: &str = "quantities";
/// Columns that say of which draw a row is.
const ROWS: [&str; 2] = ["year", "draw"];

/// One row for each year and draw, in this order, with a column for each quantity; what the quantities are stands in the
/// footer. Draws differ in every digit and are as large compressed, so that they are not.
///
/// # Errors
/// Those of the writer of tables.
pub fn to_parquet(projection: &Projection) -> Result<Vec<u8>, BlockError> {
    let (years, draws) = (projection.years(), projection.draws());
    let rows = years.len() * draws;
    let year: Vec<Year> = years
        .iter()
        .flat_map(|year| std::iter::repeat_n(*year, draws))
        .collect();
    let draw: Vec<u32> = years.iter().flat_map(|_| 0..draws as u32).collect();
    let mut columns: Vec<Column> = vec![
        Series::new(ROWS[0].into(), year).into(),
        Series::new(ROWS[1].into(), draw).into(),
    ];
    let quantities = projection.quantities();
    columns.extend(quantities.iter().enumerate().map(|(place, quantity)| {
        let values = &projection.values()[place * rows..(place + 1) * rows];
        Column::from(Series::new(quantity.key.as_str().into(), values))
    }));
    let footer = KeyValueMetadata::from_static(vec![(
        QUANTITIES.to_string(),
        serde_json::json!(quantities).to_string(),
    )]);
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Uncompressed)
        .with_statistics(StatisticsOptions::empty())
        .with_key_value_metadata(Some(footer))
        .finish(&mut DataFrame::new(rows, columns)?)?;
    Ok(bytes)
}

/// The block again, to the same bits.
///
/// # Errors
/// Where the bytes are no Parquet file, or none that [`to_parquet`] made.
pub fn from_parquet(bytes: &[u8]) -> Result<Projection, BlockError> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let footer = reader.get_metadata()?.key_value_metadata().clone();
    let footer = footer
        .into_iter()
        .flatten()
        .find(|entry| entry.key == QUANTITIES)
        .and_then(|entry| entry.value)
        .ok_or_else(|| shape("没有说明各量", "nothing says what its quantities are"))?;
    let quantities: Vec<Quantity> = serde_json::from_str(&footer)
        .map_err(|why| shape(format!("各量的说明：{why}"), format!("quantities: {why}")))?;
    let frame = reader.finish()?;
    let mut years: Vec<Year> = frame.column(ROWS[0])?.i32()?.iter().flatten().collect();
    years.dedup();
    let rows = frame.height();
    if quantities.is_empty() || years.is_empty() || !rows.is_multiple_of(years.len()) {
        return Err(shape(format!("共 {rows} 行"), format!("{rows} rows")));
    }
    let mut values = Vec::with_capacity(quantities.len() * rows);
    for quantity in &quantities {
        let column = frame.column(&quantity.key)?.f32()?.iter();
        values.extend(column.map(|value| value.unwrap_or(f32::NAN)));
    }
    let draws = rows / years.len();
    Ok(Projection::new(quantities, years, draws, values))
}

fn shape(zh: impl Into<String>, en: impl Into<String>) -> BlockError {
    BlockError::Shape(Words::both(zh, en))
}
