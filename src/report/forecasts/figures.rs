//! How the numbers of a series are written: people whole, shares in percent, the rest with as many
//! decimals as the reader gave.

use crate::report::number::figure;
use crate::source::{Language, in_threes};
use crate::units::Unit;

/// What the numbers of a series are, for the reader's eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// Whole numbers of people or things.
    Count,
    /// Any other number, with so many decimals.
    Number {
        /// Decimals shown.
        decimals: usize,
    },
    /// Fractions such as shares and growth, shown in percent.
    Percent {
        /// Decimals of the percentage.
        decimals: usize,
    },
}

/// Beyond this size a number is written with a power of ten.
const FULL: f64 = 1e15;

impl NumberStyle {
    /// A number with as many decimals as some values need: what they were given with, but no more
    /// than three significant figures of the largest ask for, and two at least allowed.
    pub fn number(values: impl Iterator<Item = f64> + Clone) -> NumberStyle {
        let given = values.clone().map(|v| {
            let text = format!("{v}");
            text.split_once('.').map_or(0, |(_, after)| after.len())
        });
        let given = given.max().unwrap_or(0);
        let most = values.fold(0.0_f64, |a, v| a.max(v.abs()));
        let needed = if most > 0.0 {
            (2.0 - libm::floor(libm::log10(most))).clamp(0.0, 12.0) as usize
        } else {
            0
        };
        let decimals = match given {
            0 => 0,
            given => given.max(needed).min(needed.max(2)),
        };
        NumberStyle::Number { decimals }
    }

    /// Fractions with one decimal of their percentage; with two near none and all, or where given so.
    pub fn percent(values: impl Iterator<Item = f64>) -> NumberStyle {
        const NEAR: f64 = 0.02;
        let fine = |v: f64| {
            let tenths = v * 1000.0;
            !(NEAR..=1.0 - NEAR).contains(&v) || (tenths - tenths.round()).abs() > 1e-6
        };
        let mut inner = values.map(f64::abs).filter(|v| *v > 0.0 && *v < 1.0);
        NumberStyle::Percent {
            decimals: 1 + usize::from(inner.any(fine)),
        }
    }

    /// True for what is shown in percent.
    pub const fn in_percent(self) -> bool {
        matches!(self, NumberStyle::Percent { .. })
    }

    /// A value in words, without its unit.
    pub fn say(self, value: f64) -> String {
        match self {
            _ if !value.is_finite() => "—".to_string(),
            _ if value.abs() >= FULL => format!("{value:.3e}"),
            NumberStyle::Count => figure(value, Unit::Persons, Language::En),
            NumberStyle::Number { decimals } => in_threes(value, decimals),
            NumberStyle::Percent { decimals } => percent(value, decimals),
        }
    }

    /// The format of a cell in a workbook.
    pub fn cell_format(self) -> String {
        match self {
            NumberStyle::Count => "#,##0".to_string(),
            NumberStyle::Number { decimals: 0 } => "#,##0".to_string(),
            NumberStyle::Number { decimals } => format!("#,##0.{}", "0".repeat(decimals)),
            NumberStyle::Percent { decimals } => format!("0.{}%", "0".repeat(decimals)),
        }
    }

    /// The word used in tables.
    pub const fn key(self) -> &'static str {
        match self {
            NumberStyle::Count => "count",
            NumberStyle::Number { .. } => "number",
            NumberStyle::Percent { .. } => "fraction",
        }
    }
}

/// A share in percent; neither 0 nor 100 unless it is exactly so.
fn percent(share: f64, decimals: usize) -> String {
    let text = in_threes(share * 100.0, decimals);
    let none = text == in_threes(0.0, decimals);
    let all = text == in_threes(100.0, decimals);
    match share {
        s if s == 0.0 || s == 1.0 => format!("{:.0}%", s * 100.0),
        s if s > 0.0 && none => format!("<0.{}1%", "0".repeat(decimals.saturating_sub(1))),
        s if s < 1.0 && all => format!(">99.{}%", "9".repeat(decimals)),
        _ => format!("{text}%"),
    }
}

/// A level such as 0.8 in percent.
pub fn level(level: f64) -> String {
    let text = format!("{:.2}", level * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_what_was_given() {
        let of = |values: &[f64]| NumberStyle::number(values.iter().copied());
        assert_eq!(of(&[940.66, 1084.8]), NumberStyle::Number { decimals: 2 });
        assert_eq!(of(&[1200.0, 3.0]), NumberStyle::Number { decimals: 0 });
        assert_eq!(of(&[0.0123]), NumberStyle::Number { decimals: 4 });
        assert_eq!(of(&[1_234.567_890_1]), NumberStyle::Number { decimals: 2 });
        assert_eq!(of(&[0.0]), NumberStyle::Number { decimals: 0 });
    }

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(NumberStyle::Count.say(11_804_000.0), "11,804,000");
        assert_eq!(
            NumberStyle::Number { decimals: 1 }.say(-1234.56),
            "−1,234.6"
        );
        let share = |values: &[f64]| NumberStyle::percent(values.iter().copied());
        assert_eq!(share(&[0.5, 0.984]).say(0.97), "97.00%");
        assert_eq!(share(&[0.5, 0.94]).say(0.97), "97.0%");
        assert_eq!(share(&[0.5, -0.94]).say(-0.071), "−7.1%");
        assert_eq!(share(&[0.5, 0.94]).say(0.9999), ">99.9%");
        assert_eq!(share(&[0.5, 0.999]).say(0.000_01), "<0.01%");
        assert_eq!(
            (share(&[0.5]).say(0.0), share(&[0.5]).say(1.0)),
            ("0%".into(), "100%".into())
        );
        assert_eq!(NumberStyle::Number { decimals: 0 }.say(1e100), "1.000e100");
        assert_eq!((level(0.8), level(0.975)), ("80%".into(), "97.5%".into()));
    }
}
