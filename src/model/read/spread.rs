//! Tables with several numbers in a row: what should stand in a column of its own stands in the heading.

use crate::dataset::{Complaint, Place, RawTable};

/// Columns from which on a heading is spread: one may be a slip of the pen.
const SEVERAL: usize = 2;

/// Digits of a year.
const DIGITS: usize = 4;

/// The columns whose names are all of one kind, in quotation marks, where there are several.
pub(super) fn side_by_side(raw: &RawTable, is_one: fn(&str) -> bool) -> Option<String> {
    let names = raw.names();
    let spread = names.iter().map(|name| name.trim());
    let spread: Vec<&str> = spread.filter(|name| is_one(name)).collect();
    let all = spread.iter().map(|name| format!("“{name}”"));
    (spread.len() >= SEVERAL).then(|| all.collect())
}

/// A complaint about a table of values with several years in its heading, where it should have these columns.
pub(super) fn years_side_by_side(raw: &RawTable, columns: (&str, &str)) -> Option<Complaint> {
    let all = side_by_side(raw, is_year)?;
    let found = (
        format!("{all}横排在表头，一行有几个数值"),
        format!("{all} stand side by side in the heading: several values in a row"),
    );
    let advice = (
        "请改成竖表：每行一个年份、一个数值",
        "Write one year and one value into each row",
    );
    let file = raw.file.clone();
    Some(Complaint::error(file, Place::Whole, found, columns, advice))
}

/// Whether a heading is a year.
pub(super) fn is_year(text: &str) -> bool {
    let bare = text.trim_end_matches(['底', '末', '度']);
    let bare = bare.trim_end_matches('年');
    bare.len() == DIGITS && bare.chars().all(|digit| digit.is_ascii_digit())
}
