//! Units: 人, 万元, 元/人·月, %, £m.

use super::plain::is_han;
use super::unit_signs::{ALONE, BEHIND_SIGNS, SIGNS};
use super::unit_things::{MEASURES, THINGS};
use super::unit_words::{MONEY, MULTIPLES, PARTS, PER_CENT, WITH_STROKE};
use super::width::half_width;

/// Units in Chinese, and the same in English.
const TRANSLATED: [(&[&str], &[&str]); 6] = [
    (&["元", "人民币"], &["yuan", "rmb", "cny"]),
    (&["美元"], &["usd", "dollars"]),
    (&["人", "名"], &["persons", "people", "person"]),
    (&["人次"], &["person-times", "visits"]),
    (&["户"], &["households", "household"]),
    (&["%", "百分比"], &["percent", "percentage", "pct"]),
];
/// What may stand between the two.
const BETWEEN: [char; 10] = [' ', '/', '／', ',', '，', '、', ';', '；', '(', '（'];

/// No unit is longer, in bytes.
const LONGEST: usize = 120;

/// A unit and how many of its base it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WrittenUnit {
    /// What is counted, such as 人 in 万人.
    pub base: String,
    /// How many of them one is: 10,000 in 万人.
    pub factor: f64,
}

impl WrittenUnit {
    /// True where a value below zero must be a mistake.
    pub fn is_amount(&self) -> bool {
        let counted = self.base.split('/').next().unwrap_or_default();
        let money = MONEY.contains(&counted) || SIGNS.contains(&counted);
        money || THINGS.contains(&counted) || MEASURES.contains(&counted)
    }

    /// True for money.
    pub fn is_money(&self) -> bool {
        MONEY.contains(&self.base.as_str()) || SIGNS.contains(&self.base.as_str())
    }

    /// True for the sign of a currency and nothing else; its code in letters is a unit as others are.
    pub fn is_sign(&self) -> bool {
        let is_code = self.base.bytes().all(|byte| byte.is_ascii_alphabetic());
        SIGNS.contains(&self.base.as_str()) && !is_code && self.factor == 1.0
    }

    /// True for people, things and multiples of them, not for so many of them for each of others.
    pub fn is_things(&self) -> bool {
        THINGS.contains(&self.base.as_str())
    }

    /// True for what is counted one by one: people and things, not ten thousands of them and not so many for each.
    pub fn is_counted(&self) -> bool {
        self.is_things() && self.factor == 1.0
    }

    /// True for money, and for multiples of anything.
    pub fn is_unmistakable(&self) -> bool {
        self.is_money() || self.factor != 1.0
    }

    /// True for parts of one, in which a per cent is a hundredth.
    pub fn is_share(&self) -> bool {
        ["比例", "share", "1"].contains(&self.base.as_str())
    }

    /// True for hundredths.
    pub fn is_percent(&self) -> bool {
        PER_CENT.contains(&self.base.as_str())
    }
}

/// What a text says as a unit; nothing if it is none.
pub(super) fn unit(text: &str) -> Option<WrittenUnit> {
    if text.len() > LONGEST {
        return None;
    }
    let text = in_two_languages(text).unwrap_or(text);
    let half = half_width(text).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let bare = bare.replace(',', "");
    if WITH_STROKE.contains(&bare.as_str()) {
        return Some(WrittenUnit {
            base: bare,
            factor: 1.0,
        });
    }
    let mut parts = bare.split(['/', '·', '每']);
    let (base, mut factor) = single(parts.next()?)?;
    let mut per = String::new();
    for part in parts {
        let (each, multiple) = single(part)?;
        per.push('/');
        per.push_str(&each);
        factor /= multiple;
    }
    Some(WrittenUnit {
        base: format!("{base}{per}"),
        factor,
    })
}

/// The Chinese one of two units that say the same (`万人 10 000 persons`, `元/yuan`); nothing for others.
pub(super) fn in_two_languages(said: &str) -> Option<&str> {
    let is_foreign = |c: char| c.is_ascii_alphanumeric();
    let said = said.trim().trim_end_matches([')', '）']);
    let foreign_first = said.starts_with(is_foreign);
    let at = match foreign_first {
        true => said.find(is_han),
        false => said.find(is_foreign),
    };
    let (first, second) = said.split_at(at?);
    let (first, second) = (first.trim_matches(BETWEEN), second.trim_matches(BETWEEN));
    let (han, foreign) = match foreign_first {
        true => (second, first),
        false => (first, second),
    };
    let (own, other) = (unit(han)?, unit(foreign)?);
    let alike = TRANSLATED.iter().any(|(han, foreign)| {
        han.contains(&own.base.as_str()) && foreign.contains(&other.base.as_str())
    });
    (alike && own.factor == other.factor).then_some(han)
}

/// A unit without a stroke, and its multiple.
fn single(text: &str) -> Option<(String, f64)> {
    let known = |base: &str| {
        MONEY.contains(&base)
            || THINGS.contains(&base)
            || MEASURES.contains(&base)
            || PARTS.contains(&base)
            || PER_CENT.contains(&base)
    };
    if known(text) {
        return Some((text.to_string(), 1.0));
    }
    let of_known = MULTIPLES.iter().find_map(|(sign, factor)| {
        let base = text.strip_prefix(sign)?;
        let plural = base == "s" || base.is_empty() && text.is_ascii();
        (known(base) || plural).then(|| (base.to_string(), *factor))
    });
    let alone = || {
        let found = ALONE.iter().find(|(sign, _)| *sign == text);
        found.map(|(_, factor)| (String::new(), *factor))
    };
    of_known.or_else(alone).or_else(|| with_sign(text))
}

/// A unit of money by the sign of its currency, with or without a multiple behind it.
fn with_sign(text: &str) -> Option<(String, f64)> {
    let (sign, multiple) = SIGNS
        .iter()
        .find_map(|sign| Some((*sign, text.strip_prefix(sign)?)))?;
    let multiple = multiple.strip_prefix("in").unwrap_or(multiple);
    let behind = BEHIND_SIGNS.iter().find(|(word, _)| *word == multiple);
    let factor = behind.map_or(1.0, |(_, factor)| *factor);
    (multiple.is_empty() || behind.is_some()).then(|| (sign.to_string(), factor))
}

/// True for a unit of which there are only whole numbers: people and things, or a word that is not known for a unit.
pub fn counts_things(said: &str) -> bool {
    unit(said).is_none_or(|unit| unit.is_counted())
}

/// True for a unit of hundredths, whatever it is called.
pub fn is_per_cent(said: &str) -> bool {
    unit(said).is_some_and(|unit| unit.is_percent())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_are_told_from_what_they_multiply() {
        let is = |text: &str, base: &str, factor: f64| {
            let base = base.to_string();
            assert_eq!(unit(text), Some(WrittenUnit { base, factor }), "{text}");
        };
        is("万人", "人", 1e4);
        is("亿元", "元", 1e8);
        is("元/人·月", "元/人/月", 1.0);
        // Five for each thousand are half of a hundred for each ten thousand.
        is("张/千人", "张/人", 1e-3);
        is("张/万人", "张/人", 1e-4);
        is("10 000 persons", "persons", 1e4);
        is("千克", "千克", 1.0);
        is("㎡", "㎡", 1.0);
        is("10k persons", "persons", 1e4);
        is("1/10万", "1/10万", 1.0);
        is("£ million", "£", 1e6);
        is("£000", "£", 1e3);
        is("A$m", "a$", 1e6);
        is("'000", "", 1e3);
        is("百万円", "円", 1e6);
        is("천명", "명", 1e3);
        is("仟人", "人", 1e3);
        is("佰万元", "元", 1e6);
        is("$ millions", "$", 1e6);
        is("bn USD", "usd", 1e9);
        is("RMB million", "rmb", 1e6);
        is("yuan in millions", "yuan", 1e6);
        is("mn", "", 1e6);
        is("￥万", "¥", 1e4);
        is("萬", "", 1e4);
        is("千分比", "千分比", 1.0);
        for none in ["旧口径", "男", "", "2020", "左"] {
            assert_eq!(unit(none), None, "{none}");
        }
    }

    /// Each year in it could end a unit in one language and begin one in another.
    #[test]
    fn a_text_as_long_as_a_cell_may_be_is_no_unit() {
        assert_eq!(unit(&"2021年".repeat(5400)), None);
    }

    #[test]
    fn a_unit_in_two_languages_is_one() {
        for (said, own) in [
            ("万人 10 000 persons", "万人"),
            ("万元/10 000 yuan", "万元"),
            ("元（yuan）", "元"),
            ("10,000 yuan 万元", "万元"),
            ("%, per cent", "%"),
        ] {
            assert_eq!(in_two_languages(said), Some(own), "{said}");
            assert_eq!(unit(said), unit(own), "{said}");
        }
        for said in [
            "元/m2",
            "万人 persons",
            "元/person",
            "10万元",
            "1/10万",
            "万元",
        ] {
            assert_eq!(in_two_languages(said), None, "{said}");
        }
    }

    #[test]
    fn per_cents_go_by_many_names() {
        for said in [
            "%",
            "％",
            "百分比",
            "百分数",
            "百分之",
            "Percent",
            "per cent",
            "pct",
        ] {
            assert!(is_per_cent(said), "{said}");
        }
        for other in ["‰", "百分点", "percentage points", "人", "pcs"] {
            assert!(!is_per_cent(other), "{other}");
        }
    }

    #[test]
    fn only_things_are_counted() {
        for things in ["人", "户", "人次", "persons", "卷"] {
            assert!(counts_things(things), "{things}");
        }
        for others in ["‰", "%", "万人", "人/户", "岁", "㎡", "元", "1/10万"] {
            assert!(!counts_things(others), "{others}");
        }
    }
}
