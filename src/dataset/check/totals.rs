//! Parts against the total that stands beside them.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::groups::groups;
use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Check;
use crate::dataset::{Complaint, Complaints};

/// Groups whose parts do not add up to their total.
pub(super) fn faults(
    raw: &RawTable,
    typed: &DataFrame,
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
    let asked = (column.as_str(), over.as_str(), total.as_str());
    if !may_differ(typed, asked, &names, *tolerance) {
        return Ok(complaints);
    }
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

/// Far below what sums may differ by from a total beside what is tolerated, and far above what they differ by in their last
/// digits from one way of adding to another.
const SURE: f64 = 5e-7;

/// A total and its parts.
#[derive(Default)]
struct AddedUp {
    parts: f64,
    number: usize,
    /// The cell of the first row that is the total.
    whole: Option<Option<f64>>,
}

/// Whether the parts of a group may not add up to its total; no only where all that is needed to say so is there.
fn may_differ(
    typed: &DataFrame,
    (column, over, total): (&str, &str, &str),
    names: &[String],
    tolerance: f64,
) -> bool {
    let (Ok(values), Ok(told)) = (typed.column(column), typed.column(over)) else {
        return true;
    };
    let values: Vec<Option<f64>> = if let Ok(numbers) = values.f64() {
        numbers.iter().collect()
    } else if let Ok(whole) = values.i64() {
        whole.iter().map(|own| own.map(|n| n as f64)).collect()
    } else {
        return true;
    };
    let (Ok(told), Some(groups)) = (told.str(), groups(typed, names)) else {
        return true;
    };
    let mut added: BTreeMap<usize, AddedUp> = BTreeMap::new();
    for ((group, value), told) in groups.into_iter().zip(values).zip(told.iter()) {
        let own = added.entry(group).or_default();
        match (told, value) {
            (Some(told), value) if told == total => {
                own.whole.get_or_insert(value);
            }
            (Some(_), Some(value)) => {
                own.parts += value;
                own.number += 1;
            }
            _ => {}
        }
    }
    let differs = |own: &AddedUp| {
        let whole = own.whole.flatten().filter(|_| own.number > 0);
        let gap = whole.map(|whole| (own.parts - whole).abs());
        gap.is_some_and(|gap| gap.is_nan() || gap > tolerance + SURE)
    };
    added.values().any(differs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_are_not_their_total_are_seen() {
        let differs = |values: [Option<i64>; 5], tolerance: f64| {
            let frame = df!(
                "town" => ["a", "a", "a", "b", "b"],
                "sex" => ["male", "female", "both", "male", "both"],
                "people" => values,
            );
            let frame = frame.expect("columns");
            let asked = ("people", "sex", "both");
            may_differ(&frame, asked, &["town".to_string()], tolerance)
        };
        assert!(!differs([3, 4, 7, 5, 5].map(Some), 0.0));
        assert!(differs([3, 4, 8, 5, 5].map(Some), 0.0));
        assert!(!differs([3, 4, 8, 5, 5].map(Some), 1.0));
        assert!(differs([3, 4, 7, 5, 6].map(Some), 0.0));
        // Without a total, or without parts, there is nothing to compare.
        let alone = [Some(3), Some(4), None, None, Some(5)];
        assert!(!differs(alone, 0.0));
    }
}
