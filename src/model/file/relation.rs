//! How a value stands to a target or to what was said, and all that depends on which way that is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Language;

/// How a value stands to a target or to what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "实际值与目标值（或表述值）的关系。"))]
pub enum Relation {
    /// Is.
    #[schemars(extend("x-zh" = "等于。"))]
    #[serde(rename = "=", alias = "＝")]
    Is,
    /// More than.
    #[schemars(extend("x-zh" = "大于。"))]
    #[serde(rename = ">", alias = "＞")]
    MoreThan,
    /// At least.
    #[schemars(extend("x-zh" = "不低于。"))]
    #[serde(rename = ">=", alias = "≥")]
    AtLeast,
    /// Less than.
    #[schemars(extend("x-zh" = "小于。"))]
    #[serde(rename = "<", alias = "＜")]
    LessThan,
    /// At most.
    #[schemars(extend("x-zh" = "不高于。"))]
    #[serde(rename = "<=", alias = "≤")]
    AtMost,
    /// At least the target and at most its upper end.
    #[schemars(extend("x-zh" = "不低于目标值、不高于上限。"))]
    #[serde(rename = "between")]
    Between,
}

/// Signs and words that stand before a number; those that begin like others stand before these.
const BEFORE: [(&str, Relation); 31] = [
    ("≥", Relation::AtLeast),
    (">=", Relation::AtLeast),
    ("≧", Relation::AtLeast),
    ("不低于", Relation::AtLeast),
    ("不少于", Relation::AtLeast),
    ("不小于", Relation::AtLeast),
    ("至少", Relation::AtLeast),
    ("达到", Relation::AtLeast),
    (">", Relation::MoreThan),
    ("＞", Relation::MoreThan),
    ("高于", Relation::MoreThan),
    ("超过", Relation::MoreThan),
    ("大于", Relation::MoreThan),
    ("多于", Relation::MoreThan),
    ("≤", Relation::AtMost),
    ("<=", Relation::AtMost),
    ("≦", Relation::AtMost),
    ("不超过", Relation::AtMost),
    ("不高于", Relation::AtMost),
    ("不大于", Relation::AtMost),
    ("不多于", Relation::AtMost),
    ("至多", Relation::AtMost),
    ("控制在", Relation::AtMost),
    ("<", Relation::LessThan),
    ("＜", Relation::LessThan),
    ("低于", Relation::LessThan),
    ("小于", Relation::LessThan),
    ("少于", Relation::LessThan),
    ("=", Relation::Is),
    ("＝", Relation::Is),
    ("等于", Relation::Is),
];
/// Words that stand behind a number; in Chinese plans and laws they include it.
const BEHIND: [(&str, Relation); 5] = [
    ("及以上", Relation::AtLeast),
    ("以上", Relation::AtLeast),
    ("及以下", Relation::AtMost),
    ("以下", Relation::AtMost),
    ("以内", Relation::AtMost),
];

/// Which way a value has to go to meet a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up: what lies above the target meets it.
    Up,
    /// Down: what lies below the target meets it.
    Down,
}

impl Relation {
    /// The signs that the workbook of a county offers, in its order.
    pub const OFFERED: [&'static str; 5] = [
        Relation::AtLeast.sign(),
        Relation::MoreThan.sign(),
        Relation::Is.sign(),
        Relation::AtMost.sign(),
        Relation::LessThan.sign(),
    ];

    /// What the workbook of a county takes, in Chinese and English.
    pub const TAKEN: (&'static str, &'static str) = ("≥、>、=、≤、< 之一", "one of ≥, >, =, ≤, <");

    /// The sign as printed; nothing stands before a range.
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::Is => "=",
            Relation::MoreThan => ">",
            Relation::AtLeast => "≥",
            Relation::LessThan => "<",
            Relation::AtMost => "≤",
            Relation::Between => "",
        }
    }

    /// The sign or word in a table.
    pub const fn word(self) -> &'static str {
        match self {
            Relation::Is
            | Relation::MoreThan
            | Relation::AtLeast
            | Relation::LessThan
            | Relation::AtMost => self.sign(),
            Relation::Between => "between",
        }
    }

    /// The relation that a planner means by a sign or a word; nothing where it is none.
    pub fn of(text: &str) -> Option<Self> {
        let found = BEFORE.iter().find(|(word, _)| *word == text);
        found.map(|(_, relation)| *relation)
    }

    /// The relations that are said before and behind a number in one text, as in `达到99%以上`, and the number alone.
    pub fn around(text: &str) -> ([Option<Self>; 2], &str) {
        let mut alone = text;
        let before = BEFORE.iter().find_map(|(word, relation)| {
            alone = text.strip_prefix(*word)?.trim_start();
            Some(*relation)
        });
        let behind = BEHIND.iter().find_map(|(word, relation)| {
            alone = alone.strip_suffix(*word)?.trim_end();
            Some(*relation)
        });
        ([before, behind], alone)
    }

    /// Whether a value satisfies it; `upper` is the upper end of a range and is asked for nothing else.
    pub fn holds(self, value: f64, target: f64, upper: f64) -> bool {
        match self {
            Relation::Is => value == target,
            Relation::MoreThan => value > target,
            Relation::AtLeast => value >= target,
            Relation::LessThan => value < target,
            Relation::AtMost => value <= target,
            Relation::Between => value >= target && value <= upper,
        }
    }

    /// Which way a value goes to meet it; nothing where it may not go too far either way.
    pub const fn way(self) -> Option<Way> {
        match self {
            Relation::AtLeast | Relation::MoreThan => Some(Way::Up),
            Relation::AtMost | Relation::LessThan => Some(Way::Down),
            Relation::Is | Relation::Between => None,
        }
    }

    /// Whether the values that meet it lie above the target (the lower end of a range), below it, or neither.
    pub const fn met_above(self) -> Option<bool> {
        match self {
            Relation::AtLeast | Relation::MoreThan | Relation::Between => Some(true),
            Relation::AtMost | Relation::LessThan => Some(false),
            Relation::Is => None,
        }
    }

    /// Whether the target itself does not meet it.
    pub const fn is_strict(self) -> bool {
        match self {
            Relation::MoreThan | Relation::LessThan => true,
            Relation::Is | Relation::AtLeast | Relation::AtMost | Relation::Between => false,
        }
    }

    /// Whether it has an upper end beside the target.
    pub const fn has_upper(self) -> bool {
        match self {
            Relation::Between => true,
            Relation::Is
            | Relation::MoreThan
            | Relation::AtLeast
            | Relation::LessThan
            | Relation::AtMost => false,
        }
    }

    /// The probability that it is met, of a quantity that lies above a value with a probability; nothing where
    /// a single value would have to be hit.
    pub fn chance(self, above: impl Fn(f64) -> f64, target: f64, upper: f64) -> Option<f64> {
        match self {
            Relation::AtLeast | Relation::MoreThan => Some(above(target)),
            Relation::AtMost | Relation::LessThan => Some(1.0 - above(target)),
            Relation::Between => Some(above(target) - above(upper)),
            Relation::Is => None,
        }
    }

    /// The target as it is printed in a language, its figures said by `say`.
    pub fn said(
        self,
        target: f64,
        upper: f64,
        language: Language,
        say: impl Fn(f64) -> String,
    ) -> String {
        match self {
            Relation::Between => {
                format!("{}{}{}", say(target), language.range_sign(), say(upper))
            }
            Relation::Is
            | Relation::MoreThan
            | Relation::AtLeast
            | Relation::LessThan
            | Relation::AtMost => format!("{} {}", self.sign(), say(target)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Relation; 6] = [
        Relation::Is,
        Relation::MoreThan,
        Relation::AtLeast,
        Relation::LessThan,
        Relation::AtMost,
        Relation::Between,
    ];

    #[test]
    fn what_is_said_of_a_relation_agrees_with_when_it_holds() {
        for relation in ALL {
            let at = |value: f64| relation.holds(value, 2.0, 3.0);
            assert_eq!(relation.way() == Some(Way::Up), at(9.0), "{relation:?}");
            assert_eq!(relation.way() == Some(Way::Down), at(1.0), "{relation:?}");
            assert_eq!(relation.is_strict(), !at(2.0), "{relation:?}");
            assert_eq!(relation.has_upper(), at(2.5) && !at(9.0) && !at(1.0));
            // A uniform quantity from 0 to 10.
            let met = (0..1000).filter(|n| at(f64::from(*n) / 100.0)).count();
            if let Some(chance) = relation.chance(|value| 1.0 - value / 10.0, 2.0, 3.0) {
                assert!((chance - met as f64 / 1000.0).abs() < 0.002, "{relation:?}");
            } else {
                assert_eq!(met, 1);
            }
        }
    }

    #[test]
    fn every_sign_that_is_offered_is_read() {
        let read: Vec<Relation> = Relation::OFFERED
            .iter()
            .map(|sign| Relation::of(sign).expect("a relation"))
            .collect();
        for (sign, relation) in Relation::OFFERED.iter().zip(read) {
            assert_eq!(*sign, relation.sign());
        }
        assert_eq!(Relation::of("约"), None);
        assert_eq!(Relation::of("超过"), Some(Relation::MoreThan));
        assert_eq!(Relation::of("不超过"), Some(Relation::AtMost));
    }

    #[test]
    fn relations_are_read_around_a_number() {
        let (least, more) = (Some(Relation::AtLeast), Some(Relation::MoreThan));
        let most = Some(Relation::AtMost);
        for (text, said, alone) in [
            ("99%", [None, None], "99%"),
            ("99%以上", [None, least], "99%"),
            ("99%及以上", [None, least], "99%"),
            ("≥99%", [least, None], "99%"),
            (">= 99%", [least, None], "99%"),
            ("不低于99%", [least, None], "99%"),
            ("超过 99%", [more, None], "99%"),
            ("达到99%以上", [least, least], "99%"),
            ("控制在5% 以内", [most, most], "5%"),
            ("超过99%以下", [more, most], "99%"),
            ("", [None, None], ""),
        ] {
            assert_eq!(Relation::around(text), (said, alone), "{text}");
        }
        // What is found first is the whole word.
        for (word, relation) in BEFORE {
            assert_eq!(Relation::around(&format!("{word}7")).0[0], Some(relation));
        }
        for (word, relation) in BEHIND {
            assert_eq!(Relation::around(&format!("7{word}")).0[1], Some(relation));
        }
    }

    #[test]
    fn a_range_is_printed_with_both_ends() {
        let say = |value: f64| format!("{value}%");
        let said = |relation: Relation, language| relation.said(2.0, 3.0, language, say);
        assert_eq!(said(Relation::Between, Language::En), "2%–3%");
        assert_eq!(said(Relation::Between, Language::Zh), "2%～3%");
        assert_eq!(said(Relation::AtMost, Language::Zh), "≤ 2%");
    }
}
