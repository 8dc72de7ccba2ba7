//! Years as people write them in Chinese spreadsheets.

use crate::axes::Year;

use super::day_first;
use super::eras::western;
use super::width::half_width;
use super::year_words::whole;

/// How a year was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum YearForm {
    /// As digits.
    Plain,
    /// With 年, 年末, 年度 or the like, in Chinese numerals, or with full-width digits.
    Words,
    /// In an era, such as 平成30年 or 民國107年.
    Era,
    /// With a mark that the figures are provisional or revised.
    Provisional,
    /// As a date.
    Date,
    /// As the serial number of a day, which may as well be another number.
    Serial,
}

/// Serial numbers of the days from 1955 to 2119, as Excel counts them; no year lies among them.
const SERIALS: std::ops::Range<i64> = 20_090..80_000;
/// Years that a table may speak of.
pub(super) const YEARS: std::ops::Range<Year> = 1800..2300;
/// What may stand before a year at whose end things were counted.
const UNTIL: [&str; 4] = ["截至到", "截止到", "截至", "截止"];
/// Digits as Chinese numerals.
const NUMERALS: [(&str, char); 10] = [
    ("〇零○", '0'),
    ("一壹", '1'),
    ("二贰貳", '2'),
    ("三叁參", '3'),
    ("四肆", '4'),
    ("五伍", '5'),
    ("六陆陸", '6'),
    ("七柒", '7'),
    ("八捌", '8'),
    ("九玖", '9'),
];
/// Signs that stand for 〇 among such numerals.
const ROUND: &str = "0Oo";

/// No year is longer, with all of its marks, in bytes.
const LONGEST: usize = 120;

/// Reads a year: 2020, 2020年, 2020年末, 二〇二〇年, 2022年（快报）, 2020.0, a date, or the serial number of a date.
pub(in crate::dataset) fn year(text: &str) -> Option<(Year, YearForm)> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let half = half_width(text);
    let bare: String = half.split_whitespace().collect();
    let (common, of_era) = western(&bare)?;
    let (year, form) = written(without_until(&common), text)?;
    let plain = matches!(form, YearForm::Plain | YearForm::Words);
    Some((year, if of_era && plain { YearForm::Era } else { form }))
}

/// Reads a year of the common calendar without blanks; `text` is what was written.
fn written(bare: &str, text: &str) -> Option<(Year, YearForm)> {
    let (digits, numerals) = arabic(bare);
    let plain = digits.strip_suffix(".0").unwrap_or(&digits);
    if let Ok(whole) = plain.parse::<i64>() {
        if let Some(year) = Year::try_from(whole)
            .ok()
            .filter(|year| YEARS.contains(year))
        {
            let as_written = !numerals && bare == text;
            return Some((
                year,
                if as_written {
                    YearForm::Plain
                } else {
                    YearForm::Words
                },
            ));
        }
        return serial_year(whole).map(|year| (year, YearForm::Serial));
    }
    let Some((year, rest)) = leading_year(&digits) else {
        return date_year(&digits).map(|year| (year, YearForm::Date));
    };
    if let Some(marked) = whole(year, rest) {
        return Some((
            year,
            if marked {
                YearForm::Provisional
            } else {
                YearForm::Words
            },
        ));
    }
    date_year(&digits).map(|year| (year, YearForm::Date))
}

fn without_until(text: &str) -> &str {
    let rest = UNTIL.iter().find_map(|word| text.strip_prefix(word));
    rest.unwrap_or(text)
}

/// The text with a leading year in Chinese numerals as digits, and whether there was one.
pub(super) fn arabic(text: &str) -> (String, bool) {
    let digit = |sign: char| {
        NUMERALS
            .iter()
            .find(|(signs, _)| signs.contains(sign))
            .map(|(_, digit)| *digit)
    };
    let or_round = |sign: char| digit(sign).or(ROUND.contains(sign).then_some('0'));
    let written = text.chars().take(4).any(|sign| digit(sign).is_some());
    let first: Option<String> = text.chars().take(4).map(or_round).collect();
    match first.filter(|digits| written && digits.len() == 4) {
        Some(digits) => (digits + &text.chars().skip(4).collect::<String>(), true),
        None => (text.to_string(), false),
    }
}

/// The year that a text begins with and what follows.
pub(super) fn leading_year(text: &str) -> Option<(Year, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    let digits =
        year.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with(|c: char| c.is_ascii_digit());
    let year: Year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    digits.then_some((year, rest))
}

/// Year of the day with this serial number (1 = 1 January 1900, 60 = 29 February 1900).
pub(in crate::dataset) fn serial_year(serial: i64) -> Option<Year> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    let date =
        calamine::ExcelDateTime::new(serial as f64, calamine::ExcelDateTimeType::DateTime, false);
    Some(Year::from(date.to_ymd_hms_milli().0 as i16))
}

/// Year of a date such as 2020-12-31, 2020/1/1, 2020.12, 2020年12月. `2019-20` and `2010-11` are two years, and of `2020.5`
/// nobody knows whether it is a month or a half of a year.
pub(super) fn date_year(text: &str) -> Option<Year> {
    date(text).map(|(year, _)| year)
}

/// Month of such a date.
pub(super) fn date_month(text: &str) -> Option<u8> {
    let half = half_width(text);
    let bare: String = half.split_whitespace().collect();
    let (common, _) = western(&bare)?;
    date(&arabic(without_until(&common)).0).map(|(_, month)| month)
}

/// The year and the only digit behind its point (`2018.5`), which may be a month or a part of the year.
pub(super) fn tenths(text: &str) -> Option<(Year, u8)> {
    let (year, rest) = leading_year(text)?;
    let digit = rest.strip_prefix('.').filter(|rest| rest.len() == 1)?;
    let digit = digit.parse::<u8>().ok().filter(|digit| *digit > 0)?;
    Some((year, digit))
}

fn date(text: &str) -> Option<(Year, u8)> {
    let Some((year, rest)) = leading_year(text) else {
        return day_first::date(text).filter(|(year, _)| YEARS.contains(year));
    };
    if tenths(text).is_some() {
        return None;
    }
    let rest = rest.strip_prefix(['-', '/', '.', '年'])?;
    let rest = rest.trim_end_matches(['末', '底']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let month = digits.parse::<u8>().ok();
    let month = month.filter(|month| (1..=12).contains(month))?;
    let signs = |c: char| c.is_ascii_digit() || "-/.月日:T Z".contains(c);
    let next_year = rest == digits && digits.len() == 2 && digits.parse() == Ok((year + 1) % 100);
    let several = rest
        .split_once('月')
        .is_some_and(|(before, _)| before.contains(['-', '/']));
    (!next_year && !several && rest.chars().all(signs)).then_some((year, month))
}

#[cfg(test)]
mod tests {
    use super::super::not_a_year::{speaks_of_a_year, why_not};
    use super::*;

    /// Each mark in it could be the last one.
    #[test]
    fn a_text_as_long_as_a_cell_may_be_is_no_year() {
        assert_eq!(year(&format!("2020年{}", "*".repeat(200_000))), None);
    }

    #[test]
    fn years_are_read_from_words_dates_and_serials() {
        let words = [
            "2020年",
            "２０２０年度",
            "2020年末",
            "2020末",
            "2020 年",
            "截至2020年底",
            "2020年年末",
            "2020年1—12月",
            "2020年01-12月累计",
            "二〇二〇年",
            "二零二零年底",
            "二O二O年",
            "二0二0年",
            "贰零贰零年",
        ];
        assert_eq!(year("2020"), Some((2020, YearForm::Plain)));
        assert_eq!(year("2020.0"), Some((2020, YearForm::Plain)));
        for text in words {
            assert_eq!(year(text), Some((2020, YearForm::Words)), "{text}");
        }
        for text in [
            "2022年（快报）",
            "2022p",
            "2022年*",
            "2022(p)",
            "2022年①",
            "2022年快报数",
            "2022年[1]",
            "2022年¹",
            "2022年度（决算）",
            "2022年（普查数）",
            "2022 [YR2022]",
        ] {
            assert_eq!(year(text), Some((2022, YearForm::Provisional)), "{text}");
        }
        for text in [
            "2020-12-31",
            "2020年12月",
            "2020年12月末",
            "2020.12",
            "2020/1/1",
        ] {
            assert_eq!(year(text), Some((2020, YearForm::Date)), "{text}");
        }
        assert_eq!(date_month("2020年 6月末"), Some(6));
        assert_eq!(date_month("2020年末"), None);
        assert_eq!(date_month("截至2020年6月"), Some(6));
        for text in ["平成30年", "民國107年底", "２０１８（平成３０）年"] {
            assert_eq!(year(text), Some((2018, YearForm::Era)), "{text}");
        }
        for text in ["2018년", "西暦2018年"] {
            assert_eq!(year(text), Some((2018, YearForm::Words)), "{text}");
        }
        for text in [
            "31 December 2018",
            "31/12/2018",
            "Mid-2018",
            "民國107年12月",
        ] {
            assert_eq!(year(text), Some((2018, YearForm::Date)), "{text}");
        }
        assert_eq!(date_month("30 June 2018"), Some(6));
        // Excel: 43831 is 1 January 2020, 43830 the day before.
        assert_eq!(year("43831"), Some((2020, YearForm::Serial)));
        assert_eq!(year("43830"), Some((2019, YearForm::Serial)));
    }

    #[test]
    fn what_is_not_one_year_says_why() {
        let refused = [
            "2019-20",
            "2010-11",
            "2019/2020学年",
            "2020财年",
            "FY2020",
            "“十三五”",
            "十四五末",
            "2020年上半年",
            "2020Q1",
            "2021年1-6月",
            "2021年2-12月",
            "2025年（目标）",
            "2025E",
            "2025（E）",
            "2025年预算",
            "上年",
            "最新",
            "两千零二十年",
            "庚子年",
            "20年",
            "107年",
            "H30",
            "Ｒ２年度",
            "s60年",
            "Dec-18",
        ];
        for text in refused {
            assert_eq!(year(text), None, "{text}");
            assert!(why_not(text).is_some() && speaks_of_a_year(text), "{text}");
        }
        for text in ["2021年初", "2021年（初）", "2021 [YR2020]", "截至今年"] {
            assert_eq!(year(text), None, "{text}");
        }
        for text in ["15103", "甲乙丙丁", "人数", "S4", "hr", "R&D", ""] {
            assert_eq!(year(text), None);
            assert!(!speaks_of_a_year(text), "{text}");
        }
    }
}
