//! So many of so many, as clerks write the share that they make: 14/20, 14/20个.

use super::unit::unit;
use super::unit_said::without_brackets;
use super::year::date_year;

/// The share in per cents, such as 70% of 14/20: of two whole numbers of which the first is no more than the second.
/// Nothing for a date and for anything else.
pub(super) fn share(text: &str) -> Option<String> {
    if date_year(text).is_some() {
        return None;
    }
    let (part, whole) = text.split_once('/')?;
    let (part, whole) = (counted(part)?, counted(whole)?);
    let percent = 100.0 * f64::from(part) / f64::from(whole);
    (whole > 0 && part <= whole).then(|| format!("{percent}%"))
}

/// A whole number, with or without the unit of what is counted behind it.
fn counted(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let behind = without_brackets(&text[digits.len()..]);
    let of_things = behind.is_empty() || unit(behind).is_some_and(|unit| unit.is_counted());
    digits.parse().ok().filter(|_| of_things)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn two_whole_numbers_are_a_share_and_a_date_is_none() {
        for (text, percent) in [
            ("14/20", "70%"),
            ("14/20个", "70%"),
            ("14人/20（人）", "70%"),
            ("0 / 7", "0%"),
            ("16/16", "100%"),
        ] {
            assert_eq!(share(text).as_deref(), Some(percent), "{text}");
        }
        for text in [
            "20/14", "3/0", "12/2021", "2021/12", "1/2/3", "0.5/2", "3/万人", "/20", "14/", "元/人",
        ] {
            assert_eq!(share(text), None, "{text}");
        }
    }
}
