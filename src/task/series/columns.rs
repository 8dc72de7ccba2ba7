//! Series told apart by columns of the user's choice.

use crate::dataset::{Complaint, Complaints, Place, RawTable, SeriesTable, nearest};

use super::file::SeriesFile;
use super::kind;

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

/// Where all series come from one column of values, its name says nothing that tells them apart; it
/// stays where it says what is measured.
pub fn without_common_name(
    mut table: SeriesTable,
    by: &[String],
    columns: &[String],
) -> SeriesTable {
    if by.is_empty() {
        return table;
    }
    let ends = |column: &String| {
        let bare = column.split(['(', '（']).next().unwrap_or(column).trim();
        format!(" {bare}")
    };
    let common = columns
        .iter()
        .map(ends)
        .find(|end| table.series.keys().all(|name| name.ends_with(end.as_str())));
    if let Some(end) = common.filter(|end| !kind::says_what(end)) {
        let series = std::mem::take(&mut table.series);
        let bare = |name: String| name.strip_suffix(end.as_str()).unwrap_or(&name).to_string();
        table.series = series
            .into_iter()
            .map(|(name, s)| (bare(name), s))
            .collect();
    }
    table
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
