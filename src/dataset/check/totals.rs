//! Parts against the total that stands beside them.

use polars::prelude::*;

use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Check;
use crate::dataset::{Complaint, Complaints};

/// Groups whose parts do not add up to their total.
pub(super) fn faults(
    raw: &RawTable,
    pipeline: &LazyFrame,
    check: &Check,
    key: &[String],
) -> PolarsResult<Complaints> {
    let mut complaints = Complaints::default();
    let Check::Total {
        column,
        over,
        total,
        tolerance,
    } = check
    else {
        return Ok(complaints);
    };
    let names: Vec<String> = key.iter().filter(|name| *name != over).cloned().collect();
    let by = super::cells::grouping(&names);
    let is_total = col(over.as_str()).eq(lit(total.as_str()));
    let value = col(column.as_str()).cast(DataType::Float64);
    let wrong = pipeline
        .clone()
        .group_by_stable(by)
        .agg([
            value
                .clone()
                .filter(is_total.clone().not())
                .sum()
                .alias("parts"),
            value
                .clone()
                .filter(is_total.clone().not())
                .count()
                .alias("number"),
            value.filter(is_total.clone()).first().alias("whole"),
            col(super::cells::ROW).filter(is_total).first().alias("at"),
        ])
        .filter(col("whole").is_not_null().and(col("number").gt(lit(0))))
        .filter(super::cells::apart("parts", "whole", *tolerance))
        .collect()?;
    for row in 0..wrong.height() {
        let (parts, whole) = (
            super::cells::number_at(&wrong, "parts", row),
            super::cells::number_at(&wrong, "whole", row),
        );
        let number = super::cells::number_at(&wrong, "number", row);
        let at = super::cells::number_at(&wrong, "at", row) as usize;
        let group = super::cells::group_text(&wrong, row, &names);
        let (parts, whole, gap) = (
            super::cells::plain(parts),
            super::cells::plain(whole),
            super::cells::plain(parts - whole),
        );
        complaints.push(Complaint::error(
            &raw.file,
            raw.place(at, column),
            (
                format!("{group}：{over} 的 {number} 个部分合计 {parts}，{total} 一行却是 {whole}，相差 {gap}"),
                format!("{group}: the {number} parts of {over} add up to {parts}, but the row {total} says {whole}, a difference of {gap}"),
            ),
            (
                format!("合计等于各部分之和（允许误差 {tolerance}）"),
                format!("a total equal to the sum of its parts (tolerance {tolerance})"),
            ),
            ("请核对这几行", "Look up these rows"),
        ));
    }
    Ok(complaints)
}
