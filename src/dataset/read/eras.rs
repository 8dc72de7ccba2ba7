//! Years of other calendars, and in other signs, as years of the common one: 平成30年, 民國107年, 2018년.

use std::borrow::Cow;

use crate::axes::Year;

/// Eras and the first year of each.
const ERAS: [(&str, Year); 8] = [
    ("中華民國", 1912),
    ("中华民国", 1912),
    ("民國", 1912),
    ("民国", 1912),
    ("令和", 2019),
    ("平成", 1989),
    ("昭和", 1926),
    ("大正", 1912),
];
/// The year before the first of the republic, whose years are also written without its name.
const BEFORE_REPUBLIC: Year = 1911;
/// Words before a year that say nothing.
const BEFORE: [&str; 7] = ["公元", "西元", "西曆", "西暦", "서기", "cy", "year"];
/// Signs that may stand around two ways to write one year.
const AROUND: &str = "年度末底()[]";
/// Digits of a year of the common calendar, and the most of one of another.
const DIGITS: usize = 4;

/// The text with its year in the common calendar, and whether that was another one; nothing where two years contradict
/// each other.
pub(super) fn western(text: &str) -> Option<(Cow<'_, str>, bool)> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Cow::Borrowed(text), false));
    }
    let signs = text.replace('년', "年").replace("年말", "年末");
    let signs = signs.replace("年도", "年度");
    let lower = signs.to_ascii_lowercase();
    let bare = BEFORE.iter().find_map(|word| {
        let rest = lower.strip_prefix(word)?;
        rest.starts_with(|c: char| c.is_ascii_digit())
            .then(|| signs[signs.len() - rest.len()..].to_string())
    });
    let text = bare.unwrap_or(signs);
    if let Some((before, year, after)) = in_era(&text) {
        let own = [before, after].into_iter().find_map(common);
        let rest = format!("{before}{after}");
        return match own {
            Some(own) if own != year => None,
            Some(_) => is_around(&rest).then(|| (format!("{year}年").into(), true)),
            None => before
                .is_empty()
                .then(|| (format!("{year}{after}").into(), true)),
        };
    }
    // `107年(2018)`
    if let Some(year) = of_republic(&text) {
        return Some((format!("{year}年").into(), true));
    }
    Some((text.into(), false))
}

/// What stands before the year of an era, that year, and what follows.
fn in_era(text: &str) -> Option<(&str, Year, &str)> {
    ERAS.iter().find_map(|(era, first)| {
        let (before, rest) = text.split_once(era)?;
        if let Some(after) = rest.strip_prefix('元') {
            return Some((before, *first, after));
        }
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &rest[..rest.len() - after.len()];
        let number = digits.parse::<Year>().ok();
        let number = number.filter(|number| *number > 0 && digits.len() < DIGITS)?;
        Some((before, first + number - 1, after))
    })
}

/// A year of the common calendar in a text.
fn common(text: &str) -> Option<Year> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let year = numbers.find(|digits| digits.len() == DIGITS)?;
    year.parse().ok()
}

/// The common year of a text that gives it beside that of the republic without its name.
fn of_republic(text: &str) -> Option<Year> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let number = digits
        .parse::<Year>()
        .ok()
        .filter(|_| digits.len() < DIGITS)?;
    let year = common(rest)?;
    (number + BEFORE_REPUBLIC == year && is_around(rest)).then_some(year)
}

/// True for nothing but digits and the signs around them.
fn is_around(text: &str) -> bool {
    let around = |c: char| c.is_ascii_digit() || AROUND.contains(c);
    text.chars().all(around)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_eras_are_those_of_the_common_calendar() {
        for (text, common) in [
            ("平成30年", "2018年"),
            ("令和元年度", "2019年度"),
            ("昭和64年末", "1989年末"),
            ("民國107年底", "2018年底"),
            ("中華民國107年", "2018年"),
            ("民国107", "2018"),
            ("2018(平成30)年", "2018年"),
            ("2018年(平成30年)", "2018年"),
            ("平成30年(2018年)", "2018年"),
            ("107年(2018)", "2018年"),
        ] {
            let found = western(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.0.as_ref(), found.1), (common, true), "{text}");
        }
        for (text, common) in [
            ("2018년말", "2018年末"),
            ("西暦2018年", "2018年"),
            ("CY2018", "2018"),
            ("2018", "2018"),
            ("107年", "107年"),
            ("平成時代", "平成時代"),
        ] {
            let found = western(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.0.as_ref(), found.1), (common, false), "{text}");
        }
        assert_eq!(western("2019年(平成30年)"), None);
        assert_eq!(western("民國107年(2019)"), None);
    }
}
