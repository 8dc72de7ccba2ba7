//! Any table that a planner may have, as plain cells with their places: text, workbooks and columns (`format.rs`).
//!
//! Nothing is typed here: a cell is text until a column says what it should be. What was read with
//! leniency (encoding, title rows, full-width digits …) is counted in [`Reading`], so that it can be said.

mod again;
mod annual;
mod asides;
mod beside;
mod cells;
mod clerks;
mod codes;
mod continued;
mod csv;
mod damage;
mod dated;
mod day_first;
mod doubts;
mod encodings;
mod eras;
mod expected_series;
mod footnote;
mod format;
mod fraction;
mod gathering;
mod grid;
mod guard;
mod header;
mod labels;
mod load;
mod marks;
mod meant;
mod measured;
mod misfits;
mod named_unit;
mod names;
mod not_a_year;
pub(super) mod number;
mod numbered;
mod options;
mod overlooked;
mod own_unit;
mod pages;
mod parquet;
mod part_of_year;
mod percents;
mod plain;
mod raw;
mod reading;
mod remarked_units;
pub(super) mod remedy;
mod reported;
mod rows;
mod rows_aside;
mod said_units;
mod second_value;
mod sections;
mod separators;
mod series;
mod series_shape;
mod set_aside;
mod shapeless;
mod sheets_of_years;
mod signatures;
mod signed;
mod spelling;
mod spread;
mod standing;
mod taking;
mod text;
mod titles;
mod told_by_unit;
mod unit;
mod unit_kind;
mod unit_said;
mod unit_signs;
mod unit_things;
mod unit_words;
mod unseen;
pub(super) mod width;
mod worded;
mod words;
mod workbook;
pub(super) mod year;
mod year_words;
mod years_across;
mod years_of_rows;
mod years_twice;

use std::path::Path;

use super::Complaints;
use super::error::DatasetError;

pub use annual::AnnualSeries;
pub use clerks::{CellAmount, multiple_of, number_marked};
pub use doubts::is_total;
pub use format::Format;
pub(super) use load::load;
pub use number::times;
pub use options::{BelowOne, ReadOptions};
pub use plain::is_han;
pub use raw::RawTable;
pub use reading::Reading;
pub use series::{SeriesTable, read_series, series_of, series_with_faults};
pub use spread::{both_ways, part_of_one};
pub use unit::{counts_things, is_per_cent};

/// Reads a file of any known format by what is in it; the ending of its name must agree.
pub fn read_any(path: &Path, options: &ReadOptions) -> Result<RawTable, DatasetError> {
    let file = path.display().to_string();
    let bytes = load(path, &file)?;
    Ok(read_bytes(&file, &bytes, options)?)
}

/// The bytes of a file, read once, as a pipe can be.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Complaints> {
    load(path, &path.display().to_string())
}

/// Reads the bytes of a file; `file` is its name in complaints.
pub fn read_bytes(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<RawTable, Complaints> {
    let format = format::detect(file, bytes)?;
    if let Some(sheet) = options.sheet.as_ref().filter(|_| !format.is_workbook()) {
        return Err(format::without_sheets(file, format, sheet));
    }
    let mut table = match format {
        Format::Csv => {
            let decoded = text::decode(file, bytes)?;
            let grid = csv::grid(file, &decoded.text)?;
            let reading = Reading {
                encoding: Some(decoded.encoding),
                mark: decoded.mark,
                mixed_line_ends: decoded.mixed_line_ends,
                separator: grid.separator,
                ..Reading::new(Format::Csv)
            };
            header::table(file, grid, reading, options)
        }
        Format::Parquet => parquet::table(file, bytes),
        // What is neither has sheets.
        _ => {
            let sheet = |options: &ReadOptions| {
                let read = || workbook::grid(file, bytes, format, options);
                let (grid, reading) = guard::guarded(file, read)??;
                header::table(file, grid, reading, options)
            };
            sheets_of_years::read(options, sheet)
        }
    }?;
    table.reading.below_one = options.below_one;
    Ok(table)
}
