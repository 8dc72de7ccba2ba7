//! What the verbs that help to decide read alike.

use crate::axes::Year;

/// A year, or first and last year: `2027`, `2026-2030`.
pub fn years(text: &str) -> Option<[Year; 2]> {
    let year = |text: &str| -> Option<Year> {
        let text = text.trim().trim_end_matches('年');
        text.parse()
            .ok()
            .filter(|year| (1900..=2200).contains(year))
    };
    match text.split_once(['-', '–', '—', '~']) {
        Some((from, to)) => Some([year(from)?, year(to)?]),
        None => year(text).map(|year| [year; 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_or_two() {
        assert_eq!(years("2027"), Some([2027, 2027]));
        assert_eq!(years("2026-2030年"), Some([2026, 2030]));
        assert_eq!(years("soon"), None);
        assert_eq!(years("20"), None);
    }
}
