//! The county's own register of certificate holders: a table in which each row says how many, of whom, and when.

mod faults;
mod row;
mod rows;
mod spread;
mod words;

pub use row::RegisterRow;
pub use words::{is_of_everybody, is_of_holders};

use std::path::Path;

use crate::dataset::{Complaints, ReadOptions, read_any};
use crate::model::file::RegisterFile;
use rows::RegisterRows;

/// Rows, and reminders of what nobody sees in the workbook, of rows without a number and of halves of people.
type Taken = (Vec<RegisterRow>, Complaints);

/// Reads the register of a model folder; every fault at once.
pub(super) fn register(root: &Path, shown: &str, file: &RegisterFile) -> Result<Taken, Complaints> {
    let options = ReadOptions {
        sheet: file.sheet.clone(),
        ..ReadOptions::default()
    };
    let mut raw = read_any(&root.join(&file.file), &options).map_err(|error| error.complaints())?;
    raw.file = format!("{shown}/{}", file.file);
    let mut reminders = raw.reading.unseen(&raw.file, file.sheet.as_deref());
    reminders.extend(raw.without_headers_again());
    let (rows, unused) = RegisterRows::of(&raw)?.read()?;
    reminders.extend(unused);
    Ok((rows, reminders))
}
