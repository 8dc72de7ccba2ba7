//! Dates where years should be: a day at the end of a year, or the first that stands for all of it, or the same month in
//! every year.

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

/// Whether a text names a month of a year that is not its end.
pub(super) fn is_within(text: &str) -> bool {
    match month(text) {
        None | Some(LAST) => false,
        // `2020-01-01` is how a program writes a year, `2020年1月` and `2020.1` are months.
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
    use super::within_a_year;

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
        assert_eq!(seen(&["2019", "2020.1"]), Some(1));
        assert_eq!(seen(&["2019", "2020年1"]), Some(1));
        assert_eq!(seen(&["2019", "1 January 2020"]), None);
        assert_eq!(seen(&["2019", "2020-01-01 00:00:00"]), None);
    }
}
