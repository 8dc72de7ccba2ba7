//! A block of draws as Parquet, so that blocks can be made anywhere and joined where they are wanted.

use std::fmt;
use std::io::Cursor;

use polars::prelude::{Column, DataFrame, NamedFrom, PolarsError, Series};
use polars_io::SerReader;
use polars_io::prelude::{ParquetReader, ParquetWriter};
use thiserror::Error;

use crate::axes::Year;
use crate::projection::{Projection, Quantity};
use crate::source::{Evidence, InWords, Words};
use crate::units::Unit;

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

/// What a row is about.
const COLUMNS: [&str; 7] = [
    "quantity", "title_zh", "title_en", "unit", "evidence", "year", "value",
];

/// One row for each quantity, year and draw, in this order.
pub fn to_parquet(projection: &Projection) -> Result<Vec<u8>, BlockError> {
    let draws = projection.draws();
    let years = projection.years();
    let rows = projection.values().len();
    let each = |of: fn(&Quantity) -> &str| -> Vec<&str> {
        let quantities = projection.quantities().iter();
        let many = years.len() * draws;
        quantities
            .flat_map(|quantity| std::iter::repeat_n(of(quantity), many))
            .collect()
    };
    let year: Vec<Year> = (0..projection.quantities().len())
        .flat_map(|_| {
            years
                .iter()
                .flat_map(|year| std::iter::repeat_n(*year, draws))
        })
        .collect();
    let texts: [fn(&Quantity) -> &str; 5] = [
        |q| &q.key,
        |q| &q.title.zh,
        |q| &q.title.en,
        |q| q.unit.key(),
        |q| q.evidence.en(),
    ];
    let mut columns: Vec<Column> = COLUMNS
        .iter()
        .zip(texts)
        .map(|(name, of)| Series::new((*name).into(), each(of)).into())
        .collect();
    columns.push(Series::new(COLUMNS[5].into(), year).into());
    columns.push(Series::new(COLUMNS[6].into(), projection.values()).into());
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut DataFrame::new(rows, columns)?)?;
    Ok(bytes)
}

/// The block again, to the same bits.
pub fn from_parquet(bytes: &[u8]) -> Result<Projection, BlockError> {
    let frame = ParquetReader::new(Cursor::new(bytes)).finish()?;
    let texts = |name: &str| -> Result<Vec<String>, BlockError> {
        let column = frame.column(name)?.str()?.clone();
        Ok(column
            .iter()
            .map(|cell| cell.unwrap_or_default().to_string())
            .collect())
    };
    let [keys, zh, en, units, grades] = [
        texts("quantity")?,
        texts("title_zh")?,
        texts("title_en")?,
        texts("unit")?,
        texts("evidence")?,
    ];
    let year: Vec<Year> = frame.column("year")?.i32()?.iter().flatten().collect();
    let values = frame.column("value")?.f32()?.iter();
    let values: Vec<f32> = values.map(|value| value.unwrap_or(f32::NAN)).collect();
    let word = |text: &str| serde_json::Value::from(text);
    let mut quantities: Vec<Quantity> = Vec::new();
    let mut years: Vec<Year> = Vec::new();
    for row in 0..values.len() {
        if quantities
            .last()
            .is_none_or(|quantity| quantity.key != keys[row])
        {
            let shape = |what: &str| {
                let key = &keys[row];
                BlockError::Shape(Words::both(
                    format!("{key} 的 {what}"),
                    format!("{what} of {key}"),
                ))
            };
            let unit: Unit =
                serde_json::from_value(word(&units[row])).map_err(|_| shape(&units[row]))?;
            let evidence: Evidence =
                serde_json::from_value(word(&grades[row])).map_err(|_| shape(&grades[row]))?;
            quantities.push(Quantity {
                key: keys[row].clone(),
                title: Words {
                    zh: zh[row].clone(),
                    en: en[row].clone(),
                },
                unit,
                evidence,
            });
        }
        if quantities.len() == 1 && years.last() != Some(&year[row]) {
            years.push(year[row]);
        }
    }
    let cells = quantities.len() * years.len();
    if year.len() != values.len() || cells == 0 || !values.len().is_multiple_of(cells) {
        let count = values.len();
        return Err(BlockError::Shape(Words::both(
            format!("共 {count} 个值"),
            format!("{count} values"),
        )));
    }
    let draws = values.len() / cells;
    Ok(Projection::new(quantities, years, draws, values))
}
