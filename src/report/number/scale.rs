//! One unit and one precision for all numbers of a sentence.

use super::digits::{between, grouped};
use crate::source::{Language, in_threes};
use crate::units::Unit;

/// How a quantity is written: a magnitude and decimals, set once by its median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    divisor: f64,
    decimals: usize,
    /// What stands behind a number, or behind the last one of several.
    suffix: &'static str,
    unit: Unit,
    language: Language,
}

impl Scale {
    /// The scale that suits a value.
    pub fn of(value: f64, unit: Unit, language: Language) -> Self {
        let (divisor, decimals, suffix) = match (unit, language, value.abs()) {
            (Unit::Share, ..) => (0.01, 1, "%"),
            (Unit::Growth, ..) => (0.01, 2, "%"),
            (Unit::Ratio | Unit::Years | Unit::Children, ..) => (1.0, 2, ""),
            (Unit::Number, _, size) if size < 1e3 => (1.0, 2, ""),
            (_, Language::Zh, size) if size >= 1e8 => (1e8, 2, " 亿"),
            (_, Language::Zh, size) if size >= 1e7 => (1e4, 0, " 万"),
            (_, Language::Zh, size) if size >= 1e5 => (1e4, 2, " 万"),
            (Unit::Yuan | Unit::YuanConstant, Language::En, size) if size >= 1e6 => {
                (1e6, 1, " million")
            }
            _ => (1.0, 0, ""),
        };
        Scale {
            divisor,
            decimals,
            suffix,
            unit,
            language,
        }
    }

    fn digits(&self, value: f64) -> String {
        if !value.is_finite() {
            return "—".to_string();
        }
        match self.decimals {
            0 => grouped(value / self.divisor),
            some => in_threes(value / self.divisor, some),
        }
    }

    /// A number.
    pub fn figure(&self, value: f64) -> String {
        match value.is_finite() {
            true => format!("{}{}", self.digits(value), self.suffix),
            false => "—".to_string(),
        }
    }

    /// Two ends, of which the last bears the magnitude.
    pub fn range(&self, low: f64, high: f64) -> String {
        let between = between(low, self.language);
        format!(
            "{}{between}{}{}",
            self.digits(low),
            self.digits(high),
            self.suffix
        )
    }

    /// A number and its unit in words.
    pub fn with_unit(&self, value: f64) -> String {
        self.named(self.figure(value))
    }

    /// Two ends and their unit in words.
    pub fn range_with_unit(&self, low: f64, high: f64) -> String {
        self.named(self.range(low, high))
    }

    pub(super) fn named(&self, figure: String) -> String {
        let zh = self.language == Language::Zh;
        match self.unit {
            Unit::Share
            | Unit::Growth
            | Unit::Ratio
            | Unit::Years
            | Unit::Children
            | Unit::Number => figure,
            Unit::Yuan | Unit::YuanConstant if zh && self.suffix.is_empty() => {
                format!("{figure} 元")
            }
            Unit::Yuan | Unit::YuanConstant if zh => format!("{figure}元"),
            Unit::Yuan | Unit::YuanConstant => match figure.strip_prefix('−') {
                Some(size) => format!("−¥{size}"),
                None => format!("¥{figure}"),
            },
            _ if zh && self.suffix.is_empty() => format!("{figure} {}", self.unit.zh()),
            _ if zh => format!("{figure}{}", self.unit.zh()),
            _ => format!("{figure} {}", self.unit.en()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_has_one_unit_and_one_precision() {
        let people = Scale::of(108_500.0, Unit::Persons, Language::Zh);
        assert_eq!(people.figure(108_500.0), "10.85 万");
        assert_eq!(people.range(97_178.0, 120_400.0), "9.72～12.04 万");
        assert_eq!(
            people.range_with_unit(97_178.0, 120_400.0),
            "9.72～12.04 万人"
        );
        let money = Scale::of(8.8e7, Unit::Yuan, Language::En);
        assert_eq!(money.range(73.81e6, 105.12e6), "73.8–105.1 million");
        let share = Scale::of(0.98, Unit::Share, Language::Zh);
        assert_eq!(
            (share.figure(0.98), share.range(0.975, 1.0)),
            ("98.0%".into(), "97.5～100.0%".into())
        );
        // An end far above the middle has its thousands too.
        let yuan = Scale::of(9_317_100.0, Unit::Yuan, Language::Zh);
        assert_eq!(yuan.range(6_744_600.0, 12_874_100.0), "674.46～1,287.41 万");
        let few = Scale::of(9_900.0, Unit::Persons, Language::En);
        assert_eq!(few.range(8_000.4, 123_456.0), "8,000–123,456");
        let less = Scale::of(-0.012, Unit::Growth, Language::En);
        assert_eq!(less.range(-0.02, 0.004), "−2.00 … 0.40%");
        let less = Scale::of(-0.012, Unit::Growth, Language::Zh);
        assert_eq!(less.range(-0.02, 0.004), "−2.00～0.40%");
        assert_eq!(people.figure(f64::NAN), "—");
        let little = |language| Scale::of(-2_631.0, Unit::Yuan, language).with_unit(-2_631.0);
        assert_eq!(little(Language::Zh), "−2,631 元");
        assert_eq!(little(Language::En), "−¥2,631");
    }
}
