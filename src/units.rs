//! What the numbers of a projected quantity count.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the numbers of a projected quantity count.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(extend("x-zh" = "计数单位。"))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People.
    #[schemars(extend("x-zh" = "人。"))]
    Persons,
    /// Times that a person was served, each counted.
    #[schemars(extend("x-zh" = "人次。"))]
    PersonTimes,
    /// Places, shops, centres, events: things that are counted.
    #[schemars(extend("x-zh" = "个：机构、场所、活动等。"))]
    Units,
    /// Households.
    #[schemars(extend("x-zh" = "户。"))]
    Households,
    /// Parts of a whole, 0 to 1.
    #[schemars(extend("x-zh" = "比例，0 到 1。"))]
    Share,
    /// Yuan in the prices of each year.
    #[schemars(extend("x-zh" = "元，当年价。"))]
    Yuan,
    /// Yuan in the prices of the base year.
    #[schemars(extend("x-zh" = "元，基年价。"))]
    YuanConstant,
    /// A ratio of two quantities of the same unit.
    #[schemars(extend("x-zh" = "倍：同单位两数之比。"))]
    Ratio,
    /// Relative growth in a year.
    #[schemars(extend("x-zh" = "年增长率。"))]
    Growth,
    /// Years of life.
    #[schemars(extend("x-zh" = "岁。"))]
    Years,
    /// Children per woman.
    #[schemars(extend("x-zh" = "个/妇女：平均每名妇女的子女数。"))]
    Children,
    /// Any other number, whose title says what it counts.
    #[schemars(extend("x-zh" = "其他数值，单位写在名称里。"))]
    Number,
}

/// Most characters of a measure word.
const LONGEST: usize = 4;

/// Whether a word may stand in place of 个 where things are counted: one to four Chinese characters.
pub fn is_measure_word(word: &str) -> bool {
    let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    (1..=LONGEST).contains(&word.chars().count()) && word.chars().all(is_han)
}

impl Unit {
    /// Those in which people or things are counted one by one.
    pub const COUNTED: [Self; 4] = [
        Self::Persons,
        Self::PersonTimes,
        Self::Households,
        Self::Units,
    ];

    /// Whether people or things are counted in it one by one.
    pub fn is_counted(self) -> bool {
        Self::COUNTED.contains(&self)
    }

    /// Whether a number of one unit can be held against one of the other: both count, or both are money.
    pub(crate) fn is_alike(self, other: Unit) -> bool {
        let money = [Unit::Yuan, Unit::YuanConstant];
        let both = |some: &[Unit]| some.contains(&self) && some.contains(&other);
        self == other || both(&Self::COUNTED) || both(&money)
    }

    /// The unit in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Unit::Persons => "人",
            Unit::PersonTimes => "人次",
            Unit::Units => "个",
            Unit::Households => "户",
            Unit::Share => "比例",
            Unit::Yuan => "元（当年价）",
            Unit::YuanConstant => "元（基年价）",
            Unit::Ratio => "倍",
            Unit::Growth => "年增长率",
            Unit::Years => "岁",
            Unit::Children => "个/妇女",
            Unit::Number => "数值",
        }
    }

    /// The unit in English.
    pub const fn en(self) -> &'static str {
        match self {
            Unit::Persons => "persons",
            Unit::PersonTimes => "person-times",
            Unit::Units => "units",
            Unit::Households => "households",
            Unit::Share => "share",
            Unit::Yuan => "yuan, prices of each year",
            Unit::YuanConstant => "yuan, prices of the base year",
            Unit::Ratio => "ratio",
            Unit::Growth => "growth a year",
            Unit::Years => "years",
            Unit::Children => "children per woman",
            Unit::Number => "number",
        }
    }

    /// The word with which people write it into tables; nothing for units that these do not name.
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Unit::Share | Unit::Growth => Some("%"),
            Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households | Unit::Ratio => {
                Some(self.zh())
            }
            Unit::Yuan | Unit::YuanConstant => Some("元"),
            Unit::Years | Unit::Children | Unit::Number => None,
        }
    }

    /// Whether its values are parts of one, which people write as per cents.
    pub const fn in_parts(self) -> bool {
        matches!(self, Unit::Share | Unit::Growth)
    }

    /// The word used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Unit::Persons => "persons",
            Unit::PersonTimes => "person_times",
            Unit::Units => "units",
            Unit::Households => "households",
            Unit::Share => "share",
            Unit::Yuan => "yuan",
            Unit::YuanConstant => "yuan_constant",
            Unit::Ratio => "ratio",
            Unit::Growth => "growth",
            Unit::Years => "years",
            Unit::Children => "children",
            Unit::Number => "number",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_word_is_short_and_chinese() {
        assert!(["场", "届", "支", "场次"].into_iter().all(is_measure_word));
        let others = ["", "times", "场 ", "15场", "无障碍观影"];
        assert!(!others.into_iter().any(is_measure_word));
    }
}
