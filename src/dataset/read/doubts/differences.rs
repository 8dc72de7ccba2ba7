//! Rates and numbers that by their names are the difference of two others (自然增长率 = 出生率 − 死亡率): a year in which they
//! are not, but for rounding, is named.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Place};
use crate::source::added_up;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::width::half_width;
use super::rates::RATES;
use super::rounded::off_by_rounding;

/// What the names of two series say, and what that of their difference says.
const DIFFERENCES: [[&[&str]; 3]; 3] = [
    [
        &["出生", "birth"],
        &["死亡", "death"],
        &["自然增长", "自然增加", "natural increase", "natural growth"],
    ],
    [&["迁入"], &["迁出"], &["净迁入", "净迁移", "机械增长"]],
    [&["新增", "增加"], &["注销", "减少"], &["净增"]],
];
/// What names say beside that and may leave out.
const AND: [&str; 6] = ["人口", "人数", "数", "人", "量", "crude"];
/// Years in which a number must be the difference.
const YEARS: usize = 2;
/// Parts of a difference, and it.
const THREE: usize = 3;

/// Series whose names differ in nothing but what they say of births, deaths and growth.
type NamedThree<'g> = [Option<&'g String>; THREE];

/// A year in which a difference is none: the year, the first value, what is taken from it, and the difference as written.
type OffYear = (Year, [f64; THREE]);

/// Where the first of two series stands, and a warning at their difference, for each year in which it is none.
pub(super) fn reminders(gathering: &SeriesGathering) -> Vec<(Place, Complaint)> {
    let mut said = Vec::new();
    for (names, is_rate) in threes(gathering) {
        let all = names.map(|name| &gathering.series[name]);
        for (year, values) in off(all, is_rate) {
            let places = [names[0], names[2]].map(|name| gathering.place_of(name, year));
            if let [Some(first), Some(place)] = places {
                let file = &gathering.raw.file;
                said.push((first, reminder(file, place, names, values)));
            }
        }
    }
    said
}

fn reminder(
    file: &str,
    place: Place,
    [first, second, _]: [&String; THREE],
    [from, taken, written]: [f64; THREE],
) -> Complaint {
    let difference = added_up(from - taken);
    Complaint::error(
        file,
        place,
        (
            format!("写的是 {written}，而“{first}”{from} 减“{second}”{taken} 是 {difference}"),
            format!(
                "found {written}, while “{first}” {from} less “{second}” {taken} is {difference}"
            ),
        ),
        (
            "两者之差（可差在四舍五入）",
            "the difference, but for rounding",
        ),
        (
            "请核对这三个数和各自的单位；若确实如此，不必改",
            "Look at the three numbers and their units; if they are right, leave them",
        ),
    )
    .as_warning()
}

/// The names of each two series and of their difference, and whether they are rates.
fn threes(gathering: &SeriesGathering) -> Vec<([&String; THREE], bool)> {
    let mut found: BTreeMap<(usize, String), NamedThree> = BTreeMap::new();
    for name in gathering.series.keys() {
        for (kind, (which, rest)) in meanings(name) {
            let three = found.entry((kind, rest)).or_default();
            three[which] = three[which].or(Some(name));
        }
    }
    let whole = found.into_iter().filter_map(|((_, rest), names)| {
        let is_rate = RATES.iter().any(|word| rest.contains(word));
        let [Some(first), Some(second), Some(third)] = names else {
            return None;
        };
        Some(([first, second, third], is_rate))
    });
    whole.collect()
}

/// Which of the three a series is by its name, of each kind of difference, and what else the name says.
fn meanings(name: &str) -> Vec<(usize, (usize, String))> {
    let lower = half_width(name).to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let half = words.join(" ");
    let said = |words: &[&str]| {
        let word = words.iter().find(|word| half.contains(**word))?;
        let mut rest = half.replacen(*word, "", 1);
        for and in AND {
            rest = rest.replace(and, "");
        }
        rest.retain(|sign| !sign.is_whitespace());
        Some(rest)
    };
    let kinds = DIFFERENCES.iter().enumerate();
    let of_kind = |(kind, three): (usize, &[&[&str]; THREE])| {
        // 净迁入 says 迁入 too.
        let which = (0..THREE).rev();
        let mut found = which.filter_map(|which| Some((which, said(three[which])?)));
        Some((kind, found.next()?))
    };
    kinds.filter_map(of_kind).collect()
}

/// The years in which the third is not the first less the second: none where that is so of most; of rates, which are that by
/// what they are, the first one.
fn off(all: [&AnnualSeries; THREE], is_rate: bool) -> Vec<OffYear> {
    let [first, second, third] = all;
    let alike =
        |series: &AnnualSeries| series.unit == first.unit && series.percent == first.percent;
    if !alike(second) || !alike(third) {
        return Vec::new();
    }
    let rounded = off_by_rounding(&all, is_rate);
    let compared = first.values.iter().filter_map(|(year, from)| {
        let (taken, written) = (second.values.get(year)?, third.values.get(year)?);
        Some((*year, [*from, *taken, *written]))
    });
    let holds = |(_, [from, taken, written]): &OffYear| (from - taken - written).abs() <= rounded;
    let (sound, mut others): (Vec<OffYear>, Vec<OffYear>) = compared.partition(holds);
    let mostly = sound.len() >= YEARS && sound.len() >= others.len();
    match (mostly, is_rate) {
        (true, _) => {}
        (false, true) => others.truncate(1),
        (false, false) => others.clear(),
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(unit: Option<&str>, values: &[f64]) -> AnnualSeries {
        AnnualSeries {
            unit: unit.map(str::to_string),
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn names_say_which_of_the_three_a_series_is() {
        for (name, which, rest) in [
            ("出生率", 0, "率"),
            ("人口死亡率", 1, "率"),
            ("甲镇 自然增长率", 2, "甲镇率"),
            ("自然增长人口", 2, ""),
            ("Crude birth rate", 0, "rate"),
            ("婴儿死亡率", 1, "婴儿率"),
        ] {
            assert_eq!(meanings(name), [(0, (which, rest.to_string()))], "{name}");
        }
        assert_eq!(meanings("净迁入人数"), [(1, (2, String::new()))]);
        assert!(meanings("持证人数").is_empty());
    }

    #[test]
    fn rates_are_held_together_but_for_rounding() {
        let found = |growth: &[f64], is_rate: bool| {
            let unit = is_rate.then_some("‰");
            let births = series(unit, &[10.5, 9.8, 8.5]);
            let deaths = series(unit, &[6.2, 6.3, 7.1]);
            let found = off([&births, &deaths, &series(unit, growth)], is_rate);
            found
                .into_iter()
                .map(|(year, _)| year)
                .collect::<Vec<Year>>()
        };
        assert!(found(&[4.3, 3.4, 1.4], true).is_empty());
        assert_eq!(found(&[4.3, 3.5, 1.9], true), [2020]);
        // A rate that is the difference in no year is in another unit.
        assert_eq!(found(&[0.4, 0.3, 0.1], true), [2018]);
        assert!(found(&[0.4, 0.3, 0.1], false).is_empty());
    }

    #[test]
    fn numbers_are_the_difference_in_most_years_or_are_none() {
        let births = series(None, &[105.0, 98.0, 85.0]);
        let deaths = series(None, &[62.0, 63.0, 91.0]);
        let found = |growth: &[f64]| off([&births, &deaths, &series(None, growth)], false);
        assert_eq!(found(&[43.0, 35.0, 6.0]), [(2020, [85.0, 91.0, 6.0])]);
        assert!(found(&[43.0, 35.0, -6.0]).is_empty());
        assert!(found(&[43.0, 36.0, 6.0]).is_empty());
        let other = series(Some("‰"), &[1.0, 2.0, 3.0]);
        assert!(off([&births, &deaths, &other], false).is_empty());
    }
}
