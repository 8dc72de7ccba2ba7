//! Series told apart by columns of the user's choice: the table is set anew with one column of names,
//! and complaints are led back to the places of the file.

use std::io::Write as _;

use crate::dataset::{
    Complaint, Complaints, DatasetError, Place, RawTable, ReadOptions, SeriesTable, nearest,
    read_any, read_series,
};

use super::{SeriesFile, kind};

/// What stands between the labels in the name of a series.
pub const BETWEEN: &str = " · ";

/// Columns of the table set anew.
const NAME: &str = "指标";
const VALUE: &str = "数值";

/// Reads the series of a file whose columns are named by the user.
pub fn read(asked: &SeriesFile, options: &ReadOptions) -> Result<SeriesTable, DatasetError> {
    let raw = read_any(&asked.file, options)?;
    let names = raw.names();
    let mut complaints = Complaints::default();
    for column in asked.by.iter().chain(&asked.value) {
        if !names.contains(column) {
            complaints.push(unknown(&raw.file, column, &names));
        }
    }
    complaints.into_result(())?;
    // The columns that go on, with their new names, the chosen ones first.
    let mut kept: Vec<(String, String)> = Vec::new();
    if let Some(value) = &asked.value {
        kept.push((VALUE.to_string(), value.clone()));
    }
    let taken = |name: &String| {
        asked.by.contains(name)
            || asked.value.as_ref() == Some(name)
            || (name == NAME && !asked.by.is_empty())
            || (name == VALUE && asked.value.is_some())
    };
    let rest = names.iter().filter(|name| !taken(name));
    kept.extend(rest.map(|name| (name.clone(), name.clone())));
    let (text, lines) = set_anew(&raw, &asked.by, &kept);
    let unwritten = |error: std::io::Error| {
        let found = (
            format!("临时文件写不进去（{error}）"),
            format!("no temporary file ({error})"),
        );
        let expected = ("可写的临时文件夹", "a temporary folder that can be written");
        let advice = ("请检查磁盘空间", "Check the disk");
        Complaint::error(&raw.file, Place::Whole, found, expected, advice)
    };
    let mut file = tempfile::Builder::new()
        .suffix(".csv")
        .tempfile()
        .map_err(unwritten)?;
    file.write_all(text.as_bytes()).map_err(unwritten)?;
    let strict = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    let mut table = read_series(file.path(), &strict).map_err(|error| {
        let led_back = |complaint| back(complaint, &raw, (&asked.by, &kept), &lines);
        let complaints = error.complaints().0.into_iter().map(led_back);
        DatasetError::from(Complaints(complaints.collect()))
    })?;
    table.file.clone_from(&raw.file);
    without_column(&mut table, &kept);
    let mut reading = raw.reading.clone();
    reading.full_width = table.reading.full_width;
    reading.thousands = table.reading.thousands;
    reading.percents = table.reading.percents;
    reading.year_words = table.reading.year_words;
    reading.dates = table.reading.dates;
    reading.marks = table.reading.marks;
    table.reading = reading;
    Ok(table)
}

/// Where all series come from one column of values, its name says nothing that tells them apart; it
/// stays where it says what is measured.
fn without_column(table: &mut SeriesTable, kept: &[(String, String)]) {
    let ends = |column: &str| {
        let bare = column.split(['(', '（']).next().unwrap_or(column).trim();
        format!(" {bare}")
    };
    let common = kept
        .iter()
        .map(|(name, _)| ends(name))
        .find(|end| table.series.keys().all(|name| name.ends_with(end.as_str())));
    if let Some(end) = common.filter(|end| !kind::says_what(end)) {
        let series = std::mem::take(&mut table.series);
        let bare = |name: String| name.strip_suffix(end.as_str()).unwrap_or(&name).to_string();
        table.series = series
            .into_iter()
            .map(|(name, s)| (bare(name), s))
            .collect();
    }
}

/// The table as CSV, and the line on which each record stands: that of its row in the file where
/// this can be.
fn set_anew(raw: &RawTable, by: &[String], kept: &[(String, String)]) -> (String, Vec<usize>) {
    let labels: Vec<Vec<Option<String>>> = by.iter().map(|name| raw.texts(name)).collect();
    let cells: Vec<Vec<Option<String>>> = kept.iter().map(|(_, name)| raw.texts(name)).collect();
    let mut heads: Vec<String> = kept.iter().map(|(name, _)| quoted(name)).collect();
    if !by.is_empty() {
        heads.insert(0, NAME.to_string());
    }
    let (mut text, mut next) = (String::new(), 1);
    let mut lines = Vec::new();
    // Blank lines are not read, but counted.
    let mut put = |line: usize, fields: &[String]| {
        text.push_str(&"\n".repeat(line.saturating_sub(next)));
        next = next.max(line) + 1;
        text.push_str(&fields.join(","));
        text.push('\n');
        next - 1
    };
    put(raw.line(0).saturating_sub(1), &heads);
    for row in 0..raw.rows() {
        let cell = |column: &Vec<Option<String>>| column[row].clone().unwrap_or_default();
        let mut fields: Vec<String> = cells.iter().map(|c| quoted(&cell(c))).collect();
        if !by.is_empty() {
            let words: Vec<String> = labels.iter().map(cell).filter(|w| !w.is_empty()).collect();
            fields.insert(0, quoted(&words.join(BETWEEN)));
        }
        lines.push(put(raw.line(row), &fields));
    }
    (text, lines)
}

/// A field in quotes, on one line.
fn quoted(text: &str) -> String {
    let flat = text.replace(['\n', '\r'], " ");
    format!("\"{}\"", flat.replace('"', "\"\""))
}

/// The complaint with the place in the user's own file.
fn back(
    complaint: Complaint,
    raw: &RawTable,
    (by, kept): (&[String], &[(String, String)]),
    lines: &[usize],
) -> Complaint {
    let row = |line: &usize| lines.iter().position(|at| at == line);
    let place = match &complaint.place {
        Place::Field { line, column } => {
            let known = kept
                .iter()
                .find(|(new, _)| new == column)
                .map(|(_, old)| old);
            let column = known.or(by.first()).map_or("", String::as_str);
            row(line).map_or(Place::Whole, |row| raw.place(row, column))
        }
        Place::Line { line, .. } => row(line).map_or(Place::Whole, |row| raw.row_place(row)),
        other => other.clone(),
    };
    Complaint {
        file: raw.file.clone(),
        place,
        ..complaint
    }
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
