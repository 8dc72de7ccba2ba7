//! Dates that end with their year: 31 December 2018, 31/12/2018, Dec-2018, mid-2018.

use crate::axes::Year;

/// Months, the first three letters of which may stand for them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Letters of a short name.
const SHORT: usize = 3;
/// Words before a date, and the month that they say of a year alone.
const BEFORE: [(&str, u8); 5] = [
    ("asat", 0),
    ("endof", 12),
    ("end", 12),
    ("mid", 6),
    ("at", 0),
];
/// Signs between the parts.
const BETWEEN: [char; 5] = ['-', '/', '.', ',', '\''];
/// Endings of the number of a day.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];
/// Digits of a year.
const DIGITS: usize = 4;
/// The last month and the last day.
const LAST: (u8, u8) = (12, 31);

/// Year and month of a date without blanks; nothing where it does not say which number is the month.
pub(super) fn date(text: &str) -> Option<(Year, u8)> {
    let lower = text.to_lowercase();
    let (rest, month) = BEFORE
        .iter()
        .find_map(|(word, month)| Some((lower.strip_prefix(word)?, *month)))
        .unwrap_or((lower.as_str(), 0));
    let rest = rest.trim_start_matches(BETWEEN);
    let (before, year) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    let year: Year = year.parse().ok().filter(|_| is_year)?;
    if before.is_empty() {
        return (month > 0).then_some((year, month));
    }
    let bare = before.trim_end_matches(BETWEEN);
    let parted = bare.len() < before.len() || !bare.ends_with(|c: char| c.is_ascii_digit());
    let month = named(bare).or_else(|| numbered(bare, before))?;
    parted.then_some((year, month))
}

/// The month of a day and the name of a month, in either order.
fn named(text: &str) -> Option<u8> {
    let name = text.trim_matches(|c: char| c.is_ascii_digit() || BETWEEN.contains(&c));
    let name = ORDINALS
        .iter()
        .find_map(|ending| name.strip_prefix(ending).filter(|rest| !rest.is_empty()))
        .unwrap_or(name)
        .trim_matches(BETWEEN);
    let is_short = |month: &str| name == &month[..SHORT] || name == "sept" && month == "september";
    let place = MONTHS
        .iter()
        .position(|month| name == *month || is_short(month))?;
    u8::try_from(place + 1).ok()
}

/// The month of two numbers, or of one that is not a number together with its year.
fn numbered(text: &str, before: &str) -> Option<u8> {
    let mut parts = Vec::new();
    for part in text.split(BETWEEN) {
        let number = part.parse::<u8>().ok().filter(|_| part.len() <= 2)?;
        parts.push(number);
    }
    let (months, days) = (1..=LAST.0, 1..=LAST.1);
    match parts[..] {
        [month] if months.contains(&month) && !before.ends_with('.') => Some(month),
        [one, two] if one == two && months.contains(&one) => Some(one),
        [day, month] if days.contains(&day) && day > LAST.0 && months.contains(&month) => {
            Some(month)
        }
        [month, day] if days.contains(&day) && day > LAST.0 && months.contains(&month) => {
            Some(month)
        }
        _ => None,
    }
}

/// True for such a date with two digits of its year.
pub(super) fn is_short(text: &str) -> bool {
    let Some((before, year)) = text
        .len()
        .checked_sub(2)
        .and_then(|end| text.split_at_checked(end))
    else {
        return false;
    };
    let letters = before.contains(|c: char| c.is_ascii_alphabetic());
    let ends = !before.ends_with(|c: char| c.is_ascii_digit());
    letters && ends && date(&format!("{before}20{year}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_end_with_their_year() {
        for (text, month) in [
            ("31December2018", 12),
            ("31stDecember2018", 12),
            ("December31,2018", 12),
            ("Dec-2018", 12),
            ("30-Jun-2018", 6),
            ("Sept2018", 9),
            ("31/12/2018", 12),
            ("12/31/2018", 12),
            ("01/01/2018", 1),
            ("31.12.2018", 12),
            ("12/2018", 12),
            ("mid-2018", 6),
            ("end2018", 12),
            ("asat30June2018", 6),
        ] {
            assert_eq!(date(text), Some((2018, month)), "{text}");
        }
        for text in [
            "01/02/2018",
            "12.2018",
            "2018",
            "132018",
            "13/2018",
            "42/12/2018",
            "May",
            "yearended31March2019",
            "band2018",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
        assert!(is_short("Dec-18") && is_short("30-Jun-18"));
        assert!(!is_short("11/12") && !is_short("人") && !is_short("A18"));
    }
}
