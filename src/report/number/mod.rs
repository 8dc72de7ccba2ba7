//! Numbers as people read them: 万 and 亿 in Chinese, thousands in English, shares in percent.

mod digits;
mod scale;

pub use scale::Scale;

use crate::source::Language;
use crate::units::Unit;
use digits::trimmed;
pub(super) use digits::{between, grouped};

/// A value with its unit's usual form, without the unit's name.
pub fn figure(value: f64, unit: Unit, language: Language) -> String {
    if !value.is_finite() {
        return "—".to_string();
    }
    match unit {
        Unit::Share => format!("{}%", trimmed(value * 100.0, 1)),
        Unit::Growth => format!("{}%", trimmed(value * 100.0, 2)),
        Unit::Ratio | Unit::Years | Unit::Children => trimmed(value, 2),
        Unit::Yuan | Unit::YuanConstant => money(value, language),
        Unit::Number if value.abs() < 1e3 => trimmed(value, 2),
        Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households | Unit::Number => {
            count(value, language)
        }
    }
}

/// Decimals of a value in its own unit, nothing shortened to 万 or millions, and whether it stands in per cent.
pub fn decimals_of(value: f64, unit: Unit) -> (usize, bool) {
    match unit {
        Unit::Share => (1, true),
        Unit::Growth => (2, true),
        Unit::Ratio | Unit::Years | Unit::Children => (2, false),
        Unit::Number if value.abs() < 1e3 => (2, false),
        Unit::Yuan
        | Unit::YuanConstant
        | Unit::Persons
        | Unit::PersonTimes
        | Unit::Units
        | Unit::Households
        | Unit::Number => (0, false),
    }
}

/// A value and its unit in words.
pub fn with_unit(value: f64, unit: Unit, language: Language) -> String {
    Scale::of(value, unit, language).named(figure(value, unit, language))
}

/// A probability with its Monte-Carlo standard error, in per cent; of one that is only bounded no error is said.
pub fn probability(p: f64, error: f64, language: Language) -> String {
    let chance = chance(p, language);
    match bound(p) {
        Some(_) => chance,
        None => format!("{chance} ± {:.1}", error * 100.0),
    }
}

/// A probability, or a part of all draws, in whole per cent: never 0 % or 100 % unless it is exactly that.
pub fn chance(p: f64, language: Language) -> String {
    match (bound(p), language) {
        (Some(Bound::BelowOne), Language::Zh) => "低于 1%".to_string(),
        (Some(Bound::BelowOne), Language::En) => "<1%".to_string(),
        (Some(Bound::AboveNinetyNine), Language::Zh) => "高于 99%".to_string(),
        (Some(Bound::AboveNinetyNine), Language::En) => ">99%".to_string(),
        (None, _) => whole(p) + "%",
    }
}

/// A probability behind Chinese words: a blank before a number, none before the word of a bound.
pub fn spaced(chance: &str) -> String {
    match chance.starts_with(|sign: char| sign.is_ascii_digit()) {
        true => format!(" {chance}"),
        false => chance.to_string(),
    }
}

/// The same of a target, which has none where there is no evidence for one.
pub fn chance_if_any(p: Option<f64>, language: Language) -> String {
    match p {
        Some(p) => chance(p, language),
        None => no_evidence(language).to_string(),
    }
}

/// What stands in place of a number of which nothing is known.
pub fn no_evidence(language: Language) -> &'static str {
    language.pick("无依据", "no evidence")
}

/// Decimals with which a probability is written where it has to stay a number.
pub(super) fn decimals_of_chance(p: f64) -> usize {
    match bound(p) {
        Some(_) => 2,
        None => 0,
    }
}

/// What is said of a probability that would round to what it is not.
enum Bound {
    /// Something, and not 0 %.
    BelowOne,
    /// Not all, and not 100 %.
    AboveNinetyNine,
}

/// The bound that is said in place of a probability strictly between 0 and 1 that rounds to one of them.
fn bound(p: f64) -> Option<Bound> {
    // Parts that were added up are all of them up to this.
    const NOTHING: f64 = 1e-9;
    match p {
        p if p > NOTHING && p <= 0.005 => Some(Bound::BelowOne),
        p if (0.995..1.0 - NOTHING).contains(&p) => Some(Bound::AboveNinetyNine),
        _ => None,
    }
}

/// Halves are rounded away from nought, as on charts and in sheets.
fn whole(p: f64) -> String {
    format!("{:.0}", (100.0 * p).round())
}

fn money(value: f64, language: Language) -> String {
    match language {
        Language::Zh => count(value, language),
        Language::En if value.abs() >= 1e6 => format!("{} million", trimmed(value / 1e6, 1)),
        Language::En => count(value, language),
    }
}

fn count(value: f64, language: Language) -> String {
    match language {
        Language::Zh if value.abs() >= 1e8 => format!("{} 亿", trimmed(value / 1e8, 2)),
        Language::Zh if value.abs() >= 1e7 => format!("{} 万", grouped(value / 1e4)),
        Language::Zh if value.abs() >= 1e5 => format!("{} 万", trimmed(value / 1e4, 2)),
        _ => grouped(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_their_own_units() {
        assert_eq!(figure(372_945.0, Unit::Persons, Language::Zh), "37.29 万");
        assert_eq!(figure(37_294.5, Unit::Persons, Language::Zh), "37,295");
        assert_eq!(figure(37_294.5, Unit::Persons, Language::En), "37,295");
        assert_eq!(figure(2.48e8, Unit::Yuan, Language::Zh), "2.48 亿");
        assert_eq!(with_unit(2.48e8, Unit::Yuan, Language::En), "¥248 million");
        assert_eq!(figure(0.98, Unit::Share, Language::Zh), "98%");
        assert_eq!(figure(f64::NAN, Unit::Persons, Language::Zh), "—");
        assert_eq!(figure(-1234.0, Unit::Persons, Language::En), "−1,234");
        assert_eq!(decimals_of(0.98, Unit::Share), (1, true));
        assert_eq!(decimals_of(2.48e8, Unit::Yuan), (0, false));
    }

    /// 199 of 200 draws are not all of them, and one is not none.
    #[test]
    fn none_and_all_of_the_draws_are_said_of_nothing_else() {
        for (part, zh, en) in [
            (0.0, "0%", "0%"),
            (1e-4, "低于 1%", "<1%"),
            (0.005, "低于 1%", "<1%"),
            (0.006, "1%", "1%"),
            (0.205, "21%", "21%"),
            (0.5, "50%", "50%"),
            (0.992, "99%", "99%"),
            (0.995, "高于 99%", ">99%"),
            (0.9999, "高于 99%", ">99%"),
            (1.0, "100%", "100%"),
            ((0..10).map(|_| 0.1).sum::<f64>(), "100%", "100%"),
        ] {
            assert_eq!(chance(part, Language::Zh), zh, "{part}");
            assert_eq!(chance(part, Language::En), en, "{part}");
        }
        assert_eq!(["21%", "低于 1%"].map(spaced), [" 21%", "低于 1%"]);
        assert_eq!(probability(0.216, 0.009, Language::Zh), "22% ± 0.9");
        assert_eq!(probability(0.996, 0.001, Language::Zh), "高于 99%");
        assert_eq!(probability(1.0, 0.0, Language::En), "100% ± 0.0");
        assert_eq!([0.5, 0.996].map(decimals_of_chance), [0, 2]);
    }
}
