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
    blanks_before(&raw, &asked.by).into_result(())?;
    Ok(raw.told_apart(&asked.by, BETWEEN, asked.value.as_deref()))
}

/// A complaint for each cell that is empty before a label: it may repeat the one above, and the label alone would be a series of
/// its own.
fn blanks_before(raw: &RawTable, by: &[String]) -> Complaints {
    let labels: Vec<Vec<Option<String>>> = by.iter().map(|column| raw.texts(column)).collect();
    let mut complaints = Complaints::default();
    for row in 0..raw.rows() {
        let last = labels.iter().rposition(|label| label[row].is_some());
        let blank = labels[..last.unwrap_or(0)]
            .iter()
            .position(|label| label[row].is_none());
        let Some(column) = blank.map(|place| &by[place]) else {
            continue;
        };
        complaints.push(Complaint::error(
            &raw.file,
            raw.place(row, column),
            ("单元格是空的", "the cell is empty"),
            (format!("每行都有{column}"), format!("{column} in each row")),
            (
                "若与上一行相同，请逐行填写",
                "Fill each row, also where it is the same as above",
            ),
        ));
    }
    complaints.shortened()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};

    #[test]
    fn a_blank_before_a_label_is_asked_about_and_one_behind_it_is_not() {
        let table = |rows: &str| {
            let text = format!("乡镇,类别,年份,人数\n{rows}");
            let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
            let by = ["乡镇".to_string(), "类别".to_string()];
            blanks_before(&raw.expect("a table"), &by).to_string()
        };
        let said = table("甲镇,男,2018,1\n,女,2018,2\n");
        assert!(said.contains("第 3 行 乡镇 列"), "{said}");
        assert_eq!(table("甲镇,男,2018,1\n合计,,2018,2\n"), "");
    }
}
