//! Whole numbers, mostly years, that should follow each other without a gap.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::groups::groups;
use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Check;
use crate::dataset::{Complaint, Complaints, Place};

/// Missing numbers that are named one by one.
const NAMED: usize = 8;

/// Groups with a gap in the column.
pub(super) fn faults(
    raw: &RawTable,
    typed: &DataFrame,
    pipeline: &LazyFrame,
    check: &Check,
) -> PolarsResult<Complaints> {
    let mut complaints = Complaints::default();
    let Check::NoGaps { column, within } = check else {
        return Ok(complaints);
    };
    if !may_lack(typed, column, within) {
        return Ok(complaints);
    }
    let by = super::cells::grouping(within);
    let gaps = pipeline
        .clone()
        .filter(col(column.as_str()).is_not_null())
        .group_by_stable(by)
        .agg([
            col(column.as_str()).min().alias("lowest"),
            col(column.as_str()).max().alias("highest"),
            col(column.as_str()).n_unique().alias("present"),
            col(column.as_str())
                .unique()
                .sort(SortOptions::default())
                .alias("values"),
        ])
        .filter(
            (col("highest") - col("lowest") + lit(1_i64)).gt(col("present").cast(DataType::Int64)),
        )
        .collect()?;
    for row in 0..gaps.height() {
        let values = gaps.column("values")?.list()?.get_as_series(row);
        let present: Vec<i64> = match &values {
            Some(series) => series.i64()?.iter().flatten().collect(),
            None => Vec::new(),
        };
        let pairs = present.windows(2).flat_map(|pair| pair[0] + 1..pair[1]);
        let missing: Vec<String> = pairs.clone().take(NAMED).map(|v| v.to_string()).collect();
        let more = pairs.count() - missing.len();
        let group = super::cells::group_text(&gaps, row, within);
        let group = if group.is_empty() {
            group
        } else {
            format!("{group}：")
        };
        let listed = missing.join("、");
        let more = if more > 0 {
            (format!(" 等，另有 {more} 个"), format!(" and {more} more"))
        } else {
            Default::default()
        };
        let (low, high) = (present.first().copied(), present.last().copied());
        let (low, high) = (low.unwrap_or_default(), high.unwrap_or_default());
        complaints.push(Complaint::error(
            &raw.file,
            Place::Column(column.clone()),
            (
                format!("{group}缺 {listed}{}", more.0),
                format!(
                    "{}{} missing{}",
                    group.replace('：', ": "),
                    missing.join(", "),
                    more.1
                ),
            ),
            (
                format!("{low} 至 {high} 连续"),
                format!("every one from {low} to {high}"),
            ),
            (
                "请补上缺的行；若确实没有数据，请从说明文件中删去这项检查",
                "Add the rows; if there are no data, remove the check from the sidecar",
            ),
        ));
    }
    Ok(complaints)
}

/// Whether a group may have a gap in a column; no only where all that is needed to say so is there.
fn may_lack(typed: &DataFrame, column: &str, within: &[String]) -> bool {
    let cells = typed.column(column).and_then(|cells| cells.i64());
    let (Ok(cells), Some(groups)) = (cells, groups(typed, within)) else {
        return true;
    };
    let mut present: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    for (group, cell) in groups.into_iter().zip(cells.iter()) {
        present.entry(group).or_default().extend(cell);
    }
    present.values().any(|own| {
        let ends = own.first().zip(own.last());
        ends.is_some_and(|(first, last)| {
            i128::from(*last) - i128::from(*first) >= own.len() as i128
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_of_any_group_is_seen() {
        let lacks = |sexes: [&str; 5], years: [Option<i64>; 5]| {
            let frame = df!("sex" => sexes, "year" => years).expect("columns");
            may_lack(&frame, "year", &["sex".to_string()])
        };
        let years = [2001, 2002, 2003, 2001, 2002].map(Some);
        assert!(!lacks(["a", "a", "a", "b", "b"], years));
        assert!(lacks(["a", "b", "a", "b", "b"], years));
        // The same number twice, and none, are no gap.
        let years = [Some(2001), Some(2002), None, Some(2001), Some(2001)];
        assert!(!lacks(["a", "a", "a", "b", "b"], years));
        let frame = df!("year" => [0.5, 1.5]).expect("a column");
        assert!(may_lack(&frame, "year", &[]));
    }
}
