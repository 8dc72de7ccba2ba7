//! Groups of targets as a plan makes them, and what each is called where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Language;

/// Binding or expected indicator, or a target in a box or in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "指标性质：约束性、预期性，或专栏、正文中的目标。"))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性.
    #[schemars(extend("x-zh" = "约束性。"))]
    Binding,
    /// 预期性.
    #[schemars(extend("x-zh" = "预期性。"))]
    Expected,
    /// 专栏 or text.
    #[schemars(extend("x-zh" = "专栏或正文。"))]
    Box,
}

impl Nature {
    /// All of them, in the order of reports.
    pub const ALL: [Nature; 3] = [Nature::Binding, Nature::Expected, Nature::Box];

    /// What the workbook of a county offers, in its order.
    pub const OFFERED: [&'static str; 3] = ["约束性", "预期性", "专栏"];

    /// What the workbook of a county takes, in Chinese and English.
    pub const TAKEN: (&'static str, &'static str) =
        ("约束性、预期性或专栏", "binding, expected or box");

    /// The word in a table.
    pub const fn word(self) -> &'static str {
        match self {
            Nature::Binding => "binding",
            Nature::Expected => "expected",
            Nature::Box => "box",
        }
    }

    /// The word for people.
    pub const fn said(self, language: Language) -> &'static str {
        match (self, language) {
            (Nature::Binding, Language::Zh) => "约束性",
            (Nature::Binding, Language::En) => "binding",
            (Nature::Expected, Language::Zh) => "预期性",
            (Nature::Expected, Language::En) => "expected",
            (Nature::Box, Language::Zh) => "专栏/正文",
            (Nature::Box, Language::En) => "box or text",
        }
    }

    /// Heading of its own among the main indicators, in Chinese and English; nothing for what stands outside of
    /// their table.
    pub const fn heading(self) -> Option<(&'static str, &'static str)> {
        match self {
            Nature::Binding => Some(("约束性指标", "Binding indicators")),
            Nature::Expected => Some(("预期性指标", "Expected indicators")),
            Nature::Box => None,
        }
    }

    /// Its place among the main indicators of a board, the first is 0: no group with a heading stands among another. What
    /// is a main indicator without a group stays among the expected, where the plan has it.
    pub const fn place(self) -> u8 {
        match self {
            Nature::Binding => 0,
            Nature::Expected | Nature::Box => 1,
        }
    }

    /// Whether whoever misses it has to answer for it.
    pub const fn is_binding(self) -> bool {
        match self {
            Nature::Binding => true,
            Nature::Expected | Nature::Box => false,
        }
    }

    /// The group that a planner means by a word; nothing where it is none.
    pub fn of(text: &str) -> Option<Self> {
        Some(match text {
            "约束性" | "binding" => Nature::Binding,
            "预期性" | "expected" => Nature::Expected,
            "专栏" | "正文" | "box" => Nature::Box,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_written_or_offered_is_read() {
        for (nature, offered) in Nature::ALL.into_iter().zip(Nature::OFFERED) {
            assert_eq!(Nature::of(nature.word()), Some(nature));
            assert_eq!(Nature::of(offered), Some(nature));
        }
        assert_eq!(Nature::of("其他"), None);
    }

    #[test]
    fn each_group_with_a_heading_has_a_place_of_its_own() {
        let headed = Nature::ALL
            .into_iter()
            .filter(|own| own.heading().is_some());
        let places: Vec<u8> = headed.map(Nature::place).collect();
        assert!(places.windows(2).all(|two| two[0] < two[1]), "{places:?}");
    }
}
