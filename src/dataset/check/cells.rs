//! Cells and rows as checks name them, and how near two numbers must be.

use polars::prelude::*;

use crate::dataset::{Complaint, Place};

/// Name of the column that carries the number of each row through a pipeline.
pub(super) const ROW: &str = "row number";

/// Complains that a check could not be made.
pub(super) fn foreign(file: &str, error: &PolarsError) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        (
            format!("检查没有做成（{error}）"),
            format!("a check could not be made ({error})"),
        ),
        ("与说明文件相符的列", "columns as the sidecar says"),
        (
            "请对照说明文件检查各列",
            "Compare the columns with the sidecar",
        ),
    )
}

/// Columns by which rows are put together; without any all rows are one.
pub(super) fn grouping<'n>(names: impl IntoIterator<Item = &'n String>) -> Vec<Expr> {
    let mut by: Vec<Expr> = names.into_iter().map(|name| col(name.as_str())).collect();
    if by.is_empty() {
        by.push(lit(0).alias("all"));
    }
    by
}

/// Text of the cells that name a group, such as `sex=male, age=0`.
pub(super) fn group_text(frame: &DataFrame, row: usize, names: &[String]) -> String {
    let cell = |name: &String| {
        let cell = frame.column(name).and_then(|column| column.get(row));
        let text = cell.map(|value| value.str_value().to_string());
        format!("{name}={}", text.unwrap_or_default())
    };
    names.iter().map(cell).collect::<Vec<_>>().join(", ")
}

/// The condition that two numbers are further apart than allowed.
pub(super) fn apart(a: &str, b: &str, tolerance: f64) -> Expr {
    let gap = || col(a) - col(b);
    let allowed = tolerance + ROUNDING;
    gap().gt(lit(allowed)).or(gap().lt(lit(-allowed)))
}

/// Sums of decimal numbers differ in their last binary digits; this is far below any unit counted.
const ROUNDING: f64 = 1e-6;

/// Number in a cell of a column of any numeric type.
pub(super) fn number_at(frame: &DataFrame, name: &str, row: usize) -> f64 {
    let cell = frame.column(name).and_then(|column| column.get(row));
    let number = cell.ok().and_then(|value| value.extract::<f64>());
    number.unwrap_or(f64::NAN)
}

/// A number as a person writes it: no trailing digits of binary fractions.
pub(super) fn plain(value: f64) -> String {
    let rounded = format!("{value:.9}");
    rounded
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_string()
}
