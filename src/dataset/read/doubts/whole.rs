//! Shares of one thing that together are more than all of it, or in one year are not all of it while they are in the others.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};
use crate::source::added_up;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::signed::may_be_negative;
use super::super::unit::is_per_cent;
use super::super::width::half_width;
use super::beyond::is_part;
use super::rates::WHOLE;
use super::sums::is_total;

/// Words of which each divides one thing: whoever is of one is of no other.
const DIVISIONS: [&[&str]; 7] = [
    &["男", "女"],
    &["male", "female"],
    &["城镇", "农村", "城市", "乡村"],
    &["第一产业", "第二产业", "第三产业"],
    &["一级", "二级", "三级", "四级"],
    &["视力", "听力", "言语", "肢体", "智力", "精神", "多重"],
    &["轻度", "中度", "重度", "极重度"],
];
/// What may stand behind such a word.
const BEHIND: [&str; 9] = [
    "所占比重",
    "所占比例",
    "占比",
    "比重",
    "比例",
    "构成",
    "残疾",
    "人口",
    "性",
];
/// Words in titles of what is no share of one thing.
const RATES: [&str; 3] = ["率", "增长", "增速"];
/// Shares are given with so many decimals that together they are off by no more than this, in per cents.
const ROUNDED: f64 = 1.0;
/// Coverages of several groups are more than that together; shares of one thing with a slip are not.
const MOST: f64 = 150.0;
/// So many shares, unless they divide one thing by their names, are all of something by no chance, nor in so many years.
const FEWEST: usize = 3;
const YEARS: usize = 2;
/// Words of a name.
const WORDS: usize = 8;

/// Series whose names differ in one word, each with that word.
type WholeGroup<'g> = Vec<(&'g str, &'g str, &'g AnnualSeries)>;

/// A warning for the first year of each group of shares in which they do not make up the whole.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    // Rates and growth of several groups are no shares of one thing.
    let titles = &gathering.raw.reading.titles;
    let of_rates = titles
        .iter()
        .any(|title| RATES.iter().any(|word| title.contains(word)));
    for group in groups(gathering) {
        let Some((year, sum)) = off(&group, of_rates) else {
            continue;
        };
        let last = group.iter().rev().find(|(name, ..)| !is_total(name));
        let place = last.and_then(|(name, ..)| gathering.place_of(name, year));
        let Some(place) = place else { continue };
        let sum = added_up(sum);
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("{year} 年各部分相加是 {sum}%"),
                format!("the parts of {year} make {sum}%"),
            ),
            ("加起来是 100% 的各部分", "parts that together make 100%"),
            (
                "请核对各部分和小数点；若不是同一整体的各部分，不必改",
                "Look at the parts and their decimal points; if they are not parts of one thing, leave them",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

/// Series in per cents by what their names have in common; what is a part of another is left out.
fn groups(gathering: &SeriesGathering) -> Vec<WholeGroup<'_>> {
    let mut found: BTreeMap<(usize, Vec<&str>), WholeGroup> = BTreeMap::new();
    for (name, series) in &gathering.series {
        let in_percent = series.percent || series.unit.as_deref().is_some_and(is_per_cent);
        if !in_percent || is_part(name) || may_be_negative(name) {
            continue;
        }
        let words: Vec<&str> = name.split(' ').collect();
        // Longer names are sentences.
        for (place, word) in words.iter().enumerate().filter(|_| words.len() <= WORDS) {
            let around = [&words[..place], &words[place + 1..]].concat();
            let group = found.entry((place, around)).or_default();
            group.push((name.as_str(), *word, series));
        }
    }
    found
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// The first year in which shares of one thing do not make up the whole, with their sum in per cents.
fn off(group: &WholeGroup, of_rates: bool) -> Option<(Year, f64)> {
    let (totals, parts): (WholeGroup, WholeGroup) = group
        .iter()
        .copied()
        .partition(|(_, word, _)| is_total(word));
    let scaled = |series: &AnnualSeries, value: f64| match series.percent {
        true => WHOLE * value,
        false => value,
    };
    let is_all = |value: f64| (value - WHOLE).abs() <= ROUNDED;
    let (_, _, first) = parts.first()?;
    let sum = |year: &Year| -> Option<f64> {
        let values = parts.iter();
        values
            .map(|(_, _, own)| Some(scaled(own, *own.values.get(year)?)))
            .sum()
    };
    let years = first.values.keys();
    let sums: Vec<(Year, f64)> = years.filter_map(|year| Some((*year, sum(year)?))).collect();
    let all: Vec<f64> = match totals[..] {
        [] => Vec::new(),
        [(_, _, total)] => {
            let values = sums.iter();
            values
                .map(|(year, _)| Some(scaled(total, *total.values.get(year)?)))
                .collect::<Option<Vec<f64>>>()?
        }
        _ => return None,
    };
    let are_all = !all.is_empty() && all.iter().all(|value| is_all(*value));
    let are_sums = !all.is_empty()
        && all
            .iter()
            .zip(&sums)
            .all(|(value, (_, sum))| (value - sum).abs() <= ROUNDED);
    if !all.is_empty() && !are_all && !are_sums {
        return None;
    }
    let (sound, others): (Vec<_>, Vec<_>) = sums.into_iter().partition(|(_, sum)| is_all(*sum));
    let words: Vec<&str> = parts.iter().map(|(_, word, _)| *word).collect();
    let rates = of_rates || parts.iter().any(|(name, ..)| name.contains('率'));
    let divided = are_sums || !rates && is_division(&words);
    let enough = parts.len() >= FEWEST || divided;
    let mostly = sound.len() >= YEARS && sound.len() > others.len() && enough;
    let mut others = others.into_iter();
    if parts.len() > 1 && (mostly || are_all) {
        return others.next();
    }
    let more = |(_, sum): &(Year, f64)| *sum > WHOLE && *sum <= MOST;
    others.find(more).filter(|_| divided)
}

/// True for different words of one division, or for ages of which each begins where the one before it ends.
fn is_division(words: &[&str]) -> bool {
    let half: Vec<String> = words
        .iter()
        .map(|word| half_width(word).to_lowercase())
        .collect();
    let bare: Vec<&str> = half.iter().map(|word| without_behind(word)).collect();
    let different = (1..bare.len()).all(|at| !bare[..at].contains(&bare[at]));
    let of_one = |division: &&[&str]| bare.iter().all(|word| division.contains(word));
    let spans: Option<Vec<_>> = bare.iter().map(|word| ages(word)).collect();
    let follow = |spans: Vec<(u32, Option<u32>)>| {
        let mut pairs = spans.windows(2);
        pairs.all(|pair| {
            pair[0]
                .1
                .is_some_and(|end| (end..=end + 1).contains(&pair[1].0))
        })
    };
    bare.len() > 1 && different && (DIVISIONS.iter().any(of_one) || spans.is_some_and(follow))
}

/// A word without what may stand behind it.
fn without_behind(word: &str) -> &str {
    let mut bare = word.trim();
    while let Some(rest) = BEHIND.iter().find_map(|behind| bare.strip_suffix(behind)) {
        if rest.is_empty() {
            break;
        }
        bare = rest.trim_end();
    }
    bare
}

/// The first and the last age of a span such as `0-14岁` or `65岁及以上`.
fn ages(word: &str) -> Option<(u32, Option<u32>)> {
    let mut numbers = word
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let first: u32 = numbers.next()?.parse().ok()?;
    let second = numbers.next().map(str::parse::<u32>);
    let open = ["以上", "+", "over"].iter().any(|end| word.contains(end));
    match second {
        None if open => Some((first, None)),
        None if word.contains("以下") => Some((0, Some(first))),
        Some(Ok(last)) if first < last && numbers.next().is_none() => Some((first, Some(last))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_are_known_by_their_words() {
        for words in [
            &["男", "女"][..],
            &["视力残疾", "听力残疾", "肢体残疾"],
            &["视力占比", "听力占比", "肢体占比"],
            &["0-14岁", "15—64岁", "65岁及以上"],
            &["第一产业比重", "第二产业比重", "第三产业比重"],
        ] {
            assert!(is_division(words), "{words:?}");
        }
        for words in [
            &["男"][..],
            &["男", "男"],
            &["女性占比", "60岁以上占比"],
            &["0-14岁", "25-64岁"],
            &["甲镇", "乙镇"],
        ] {
            assert!(!is_division(words), "{words:?}");
        }
    }

    #[test]
    fn shares_are_added_up_where_they_are_of_one_thing() {
        let series = |values: &[f64]| AnnualSeries {
            unit: Some("%".to_string()),
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        };
        let found = |parts: &[(&str, &[f64])], of_rates: bool| {
            let series: Vec<AnnualSeries> =
                parts.iter().map(|(_, values)| series(values)).collect();
            let names = parts.iter().map(|(name, _)| *name);
            let group: WholeGroup = names
                .zip(&series)
                .map(|(name, own)| (name, name, own))
                .collect();
            off(&group, of_rates)
        };
        let slip: [(&str, &[f64]); 3] = [
            ("甲", &[30.0, 30.0, 30.5]),
            ("乙", &[40.0, 30.0, 40.0]),
            ("丙", &[30.0, 30.0, 29.5]),
        ];
        assert_eq!(found(&slip, false), Some((2019, 90.0)));
        let sexes: [(&str, &[f64]); 2] = [("男", &[60.0]), ("女", &[50.0])];
        assert_eq!(found(&sexes, false), Some((2018, 110.0)));
        // Rates of men and women, and of towns.
        assert_eq!(found(&sexes, true), None);
        let towns: [(&str, &[f64]); 2] = [("甲镇", &[60.0]), ("乙镇", &[50.0])];
        assert_eq!(found(&towns, false), None);
        let all: [(&str, &[f64]); 3] = [("合计", &[100.0]), ("甲", &[60.0]), ("乙", &[50.0])];
        assert_eq!(found(&all, false), Some((2018, 110.0)));
        let added: [(&str, &[f64]); 3] = [("合计", &[110.0]), ("甲", &[60.0]), ("乙", &[50.0])];
        assert_eq!(found(&added, false), Some((2018, 110.0)));
        let coverage: [(&str, &[f64]); 3] = [("合计", &[97.0]), ("甲", &[98.0]), ("乙", &[96.0])];
        assert_eq!(found(&coverage, false), None);
    }
}
