//! Headings of a year and of what was measured in it: `2019年人数（人）`, `金额 2019（万元）`, as two rows of headings make them.

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

/// The year of a heading and its measure, with its unit; nothing where it has not both.
pub(super) fn measured(heading: &str) -> Option<(Year, String)> {
    if why_not(heading).is_some() || compares(heading) || is_derived(heading) {
        return None;
    }
    let (bare, unit) = name_and_unit(heading);
    let (year, before, behind) = around_year(&bare)?;
    let after = AFTER.iter().find_map(|word| behind.strip_prefix(word));
    let apart = after.is_some() || behind.starts_with(' ');
    let behind = after.unwrap_or(behind).trim();
    let measure = match (before.trim(), behind) {
        ("", measure) if apart && is_measure(measure) => measure,
        (measure, "") if before.ends_with([' ', ')', '）']) && is_measure(measure) => measure,
        _ => return None,
    };
    let measure = match unit {
        Some(unit) => format!("{measure}（{unit}）"),
        None => measure.to_string(),
    };
    Some((year, measure))
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
    begins && !NO_MEASURE.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::measured;

    #[test]
    fn a_year_and_a_measure_are_told_apart() {
        for (heading, measure) in [
            ("2019年人数（人）", "人数（人）"),
            ("2019 人数", "人数"),
            ("2019年末 持证人数", "持证人数"),
            ("金额 2019（万元）", "金额（万元）"),
            ("其中：市区 2019年", "其中：市区"),
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
