//! Faults of single cells of a register.

use crate::dataset::{Complaint, RawTable, Said};

/// A complaint about a cell that is none of what it could be.
pub(super) fn unknown(
    raw: &RawTable,
    (row, column): (usize, &str),
    text: &str,
    expected: (&str, &str),
) -> Complaint {
    Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        (format!("写的是“{text}”"), format!("found “{text}”")),
        Said::from(expected),
        ("请改正", "Correct it"),
    )
}

/// A complaint about parts of people.
pub(super) fn halves(raw: &RawTable, row: usize, column: &str, text: &str) -> Complaint {
    Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        (format!("写的是“{text}”"), format!("found “{text}”")),
        ("整数", "whole people"),
        (
            "请改正；以万人为单位的，请在表头写明“人数（万人）”",
            "Correct it; where it is of ten thousands, say so in the heading: persons (万人)",
        ),
    )
}

/// A complaint about a row without a year.
pub(super) fn without_year(raw: &RawTable, row: usize, column: &str) -> Complaint {
    Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        ("是空的", "it is empty"),
        ("年份", "a year"),
        (
            "请补上年份：每行都要写，与上一行同年的也要写，或把同年的单元格合并",
            "Write the year into each row, also where it is that of the row above, or merge the cells of one year",
        ),
    )
}
