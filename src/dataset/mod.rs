//! Tables and where they come from: the only room that touches `datasets/`.
//!
//! `sidecar` says what a table must be, `read` turns any file into plain text cells with their places,
//! `check` holds the one against the other, `table` hands out typed columns. Every fault of a folder is
//! said at once, in the planner's words: file, place, what was found, what was expected, what to do.
//!
//! # Decisions
//!
//! - Polars without its csv and parquet features; polars-io reads and `.lazy()` follows: the features bring a
//!   streaming engine and a network stack. Applied: add readers to `dataset/read`.
//! - A column says what it is by its heading and its cells; where two readings are possible the program asks by an
//!   option (`--by`, `--below-one`) or a heading: a number that is silently wrong costs more than a question.
//!   Applied: `dataset/read`.
//! - The structure of xls files and the per-cent formats of their cells are read here, before and beside calamine:
//!   calamine follows a circle of sectors until memory ends, reserves room for a cell in the far corner, and tells
//!   no formats of xls. Applied: `dataset/read/workbook/compound.rs`, `dataset/read/workbook/biff.rs`.
//! - A county that was cut out of another between the censuses gets its part of the other's registered people by
//!   the residents of the newer census who are registered where they live; a hindcast joins the two: both the
//!   register and the ages of a county are then of the same land; a hindcast needs one land in both censuses.
//!   Applied: `territory` in `census/former_codes`.
//! - Each parser is given spoilt inputs in a process of its own: the program of tests, called again for one test:
//!   memory can be told apart, an abort is seen, and stable Rust is enough; `PLANCAST_FUZZ=1000000 cargo test
//!   fuzzing` makes it long. Applied: `tests/laws/fuzzing`.

mod check;
mod complaint;
mod complaints;
mod declaration;
mod described;
mod entry;
mod error;
mod filter;
mod full_width;
mod known;
mod library;
mod long_number;
mod meant;
mod nearest;
mod open;
mod place;
mod read;
mod register;
mod serde_words;
mod sidecar;
mod syntax;
mod table;
mod vintage;
mod written;

pub use complaint::{Complaint, Said, Severity};
pub use complaints::Complaints;
pub use declaration::Declaration;
pub(crate) use described::checksum;
pub use entry::Entry;
pub use error::DatasetError;
pub use filter::Value;
pub use full_width::half_of;
pub use library::Library;
pub use nearest::nearest;
pub use place::Place;
pub use read::{
    AnnualSeries, BelowOne, CellAmount, Format, RawTable, ReadOptions, Reading, SeriesTable,
    both_ways, bytes_of, counts_things, is_han, is_per_cent, is_total, multiple_of, number_marked,
    part_of_one, read_any, read_bytes, read_series, series_of, series_with_faults, times,
};
pub use register::{PUBLISHED, Work};
pub(crate) use serde_words::translate;
pub use sidecar::{Check, Column, ColumnType, Head, Sidecar};
pub use table::CheckedTable;
