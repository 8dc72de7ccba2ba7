//! Series told apart by columns of the user's choice.

use crate::dataset::{Complaint, Complaints, Place, RawTable, nearest};

use super::SeriesFile;

/// What stands between the labels in the name of a series.
pub const BETWEEN: &str = " · ";

/// The table with the columns that the user named, where there are any.
pub fn chosen(asked: &SeriesFile, raw: RawTable) -> Result<RawTable, Complaints> {
    if asked.by.is_empty() && asked.value.is_none() {
        return Ok(raw);
    }
    let names = raw.names();
    let mut complaints = Complaints::default();
    for column in asked.by.iter().chain(&asked.value) {
        if !names.contains(column) {
            complaints.push(unknown(&raw.file, column, &names));
        }
    }
    complaints.into_result(())?;
    Ok(raw.told_apart(&asked.by, BETWEEN, asked.value.as_deref()))
}

fn unknown(file: &str, column: &str, names: &[String]) -> Complaint {
    let advice = match nearest(column, names.iter().map(String::as_str)) {
        Some(near) => (format!("是不是“{near}”？"), format!("Is it “{near}”?")),
        None => (
            format!("各列是 {}", names.join("、")),
            format!("The columns are {}", names.join(", ")),
        ),
    };
    Complaint::error(
        file,
        Place::Whole,
        (format!("没有“{column}”列"), format!("no column “{column}”")),
        ("表中的列名", "a name of a column"),
        advice,
    )
}
