//! Which series of a panel are totals of the others, by their names or by their values.

use std::collections::BTreeMap;

use crate::axes::Year;

use crate::task::series::{PanelSeries, known};

/// Names of totals.
const TOTALS: [&str; 24] = [
    "合计",
    "总计",
    "共计",
    "总数",
    "总量",
    "小计",
    "总和",
    "汇总",
    "全部",
    "总体",
    "全市",
    "全县",
    "全区",
    "全省",
    "全州",
    "全国",
    "全镇",
    "全乡",
    "全街道",
    "total",
    "totals",
    "sum",
    "all",
    "overall",
];
/// True for the name of a total.
pub fn is_total(label: &str) -> bool {
    let bare: String = label.to_lowercase().split_whitespace().collect();
    TOTALS.contains(&bare.as_str())
}

/// The name of a part that is the sum of all others in every year, of at least two.
pub fn sum_of_the_others<'e>(leaves: &[&'e PanelSeries]) -> Option<&'e str> {
    const ENOUGH: usize = 2;
    let values: Vec<BTreeMap<Year, f64>> = leaves
        .iter()
        .map(|e| known(&e.series).into_iter().collect())
        .collect();
    let years: Vec<Year> = values[0]
        .keys()
        .copied()
        .filter(|y| values.iter().all(|v| v.contains_key(y)))
        .collect();
    if leaves.len() <= ENOUGH || years.len() < ENOUGH {
        return None;
    }
    let is_sum = |place: &usize| {
        years.iter().all(|year| {
            let all: f64 = values.iter().map(|v| v[year]).sum();
            let own = values[*place][year];
            own > 0.0 && (all - 2.0 * own).abs() <= 1e-9 * own
        })
    };
    (0..leaves.len())
        .find(is_sum)
        .map(|place| leaves[place].series.name.as_str())
}
