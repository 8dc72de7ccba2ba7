//! Units as types, so that a rate is never used as a probability and money never as people.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self { $name(self.0 + other.0) }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self { $name(self.0 - other.0) }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self { $name(self.0 * factor) }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                $name(items.map(|item| item.0).sum())
            }
        }
    };
}

unit! {
    /// A number of people.
    Persons
}
unit! {
    /// Money in yuan, of the price year that its place says.
    Money
}
unit! {
    /// A part of a whole, 0 to 1.
    Share
}
unit! {
    /// Events per person-year (a hazard): may exceed 1.
    Rate
}
unit! {
    /// Chance that something happens within the time said, 0 to 1.
    Probability
}
unit! {
    /// A length of time in years.
    Years
}

impl Rate {
    /// The one crossing from a constant rate to a probability: `p = 1 − exp(−rate · time)`.
    pub fn over(self, time: Years) -> Probability {
        Probability(-libm::expm1(-self.0 * time.0))
    }
}

impl Probability {
    /// Back again: the constant rate that gives this probability over a time.
    pub fn as_rate(self, time: Years) -> Rate {
        Rate(-libm::log1p(-self.0) / time.0)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_probabilities_cross_both_ways() {
        let p = Rate(0.3).over(Years(2.0));
        assert!((p.0 - (1.0 - (-0.6_f64).exp())).abs() < 1e-15);
        assert!((p.as_rate(Years(2.0)).0 - 0.3).abs() < 1e-15);
    }
}
