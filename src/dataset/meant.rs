//! A number that somebody wrote as a text, with its sign or unit, where a declaration wants the number alone.

/// Signs of a number, and those between its thousands.
const SIGNS: [char; 6] = ['.', '-', '+', ',', '，', '_'];
/// Letters of a unit behind a number, such as 元, 万元 or 人次; what is longer is a sentence.
const UNIT: usize = 4;
/// Parts of one that are kept: what a division by a hundred leaves behind them is no digit of the number.
const KEPT: f64 = 1e12;

/// The number that a text such as `1%`, `3,000`, `1.2万元` or `2025年` means, as a declaration has it; nothing where it is
/// none.
pub(super) fn number_meant(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|sign: char| !(sign.is_ascii_digit() || SIGNS.contains(&sign)));
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    let number: String = number
        .chars()
        .filter(|sign| !matches!(sign, ',' | '，' | '_'))
        .collect();
    let number: f64 = number.parse().ok()?;
    let rest = rest.trim();
    let (times, unit) = match rest.chars().next() {
        None => (1.0, ""),
        Some('%' | '％') => (0.01, &rest[rest.chars().next()?.len_utf8()..]),
        Some('‰') => (0.001, &rest['‰'.len_utf8()..]),
        Some('万') => (1e4, &rest['万'.len_utf8()..]),
        Some('亿') => (1e8, &rest['亿'.len_utf8()..]),
        Some(_) => (1.0, rest),
    };
    let is_unit = unit.chars().count() <= UNIT && unit.chars().all(char::is_alphabetic);
    let meant = (number * times * KEPT).round() / KEPT;
    (is_unit && meant.is_finite()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::number_meant;

    #[test]
    fn what_people_write_is_a_number() {
        for (text, number) in [
            ("1%", 0.01),
            ("1.1％", 0.011),
            ("5‰", 0.005),
            ("3,000", 3000.0),
            ("1.2万元", 12_000.0),
            ("3亿", 3e8),
            ("2025年", 2025.0),
            ("-0.5 %", -0.005),
            ("7", 7.0),
        ] {
            assert_eq!(number_meant(text), Some(number), "{text}");
        }
        for text in [
            "",
            "about 5",
            "1%到2%",
            "five",
            "2025-2030年",
            "5 of the 7",
            "%",
        ] {
            assert_eq!(number_meant(text), None, "{text}");
        }
    }
}
