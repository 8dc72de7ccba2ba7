//! What the numbers of a projected quantity count.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the numbers of a projected quantity count.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People.
    Persons,
    /// Times that a person was served, each counted.
    PersonTimes,
    /// Places, shops, centres, events: things that are counted.
    Units,
    /// Households.
    Households,
    /// Parts of a whole, 0 to 1.
    Share,
    /// Yuan in the prices of each year.
    Yuan,
    /// Yuan in the prices of the base year.
    YuanConstant,
    /// A ratio of two quantities of the same unit.
    Ratio,
    /// Relative growth in a year.
    Growth,
    /// Years of life.
    Years,
    /// Children per woman.
    Children,
}

impl Unit {
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
        }
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
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
