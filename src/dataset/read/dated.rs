//! Dates where years should be: a day at the end of a year, or the first that stands for all of it, or the same month in
//! every year; and years that a cell of dates shows as days.

use crate::axes::Year;
use crate::source::Words;

use super::width::half_width;
use super::year::{self, YearForm};

/// The month at whose end a year ends, and the one with which it begins.
const LAST: u8 = 12;
const FIRST: u8 = 1;

/// Which of the texts name a month of a year that is neither its end nor common to all of them.
pub(super) fn within_a_year(texts: &[&str]) -> Vec<bool> {
    let read: Vec<Option<u8>> = texts.iter().map(|text| month(text)).collect();
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    let first = read.iter().flatten().next();
    let alike = read.iter().flatten().filter(|month| Some(*month) == first);
    if alike.count() == filled {
        return vec![false; texts.len()];
    }
    texts.iter().map(|text| is_within(text)).collect()
}

/// What is said of dates that are all of one month within a year; nothing of others.
pub(super) fn of_one_month(texts: &[&str]) -> Option<Words> {
    let mut filled = texts.iter().filter(|text| !text.is_empty());
    let first = filled.next().filter(|text| is_within(text))?;
    let own = month(first)?;
    let alike = filled.all(|text| month(text) == Some(own));
    alike.then(|| {
        Words::both(
            format!("各年都是 {own} 月的数，不是年末的，按各自的年份读取"),
            format!("all figures are of month {own}, not of the end of their years, and were read as those of the years"),
        )
    })
}

/// Whether a text names a month of a year that is not its end.
pub(super) fn is_within(text: &str) -> bool {
    match month(text) {
        None | Some(LAST) => false,
        // `2020-01-01` is how a program writes a year, `2020年1月` is a month.
        Some(FIRST) => text.contains('月') || !has_day(text),
        Some(_) => true,
    }
}

/// Whether a date has a day beside its year and its month, which may be a word.
fn has_day(text: &str) -> bool {
    let half = half_width(text);
    let is_digit = |c: char| c.is_ascii_digit();
    let numbers = half.split(|c: char| !is_digit(c));
    let numbers = numbers.filter(|part| !part.is_empty()).count();
    let in_words = half.contains(|c: char| c.is_ascii_alphabetic() && !"TZ".contains(c));
    numbers > if in_words { 1 } else { 2 }
}

/// The month of a text that is read as a year because it is a date.
fn month(text: &str) -> Option<u8> {
    let (_, form) = year::year(text)?;
    (form == YearForm::Date)
        .then(|| year::date_month(text))
        .flatten()
}

/// The year in which a spreadsheet shows a year that somebody wrote into a cell of dates, by the days since 1900, and the days
/// before it.
const OF_DAYS: &str = "1905";
const BEFORE: Year = 1827;
/// Days of the months of that year.
const MONTHS: [Year; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The year that is shown as a day (`1905-07-10` is the 2018th); nothing for other texts.
pub(super) fn shown_as_day(text: &str) -> Option<Year> {
    let mut parts = text.get(..10)?.split('-');
    let (of_days, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (month, day): (usize, Year) = (month.parse().ok()?, day.parse().ok()?);
    let (whole, _) = MONTHS.split_at_checked(month.checked_sub(1)?)?;
    let is_day = of_days == OF_DAYS && month <= MONTHS.len();
    is_day.then(|| BEFORE + whole.iter().sum::<Year>() + day)
}

/// What was found there, and what to do about it, in Chinese and English.
pub(super) fn of_day(text: &str, year: Year) -> [(String, String); 2] {
    [
        (
            format!("写的是“{text}”，像是把年份 {year} 写进了日期格式的单元格"),
            format!("found “{text}”, as if the year {year} stood in a cell of dates"),
        ),
        (
            format!("请把单元格格式改为“常规”，写成 {year}"),
            format!("Format the cell as General and write {year}"),
        ),
    ]
}

/// A date whose parts stand right behind each other (`20181231`), with signs between them; nothing for other texts.
pub(super) fn with_signs(text: &str) -> Option<String> {
    let is_run = [6, 8].contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let (year, rest) = text.split_at_checked(4).filter(|_| is_run)?;
    let (month, day) = rest.split_at_checked(2)?;
    let date = match day {
        "" => format!("{year}-{month}"),
        day => format!("{year}-{month}-{day}"),
    };
    year::date_month(&date).is_some().then_some(date)
}

/// What to do about a year with a single digit behind its point, in Chinese and English; nothing about others.
pub(super) fn of_tenths(text: &str) -> Option<(String, String)> {
    let (year, digit) = year::tenths(text)?;
    // A cell of numbers shows 2018.10 as 2018.1.
    let (months, months_en) = match digit {
        FIRST => (
            format!("{year}-01 或 {year}-10"),
            format!("{year}-01 or {year}-10"),
        ),
        month => (format!("{year}-0{month}"), format!("{year}-0{month}")),
    };
    Some((
        format!(
            "小数点后只有一位，看不出是月份，还是多出的小数（如 2018.5 可能是年中）；若是年份请写 {year}，若是月份请写 {months}"
        ),
        format!(
            "One digit behind the point may be a month or a part of a year: write {year} for the year, {months_en} for a month"
        ),
    ))
}

/// What to do about a month, in Chinese and English.
pub(super) const ADVICE: (&str, &str) = (
    "这既不是全年也不是年末，别的年份又不是同一个月；请用全年或年末的数",
    "This is neither the whole year nor its end, and other years are of another month: use figures of the whole year, or of its end",
);

/// The same about a month that stands by itself.
pub(super) const OF_A_MONTH: (&str, &str) = (
    "这是年中某月的数；请用全年或年末的数",
    "This is of a month within the year: use a figure of the whole year, or of its end",
);

#[cfg(test)]
mod tests {
    use super::{of_one_month, of_tenths, shown_as_day, with_signs, within_a_year};

    #[test]
    fn the_same_month_of_every_year_is_said_where_it_is_not_the_last() {
        let said = |texts: &[&str]| of_one_month(texts).map(|words| words.zh);
        let june = said(&["2018-06-30", "", "2019-06-30"]);
        assert!(june.is_some_and(|said| said.contains("6 月")));
        assert!(said(&["2018年1月1日", "2019年1月1日"]).is_some());
        for texts in [
            ["2018-12-31", "2019-12-31"],
            ["2018-01-01", "2019-01-01"],
            ["2018-06-30", "2019-12-31"],
            ["2018", "2019"],
        ] {
            assert_eq!(said(&texts), None, "{texts:?}");
        }
    }

    #[test]
    fn a_year_in_a_cell_of_dates_is_seen() {
        assert_eq!(shown_as_day("1905-07-10"), Some(2018));
        assert_eq!(shown_as_day("1905-07-14 00:00:00"), Some(2022));
        for text in [
            "1905",
            "1906-01-01",
            "2018-12-31",
            "1905-00-10",
            "1905-13-10",
            "",
        ] {
            assert_eq!(shown_as_day(text), None, "{text}");
        }
    }

    #[test]
    fn dates_without_signs_are_seen() {
        assert_eq!(with_signs("20181231").as_deref(), Some("2018-12-31"));
        assert_eq!(with_signs("201806").as_deref(), Some("2018-06"));
        for text in ["331081", "20181331", "2018", "2018年12", ""] {
            assert_eq!(with_signs(text), None, "{text}");
        }
    }

    #[test]
    fn a_digit_behind_a_point_is_no_month_for_sure() {
        let said = |text: &str| of_tenths(text).map(|(zh, _)| zh).unwrap_or_default();
        assert!(said("2018.5").contains("若是年份请写 2018，若是月份请写 2018-05"));
        assert!(said("2018.1").contains("若是月份请写 2018-01 或 2018-10"));
        for text in [
            "2018.0", "2018.05", "2018.12", "2018.5.1", "2018", "12.5", "",
        ] {
            assert_eq!(of_tenths(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_among_years_is_seen() {
        let seen = |texts: &[&str]| {
            let within = within_a_year(texts);
            within.iter().position(|within| *within)
        };
        assert_eq!(seen(&["2019", "2020年", "2021年6月"]), Some(2));
        assert_eq!(seen(&["2019年末", "2020-06-30"]), Some(1));
        assert_eq!(seen(&["2019-06-30", "2020-06-30", ""]), None);
        assert_eq!(seen(&["2019-12-31", "2020-01-01", "2021"]), None);
        assert_eq!(seen(&["2019", "2020年1月"]), Some(1));
        assert_eq!(seen(&["2019", "2020.01"]), Some(1));
        assert_eq!(seen(&["2019", "2020年1"]), Some(1));
        assert_eq!(seen(&["2019", "1 January 2020"]), None);
        assert_eq!(seen(&["2019", "2020-01-01 00:00:00"]), None);
    }
}
