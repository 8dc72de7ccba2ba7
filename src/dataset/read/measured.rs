//! Headings of a year and of what was measured in it: `2019年人数（人）`, `金额 2019（万元）`, as two rows of headings make them;
//! and of a year and the unit of all that stands below it: `2019年（人）`.

use crate::axes::Year;

use super::named_unit::name_and_unit;
use super::not_a_year::{compares, why_not};
use super::plain::is_han;
use super::words::is_derived;
use super::year::YEARS;

/// What may follow the digits of the year; longer ones first.
const AFTER: [&str; 6] = ["年年末", "年年底", "年末", "年底", "年度", "年"];
/// What begins a part of a year, a class of pupils or another span, and no measure.
const NO_MEASURE: [&str; 20] = [
    "初", "中", "上", "下", "第", "前", "后", "以", "至", "到", "一季", "二季", "三季", "四季",
    "春", "秋", "级", "届", "版", "月",
];

/// What makes a decade of a year, and is no measure by itself: `代缴人数` is one.
const DECADE: &str = "代";
/// What may stand between a year and a measure.
const APART: [char; 2] = [' ', '_'];
/// Letters before a year that programs add to make a name of it (`X2019`).
const LETTERS: [&str; 4] = ["x", "y", "yr", "year"];

/// The year of a heading and its measure, with its unit, or its unit alone; nothing where it has neither.
pub(super) fn measured(heading: &str) -> Option<(Year, String)> {
    if why_not(heading).is_some() || compares(heading) || is_derived(heading) {
        return None;
    }
    let (bare, unit) = name_and_unit(heading);
    let (year, before, behind) = around_year(&bare)?;
    let after = AFTER.iter().find_map(|word| behind.strip_prefix(word));
    let apart = after.is_some() || behind.starts_with(APART);
    let behind = after.unwrap_or(behind).trim_matches(APART);
    let measure = match (before.trim_matches(APART), behind) {
        ("", "") if unit.is_some() => "",
        (letters, "") if LETTERS.contains(&letters.to_lowercase().as_str()) => "",
        ("", measure) if apart && is_measure(measure) => measure,
        (measure, "") if is_measure(measure) => measure,
        _ => return None,
    };
    let measure = match unit {
        Some(unit) => format!("{measure}（{unit}）"),
        None => measure.to_string(),
    };
    Some((year, measure))
}

/// A measure and its unit; where the heading had a unit alone, no name.
pub(super) fn parted(measure: &str) -> (String, Option<String>) {
    let alone = measure
        .strip_prefix('（')
        .and_then(|rest| rest.strip_suffix('）'));
    match alone {
        Some(unit) => (String::new(), Some(unit.to_string())),
        None => name_and_unit(measure),
    }
}

/// The one year in a text, what stands before it and what follows.
fn around_year(text: &str) -> Option<(Year, &str, &str)> {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let mut found = text
        .split(|sign: char| !is_digit(sign))
        .filter(|digits| digits.len() == 4)
        .filter(|digits| digits.parse().is_ok_and(|year| YEARS.contains(&year)));
    let (digits, again) = (found.next()?, found.next());
    let (before, behind) = text.split_once(digits).filter(|_| again.is_none())?;
    Some((digits.parse().ok()?, before, behind))
}

fn is_measure(text: &str) -> bool {
    let begins = text.starts_with(|sign: char| is_han(sign) || sign.is_ascii_alphabetic());
    // Ten years: `1990年代`.
    begins && text != DECADE && !NO_MEASURE.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{measured, parted};

    #[test]
    fn a_unit_alone_is_no_name() {
        assert_eq!(parted("（人）"), (String::new(), Some("人".into())));
        assert_eq!(parted("人数（人）"), ("人数".into(), Some("人".into())));
        assert_eq!(parted(""), (String::new(), None));
    }

    #[test]
    fn a_year_and_a_measure_are_told_apart() {
        for (heading, measure) in [
            ("2019年人数（人）", "人数（人）"),
            ("2019 人数", "人数"),
            ("2019年末 持证人数", "持证人数"),
            ("金额 2019（万元）", "金额（万元）"),
            ("其中：市区 2019年", "其中：市区"),
            ("2019年（人）", "（人）"),
            ("2019(万元)", "（万元）"),
            ("2019_人数", "人数"),
            ("人数2019", "人数"),
            ("pop2019", "pop"),
            ("X2019", ""),
            ("2019年代缴人数", "代缴人数"),
        ] {
            let known = (2019, measure.to_string());
            assert_eq!(measured(heading), Some(known), "{heading}");
        }
        for heading in [
            "2019",
            "2019年",
            "2019年上半年人数",
            "2019年第一季度",
            "2019级学生",
            "1990年代",
            "2019人数",
            "2019年目标值",
            "目标 2025",
            "2019年比2018年增加",
            "2019年平均人数",
            "2018-2019年人数",
            "人数",
        ] {
            assert_eq!(measured(heading), None, "{heading}");
        }
    }
}
