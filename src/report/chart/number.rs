//! Numbers as they stand on a chart: 万 and 亿 in Chinese, groups of three in English.

use crate::source::Language;

/// What the values of an axis are divided by, and the word for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Magnitude {
    /// The divisor.
    pub divisor: f64,
    /// The word: `万`, `million`, or nothing.
    pub word: &'static str,
}

const ONE: Magnitude = Magnitude { divisor: 1.0, word: "" };
const CHINESE: [Magnitude; 3] = [
    Magnitude { divisor: 1e12, word: "万亿" },
    Magnitude { divisor: 1e8, word: "亿" },
    Magnitude { divisor: 1e4, word: "万" },
];
const ENGLISH: [Magnitude; 3] = [
    Magnitude { divisor: 1e12, word: "trillion" },
    Magnitude { divisor: 1e9, word: "billion" },
    Magnitude { divisor: 1e6, word: "million" },
];

/// From where an axis in Chinese counts in 万: below it, five figures read better in full.
const FULL_BELOW: f64 = 1e5;

impl Magnitude {
    /// The magnitude in which values up to `most` read best. Percentages are left as they are.
    pub fn of(most: f64, unit: &str, language: Language) -> Self {
        if unit.contains('%') {
            return ONE;
        }
        let most = most.abs();
        let table = match language {
            Language::Zh if most < FULL_BELOW => return ONE,
            Language::Zh => CHINESE,
            Language::En => ENGLISH,
        };
        table.into_iter().find(|m| most >= m.divisor).unwrap_or(ONE)
    }

    /// The unit of the axis: `万人`, `million yuan`.
    pub fn unit(&self, unit: &str) -> String {
        match (self.word.is_empty(), self.word.is_ascii()) {
            (true, _) => unit.to_owned(),
            (false, true) => format!("{} {unit}", self.word),
            (false, false) => format!("{}{unit}", self.word),
        }
    }
}

/// A number with a fixed count of decimals, in groups of three.
pub(super) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if value < 0.0 && !zero { format!("−{grouped}") } else { grouped }
}

/// Decimals that a value needs to show about three significant figures.
pub(super) fn decimals(value: f64) -> usize {
    match value.abs() {
        v if v >= 99.95 || v == 0.0 => 0,
        v if v >= 9.995 => 1,
        v if v >= 0.9995 => 2,
        v if v >= 0.0995 => 3,
        _ => 4,
    }
}

/// A value for a direct label: about three significant figures and the word of its magnitude.
/// Whole numbers below the first magnitude are given in full.
pub(super) fn short(value: f64, unit: &str, language: Language) -> String {
    let magnitude = Magnitude::of(value, unit, language);
    let scaled = value / magnitude.divisor;
    let whole = magnitude == ONE && (scaled.abs() >= 99.95 || scaled.fract() == 0.0);
    let number = fixed(scaled, if whole { 0 } else { decimals(scaled) });
    match (unit.contains('%'), magnitude.word) {
        (true, _) => format!("{}%", fixed(value, usize::from(value.fract() != 0.0))),
        (false, "") => number,
        (false, word) if word.is_ascii() => format!("{number} {word}"),
        (false, word) => format!("{number}{word}"),
    }
}

/// Two ends of an interval, in the magnitude of the upper one: `2.12–2.51万`.
pub(super) fn range(low: f64, high: f64, unit: &str, language: Language) -> String {
    let most = if high.abs() >= low.abs() { high } else { low };
    let magnitude = Magnitude::of(most, unit, language);
    let (low, high) = (low / magnitude.divisor, high / magnitude.divisor);
    let most = most / magnitude.divisor;
    let whole = magnitude == ONE && (most.abs() >= 99.95 || (low.fract() == 0.0 && high.fract() == 0.0));
    let mut places = if whole { 0 } else { decimals(most) };
    if unit.contains('%') {
        places = 1;
    }
    let dash = if low < 0.0 { " … " } else { "–" };
    let ends = format!("{}{dash}{}", fixed(low, places), fixed(high, places));
    match (unit.contains('%'), magnitude.word) {
        (true, _) => format!("{ends}%"),
        (false, "") => ends,
        (false, word) if word.is_ascii() => format!("{ends} {word}"),
        (false, word) => format!("{ends}{word}"),
    }
}

/// A share as a percentage. Never 0% or 100% unless it is exactly that.
pub(super) fn percent(share: f64) -> String {
    match share {
        s if s > 0.0 && s < 0.01 => "<1%".to_owned(),
        s if s > 0.99 && s < 1.0 => ">99%".to_owned(),
        s => format!("{}%", fixed(s * 100.0, 0)),
    }
}

/// A level such as 0.8 or 0.975 as a percentage.
pub(super) fn level(level: f64) -> String {
    let percent = level * 100.0;
    let whole = (percent - percent.round()).abs() < 1e-6;
    format!("{}%", fixed(percent, usize::from(!whole)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_in_ten_thousands() {
        let wan = Magnitude::of(1_234_560.0, "人", Language::Zh);
        assert_eq!(wan.unit("人"), "万人");
        assert_eq!(Magnitude::of(2.48e8, "元", Language::Zh).unit("元"), "亿元");
        assert_eq!(short(248_000_000.0, "元", Language::Zh), "2.48亿");
        assert_eq!(short(15_103.0, "人", Language::Zh), "15,103");
        assert_eq!(short(1_234_560.0, "人", Language::Zh), "123万");
    }

    #[test]
    fn english_counts_in_groups_of_three() {
        assert_eq!(short(23_456.0, "persons", Language::En), "23,456");
        assert_eq!(short(248_000_000.0, "yuan", Language::En), "248 million");
        assert_eq!(Magnitude::of(3e9, "yuan", Language::En).unit("yuan"), "billion yuan");
    }

    #[test]
    fn small_and_negative_values_keep_their_figures() {
        assert_eq!(fixed(-1234.5, 1), "−1,234.5");
        assert_eq!(fixed(-0.0004, 2), "0.00");
        assert_eq!(short(0.0123, "", Language::En), "0.0123");
        assert_eq!(short(98.4, "%", Language::Zh), "98.4%");
        assert_eq!(short(98.0, "%", Language::Zh), "98%");
    }

    #[test]
    fn a_chance_is_never_rounded_to_certainty() {
        assert_eq!(percent(0.9999), ">99%");
        assert_eq!(percent(0.0001), "<1%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(level(0.8), "80%");
        assert_eq!(level(0.975), "97.5%");
    }
}
