//! Numbers as they stand on a chart: 万 and 亿 in Chinese, groups of three in English.

use crate::source::{Language, Tongue, in_threes};

/// What the values of an axis are divided by, and the word for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Magnitude {
    /// The divisor.
    pub divisor: f64,
    /// The word: `万`, `million`, or nothing.
    pub word: &'static str,
}

const ONE: Magnitude = Magnitude {
    divisor: 1.0,
    word: "",
};
const THOUSAND: Magnitude = Magnitude {
    divisor: 1e3,
    word: "thousand",
};
const CHINESE: [Magnitude; 3] = [
    Magnitude {
        divisor: 1e12,
        word: "万亿",
    },
    Magnitude {
        divisor: 1e8,
        word: "亿",
    },
    Magnitude {
        divisor: 1e4,
        word: "万",
    },
];
const ENGLISH: [Magnitude; 3] = [
    Magnitude {
        divisor: 1e12,
        word: "trillion",
    },
    Magnitude {
        divisor: 1e9,
        word: "billion",
    },
    Magnitude {
        divisor: 1e6,
        word: "million",
    },
];

/// From where an axis in Chinese counts in 万: below it, five figures read better in full.
const FULL_BELOW: f64 = 1e5;

impl Magnitude {
    /// The magnitude in which values up to `most` read best. Percentages are left as they are.
    pub fn of(most: f64, unit: &str, language: Tongue) -> Self {
        if unit.contains('%') {
            return ONE;
        }
        let most = most.abs();
        let table = match language.written {
            Language::Zh if most < FULL_BELOW => return ONE,
            Language::Zh => CHINESE,
            Language::En => ENGLISH,
        };
        table.into_iter().find(|m| most >= m.divisor).unwrap_or(ONE)
    }

    /// As [`Magnitude::of`], for an axis with little room for its labels: 万 and thousands are
    /// used from ten thousand on.
    pub fn narrow(most: f64, unit: &str, language: Tongue) -> Self {
        const NARROW_FROM: f64 = 1e4;
        match Magnitude::of(most, unit, language) {
            ONE if most.abs() >= NARROW_FROM && !unit.contains('%') => match language.written {
                Language::Zh => CHINESE[2],
                Language::En => THOUSAND,
            },
            magnitude => magnitude,
        }
    }

    /// The unit of the axis: `万人`, `million yuan`.
    pub fn unit(&self, unit: &str, language: Tongue) -> String {
        let counted = match (self.word.is_empty(), self.word.is_ascii()) {
            (true, _) => return unit.to_owned(),
            (false, true) => format!("{} {unit}", self.word),
            (false, false) => format!("{}{unit}", self.word),
        };
        language.told(&counted).text
    }
}

/// A number with a fixed count of decimals, in groups of three.
pub(super) fn fixed(value: f64, decimals: usize) -> String {
    // Halves are rounded away from nought, as people do, not to the even digit.
    let value = if decimals == 0 { value.round() } else { value };
    in_threes(value, decimals)
}

/// Decimals that a value needs to show about three significant figures.
fn decimals(value: f64) -> usize {
    const MOST: usize = 12;
    let mut scaled = value.abs();
    if scaled == 0.0 {
        return 0;
    }
    let mut places = 0;
    while scaled < 99.95 && places < MOST {
        (scaled, places) = (scaled * 10.0, places + 1);
    }
    places
}

/// How some values that belong together are written: in one magnitude, with as many decimals as
/// the largest needs for three significant figures. Whole numbers below the first magnitude are
/// given in full.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    magnitude: Magnitude,
    decimals: usize,
    percent: bool,
    language: Tongue,
}

impl Figures {
    /// The way to write `values` in a unit.
    pub fn of(values: &[f64], unit: &str, language: Tongue) -> Self {
        let most = values
            .iter()
            .fold(0.0_f64, |most, value| most.max(value.abs()));
        let magnitude = Magnitude::of(most, unit, language);
        // 100 × 0.57 is no whole number to a computer.
        let whole = values
            .iter()
            .all(|value| (value - value.round()).abs() < 1e-9);
        let percent = unit.contains('%');
        let decimals = match percent {
            true => usize::from(!whole),
            false if magnitude == ONE && whole => 0,
            false => decimals(most / magnitude.divisor),
        };
        Figures {
            magnitude,
            decimals,
            percent,
            language,
        }
    }

    /// A value without the word of its magnitude.
    pub fn bare(&self, value: f64) -> String {
        fixed(value / self.magnitude.divisor, self.decimals)
    }

    /// A value with the word of its magnitude: `2.48亿`, `248 million`, `98.4%`.
    pub fn full(&self, value: f64) -> String {
        self.close(self.bare(value))
    }

    /// Two ends of an interval: `2.12～2.51万`.
    pub fn range(&self, (low, high): (f64, f64), sign: Sign) -> String {
        let signed = low < 0.0 || sign == Sign::Always;
        let between = match self.language.written {
            Language::En if signed => " to ",
            language => language.range_sign(),
        };
        let end = |value: f64| sign.of(value, self.bare(value));
        self.close(format!("{}{between}{}", end(low), end(high)))
    }

    fn close(&self, figures: String) -> String {
        let closed = match (self.percent, self.magnitude.word) {
            (true, _) => format!("{figures}%"),
            (false, "") => figures,
            (false, word) if word.is_ascii() => format!("{figures} {word}"),
            (false, word) => format!("{figures}{word}"),
        };
        self.language.told(&closed).text
    }
}

/// A value for a direct label, by itself.
pub(super) fn short(value: f64, unit: &str, language: Tongue) -> String {
    Figures::of(&[value], unit, language).full(value)
}

/// Which signs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The minus.
    Negative,
    /// Plus and minus, as on differences.
    Always,
}

impl Sign {
    /// Puts a plus before the text of a value, if it is to be written.
    pub fn of(self, value: f64, text: String) -> String {
        let zero = !text.contains(|c: char| ('1'..='9').contains(&c));
        if self == Sign::Always && value > 0.0 && !zero {
            format!("+{text}")
        } else {
            text
        }
    }
}

/// A share as a percentage. Never 0% or 100% unless it is exactly that; the column has no room for words.
pub(super) fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share <= 0.005 => "<1%".to_owned(),
        share if (0.995..1.0).contains(&share) => ">99%".to_owned(),
        _ => format!("{}%", fixed(share * 100.0, 0)),
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

    const ZH: Tongue = Tongue::ALL[0];
    const EN: Tongue = Tongue::ALL[1];

    #[test]
    fn chinese_counts_in_ten_thousands() {
        let wan = Magnitude::of(1_234_560.0, "人", ZH);
        assert_eq!(wan.unit("人", ZH), "万人");
        assert_eq!(Magnitude::of(2.48e8, "元", ZH).unit("元", ZH), "亿元");
        assert_eq!(short(248_000_000.0, "元", ZH), "2.48亿");
        assert_eq!(short(15_103.0, "人", ZH), "15,103");
        assert_eq!(short(1_234_560.0, "人", ZH), "123万");
    }

    #[test]
    fn english_counts_in_groups_of_three() {
        assert_eq!(short(23_456.0, "persons", EN), "23,456");
        assert_eq!(short(248_000_000.0, "yuan", EN), "248 million");
        assert_eq!(
            Magnitude::of(3e9, "yuan", EN).unit("yuan", EN),
            "billion yuan"
        );
    }

    #[test]
    fn small_and_negative_values_keep_their_figures() {
        assert_eq!(fixed(-1234.5, 1), "−1,234.5");
        assert_eq!(fixed(-0.0004, 2), "0.00");
        assert_eq!(short(0.0123, "", EN), "0.0123");
        assert_eq!(short(98.4, "%", ZH), "98.4%");
        assert_eq!(short(98.0, "%", ZH), "98%");
        assert_eq!(short(100.0 * 0.57, "%", ZH), "57%");
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
