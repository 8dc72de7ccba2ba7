//! Tables and where they come from: the only room that touches `datasets/`.
//!
//! `sidecar` says what a table must be, `read` turns any file into plain text cells with their places,
//! `check` holds the one against the other, `table` hands out typed columns. Every fault of a folder is
//! said at once, in the planner's words: file, place, what was found, what was expected, what to do.

mod check;
mod complaint;
mod complaints;
mod declaration;
mod described;
mod error;
mod filter;
mod known;
mod library;
mod nearest;
mod open;
mod place;
mod read;
mod register;
mod serde_words;
mod sidecar;
mod table;
mod vintage;
mod written;

pub use complaint::{Complaint, Said, Severity};
pub use complaints::Complaints;
pub use declaration::Declaration;
pub use error::DatasetError;
pub use filter::Value;
pub use library::{Entry, Library};
pub use nearest::nearest;
pub use place::Place;
pub use read::{
    AnnualSeries, Format, RawTable, ReadOptions, Reading, SeriesTable, bytes_of, counts_things,
    read_any, read_bytes, read_series, series_of,
};
pub use register::Work;
pub(crate) use serde_words::translate;
pub use sidecar::{Check, Column, ColumnType, Head, Sidecar};
pub use table::Table;
