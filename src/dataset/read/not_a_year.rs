//! Texts that speak of a year and are none: two years, a part of one, a plan, a forecast.

use std::collections::BTreeSet;

use crate::axes::Year;

use super::dated;
use super::day_first;
use super::width::half_width;
use super::year::{YEARS, arabic, date_year, leading_year};

/// Beginnings of texts that mean a year by when they were written.
const VAGUE: [&str; 9] = [
    "上年", "去年", "本年", "今年", "上期", "本期", "前年", "当年", "最新",
];
/// Beginnings of years that are spelt out as numbers: 两千零二十年.
const THOUSANDS: [&str; 4] = ["两千", "二千", "贰仟", "一千九百"];
/// What is said of what nobody observed.
const EXPECTED: [&str; 9] = [
    "预测",
    "预计",
    "计划",
    "规划",
    "预算",
    "目标",
    "forecast",
    "projected",
    "target",
];
/// What names the five years of a plan: 十三五.
const PLANS: [&str; 6] = ["一五", "二五", "三五", "四五", "五五", "六五"];
/// The signs of the years of a cycle of sixty: 庚子年.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// True for a year that is spelt out, or named by the cycle of sixty.
fn is_spelt_out(text: &str) -> bool {
    let Some(named) = text.strip_suffix('年') else {
        return false;
    };
    let mut signs = named.chars();
    let stem = signs.next().is_some_and(|sign| STEMS.contains(sign));
    let branch = signs.next().is_some_and(|sign| BRANCHES.contains(sign));
    let of_cycle = stem && branch && signs.next().is_none();
    of_cycle || THOUSANDS.iter().any(|word| named.starts_with(word))
}

/// True for a text that speaks of a year, understood or not: a heading of this kind holds data.
pub(super) fn speaks_of_a_year(text: &str) -> bool {
    let half = half_width(text);
    let bare: String = half.split_whitespace().collect();
    let digits: Vec<&str> = bare.split(|c: char| !c.is_ascii_digit()).collect();
    let year =
        |digits: &&str| digits.len() == 4 && digits.parse().is_ok_and(|year| YEARS.contains(&year));
    digits.iter().any(year) || arabic(&bare).1 || why_not(text).is_some()
}

/// Words that compare a year with another one.
const COMPARED: [char; 3] = ['比', '为', '较'];

/// True for a heading of what compares two years, or all with one: `2022年为2021年%`, `比2019年±`.
pub(super) fn compares(text: &str) -> bool {
    let half = half_width(text);
    let years = half.split(|c: char| !c.is_ascii_digit());
    let years = years.filter(|digits| digits.len() == 4);
    let begins = half.trim_start().starts_with(COMPARED);
    let needed = if begins { 0 } else { 1 };
    let named = half.contains(COMPARED) && years.collect::<BTreeSet<&str>>().len() > needed;
    named || divides(&half)
}

/// True for a year over one before it: `2020/2019(%)`.
fn divides(half: &str) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    half.split_once('/').is_some_and(|(over, under)| {
        let over: String = over
            .trim_end_matches('年')
            .chars()
            .rev()
            .take_while(digits)
            .collect();
        let over: String = over.chars().rev().collect();
        let under: String = under.chars().take_while(digits).collect();
        let are_years = [&over, &under].iter().all(|own| own.len() == 4);
        are_years && over > under
    })
}

/// True for the mean of one year, which is a value of it: `2021年平均`.
pub(super) fn is_mean(text: &str) -> bool {
    let half = half_width(text);
    let bare: String = half.split_whitespace().collect();
    leading_year(&bare).is_some_and(|(_, rest)| rest.trim_start_matches('年').starts_with("平均"))
}

/// True for what was planned or expected of no single year: `目标值`, `“十四五”规划目标`.
pub(super) fn is_aim(text: &str) -> bool {
    let half = half_width(text).to_lowercase();
    let mut digits = half.split(|c: char| !c.is_ascii_digit());
    let of_year = digits.any(|digits| digits.len() == 4);
    !of_year && EXPECTED.iter().any(|word| half.contains(word))
}

/// True for the five years of a plan, and for what is said of them: `“十三五”时期`.
pub(super) fn is_of_plan(text: &str) -> bool {
    text.contains('十') && PLANS.iter().any(|plan| text.contains(plan))
}

/// Why a text is not one year, and what to do, in Chinese and English; nothing where no reason is known.
pub(super) fn why_not(text: &str) -> Option<(String, String)> {
    let half = half_width(text).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let has = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    let two = leading_year(&bare).is_some_and(|(_, rest)| {
        let after = rest.strip_prefix(['-', '/', '—', '~', '至', '到']);
        after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    });
    let say = |zh: &str, en: &str| Some((zh.to_string(), en.to_string()));
    if let Some(said) = dated::of_tenths(&bare) {
        return Some(said);
    }
    if has(&EXPECTED)
        || leading_year(&bare).is_some_and(|(_, rest)| {
            let mark = rest.strip_prefix('年').unwrap_or(rest);
            ["e", "f"].contains(&mark.trim_matches(['(', ')']))
        })
    {
        return say(
            "这是预计数，不是实际数；请删去",
            "This is expected, not observed: remove it",
        );
    }
    if is_of_plan(&bare) {
        return say(
            "五年规划期不是一年；请写成一个年份",
            "A plan of five years is not a year: write one year",
        );
    }
    if is_of_era_letter(&bare) {
        return say(
            "若是日本年号（S 昭和、H 平成、R 令和），请写出年号，如平成30年，或写公历年份",
            "If it is a year of a Japanese era (S, H, R) write the era's name, as 平成30年, or the year of the common calendar",
        );
    }
    if has(&[
        "季度",
        "上半年",
        "下半年",
        "半年",
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
    ]) || is_months(&bare)
    {
        return say(
            "这不是全年；请用全年或年末的数",
            "This is a part of a year: use figures of the whole year, or of its end",
        );
    }
    if years_in_span(&bare).is_some_and(|years| years > 1) {
        return say(
            "这是几年，不是一年；几年的合计或平均请删去",
            "These are several years and not one: remove sums and means of them",
        );
    }
    if two || has(&["学年", "财年", "fy"]) {
        return say(
            "这是跨年的学年或财年；请写成一个年份（如它结束的那一年）",
            "A school or fiscal year spans two: write one year, such as that in which it ends",
        );
    }
    if VAGUE.iter().any(|word| bare.starts_with(word)) || is_spelt_out(&bare) {
        return say("请写出是哪一年", "Say which year it is");
    }
    let short = bare
        .trim_start_matches('\'')
        .trim_end_matches("年度")
        .trim_end_matches(['年', '末', '底']);
    let with_word = short.len() < bare.len();
    let digits = short.bytes().all(|b| b.is_ascii_digit());
    if with_word && digits && short.len() == 3 {
        return say(
            "若是民国年份，请写上“民国”，或写公历年份",
            "If it is a year of the republic write 民國 before it, or the year of the common calendar",
        );
    }
    if day_first::is_short(&bare) {
        return say("年份请写四位", "Write the year with four digits");
    }
    (with_word && short.len() == 2 && digits).then(|| {
        (
            "年份请写四位".to_string(),
            "Write the year with four digits".to_string(),
        )
    })
}

/// By how many years the second of two is later than the first (`2011—2015年`).
fn years_in_span(text: &str) -> Option<Year> {
    let (first, rest) = leading_year(text)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let (last, _) = leading_year(rest.strip_prefix(['-', '—', '~', '至', '到'])?)?;
    Some(last - first)
}

/// True for a year behind the letter of a Japanese era: `h30`, `r2年`. `h1` and `h2` alone are halves of a year.
fn is_of_era_letter(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['s', 'h', 'r']) else {
        return false;
    };
    let digits = rest.trim_end_matches(['年', '度', '末', '底']);
    let with_word = digits.len() < rest.len();
    let enough = with_word || digits.len() == 2 || text.starts_with('r');
    enough && (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Signs between the first and the last of several months.
const TO: [char; 4] = ['-', '—', '~', '至'];

/// True for several months, such as `1-6月`, that are not all of a year.
fn is_months(text: &str) -> bool {
    let Some(before) = text.find('月').map(|at| &text[..at]) else {
        return false;
    };
    let tail: String = before
        .chars()
        .rev()
        .take_while(|c| c.is_ascii_digit() || TO.contains(c))
        .collect();
    // From the last sign to the first.
    let all_year = tail.strip_prefix("21").is_some_and(|rest| {
        let first = rest.trim_start_matches(TO);
        first.len() < rest.len() && ["1", "10"].contains(&first)
    });
    tail.contains(TO)
        && !all_year
        && tail.starts_with(|c: char| c.is_ascii_digit())
        && date_year(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_compares_years_is_told_from_the_mean_of_one() {
        assert!(compares("2022年为2021年%") && compares("2022年比2021年±%"));
        assert!(compares("比2019年±") && !compares("比重"));
        assert!(is_aim("“十四五”规划目标") && is_aim("目标值") && is_aim("Target"));
        assert!(!is_aim("2025年目标值") && !is_aim("“十三五”末"));
        assert_eq!(years_in_span("2011年—2015年合计"), Some(4));
        assert_eq!(years_in_span("2019-20"), None);
        assert!(!compares("2022年") && !compares("2022年为") && !compares("2022年、2021年"));
        assert!(is_mean("2021年平均") && is_mean("2021年年平均人数"));
        assert!(!is_mean("2018—2020年平均") && !is_mean("平均"));
    }
}
