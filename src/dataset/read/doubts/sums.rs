//! Totals that are the sum of their parts in most years: a year in which they are not is named.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};
use crate::source::added_up;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::number::times;
use super::super::unit::unit;
use super::super::width::half_width;

/// Names of totals.
const TOTALS: [&str; 27] = [
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
    "合計",
    "總計",
    "합계",
    "total",
    "totals",
    "sum",
    "all",
    "overall",
];
/// What ends the name of a total of some: 城镇小计.
const OF_SOME: [&str; 5] = ["合计", "总计", "共计", "小计", "合計"];
/// A total and a sum this close are equal but for rounding.
const ROUNDED: f64 = 0.005;

/// Names of totals, and names of parts.
type PartedSum<'n> = (Vec<&'n str>, Vec<&'n str>);

/// A warning for each year in which a total is not the sum of the other series, while it is in most.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    let names: Vec<&str> = gathering.series.keys().map(String::as_str).collect();
    let found = sums(&names).into_iter().flat_map(|(name, parts)| {
        let parts: Vec<&AnnualSeries> = parts.iter().map(|part| &gathering.series[*part]).collect();
        let years = unequal(&gathering.series[name], &parts).into_iter();
        years.map(move |(year, value, sum)| (name, year, value, sum))
    });
    for (name, year, value, sum) in found {
        let Some(place) = gathering.place_of(name, year) else {
            continue;
        };
        let sum = added_up(sum);
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("{year} 年的合计是 {value}，各项相加是 {sum}"),
                format!("the total of {year} is {value}, and its parts make {sum}"),
            ),
            ("等于各项之和的合计", "a total that is the sum of its parts"),
            (
                "请核对合计和各项；若确实如此，不必改",
                "Look at the total and its parts; if they are right, leave them",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

/// Each total with its parts: the only one with all other series; else those that differ from it in the one word that says
/// it is a total (`甲镇 合计` from `甲镇 男`, `甲镇 女`).
fn sums<'n>(names: &[&'n str]) -> Vec<(&'n str, Vec<&'n str>)> {
    let (totals, parts): (Vec<&str>, Vec<&str>) =
        names.iter().copied().partition(|name| is_total(name));
    if let [total] = totals[..] {
        return match parts.len() {
            0 | 1 => Vec::new(),
            _ => vec![(total, parts)],
        };
    }
    // Around a word of each name, the others; one word is a total, the rest are its parts.
    let mut groups: BTreeMap<(usize, Vec<&str>), PartedSum> = BTreeMap::new();
    for name in names.iter().copied() {
        let words: Vec<&str> = name.split(' ').collect();
        for (place, word) in words.iter().enumerate() {
            let (before, behind) = (&words[..place], &words[place + 1..]);
            let around = [before, behind].concat();
            if around.iter().any(|other| is_total(other)) {
                continue;
            }
            let (totals, parts) = groups.entry((place, around)).or_default();
            match is_total(word) {
                true => totals.push(name),
                false => parts.push(name),
            }
        }
    }
    let groups = groups.into_values();
    let one = groups.filter(|(totals, parts)| totals.len() == 1 && parts.len() > 1);
    one.map(|(totals, parts)| (totals[0], parts)).collect()
}

/// True for the name of a total: alone, before the name of what is counted (`全市 人数`), behind that of some (`城镇小计`),
/// with a number or without (`小计2`).
pub fn is_total(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let mut joined = String::new();
    half.split_whitespace().any(|word| {
        joined.push_str(word);
        let bare = joined.trim_end_matches(|c: char| c.is_ascii_digit());
        TOTALS.contains(&bare) || OF_SOME.iter().any(|ending| bare.ends_with(ending))
    })
}

/// By what a part is multiplied to be in the unit of its total; nothing where it cannot be.
fn factor(part: &AnnualSeries, total: &AnnualSeries) -> Option<f64> {
    if part.percent {
        return None;
    }
    if part.unit == total.unit {
        return Some(1.0);
    }
    let (own, whole) = (unit(part.unit.as_deref()?)?, unit(total.unit.as_deref()?)?);
    (own.base == whole.base).then(|| own.factor / whole.factor)
}

/// Years in which a total and the sum of its parts differ, with both; none where they are not equal in most years, or where
/// their units differ.
fn unequal(total: &AnnualSeries, parts: &[&AnnualSeries]) -> Vec<(Year, f64, f64)> {
    let factors: Option<Vec<f64>> = parts.iter().map(|part| factor(part, total)).collect();
    let Some(factors) = factors else {
        return Vec::new();
    };
    let sum = |year: &Year| -> Option<f64> {
        let values = parts.iter().zip(&factors);
        values
            .map(|(part, factor)| Some(times(*part.values.get(year)?, *factor)))
            .sum()
    };
    let compared: BTreeMap<Year, (f64, f64)> = total
        .values
        .iter()
        .filter_map(|(year, value)| Some((*year, (*value, sum(year)?))))
        .collect();
    let equal = |(value, sum): &(f64, f64)| (value - sum).abs() <= ROUNDED * value.abs();
    let (sound, others): (Vec<_>, Vec<_>) = compared.iter().partition(|(_, pair)| equal(pair));
    if sound.len() <= others.len() {
        return Vec::new();
    }
    let others = others.into_iter();
    others
        .map(|(year, (value, sum))| (*year, *value, *sum))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64]) -> AnnualSeries {
        AnnualSeries {
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn a_total_that_is_no_sum_is_seen_only_where_others_are() {
        let (men, women) = (series(&[10.0, 11.0, 12.0]), series(&[9.0, 10.0, 11.0]));
        let found = |total: &[f64]| unequal(&series(total), &[&men, &women]);
        assert_eq!(found(&[19.0, 25.0, 23.0]), [(2019, 25.0, 21.0)]);
        assert!(found(&[19.0, 21.0, 23.0]).is_empty());
        let in_unit = |unit: &str, values: &[f64]| AnnualSeries {
            unit: Some(unit.to_string()),
            ..series(values)
        };
        let parts = [[1.2, 1.3, 1.4], [0.8, 0.9, 1.0]].map(|values| in_unit("万人", &values));
        let total = in_unit("人", &[20_000.0, 22_000.0, 34_000.0]);
        let found_in = unequal(&total, &[&parts[0], &parts[1]]);
        assert_eq!(found_in, [(2020, 34_000.0, 24_000.0)]);
        let money = in_unit("元", &[20_000.0, 22_000.0, 34_000.0]);
        assert!(unequal(&money, &[&parts[0], &parts[1]]).is_empty());
        // No sum at all, as of things that are counted twice.
        assert!(found(&[15.0, 16.0, 23.0]).is_empty());
    }

    #[test]
    fn each_town_and_each_item_has_its_total() {
        let names = [
            "甲镇 男",
            "甲镇 女",
            "甲镇 合计",
            "乙镇 男",
            "乙镇 女",
            "乙镇 合计",
        ];
        let own = |total, parts: [&'static str; 2]| (total, parts.to_vec());
        let towns = [
            own("乙镇 合计", ["乙镇 男", "乙镇 女"]),
            own("甲镇 合计", ["甲镇 男", "甲镇 女"]),
        ];
        assert_eq!(sums(&names), towns);
        let names = [
            "甲镇 人数",
            "乙镇 人数",
            "合计 人数",
            "甲镇 户数",
            "乙镇 户数",
            "合计 户数",
        ];
        assert_eq!(sums(&names).len(), 2);
        assert_eq!(sums(&["男", "女", "合计"]), [("合计", vec!["男", "女"])]);
        assert!(sums(&["城镇小计", "农村小计", "甲", "乙"]).is_empty());
        assert!(sums(&["男", "合计"]).is_empty());
    }

    #[test]
    fn totals_are_known_by_their_names() {
        let totals = [
            "合　计",
            "合  计 人数",
            "Total",
            "全市 人数",
            "小计2",
            "城镇小计",
            "Total recipients",
        ];
        for name in totals {
            assert!(is_total(name), "{name}");
        }
        for name in [
            "合计人数比",
            "人数",
            "市区",
            "small",
            "全托 人数",
            "甲镇 合计外",
        ] {
            assert!(!is_total(name), "{name}");
        }
    }
}
