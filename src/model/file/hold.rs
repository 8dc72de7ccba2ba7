//! When a target must hold, and what of the years is judged for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When a target must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "目标何时须达到。"))]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// At the end of the target year.
    #[schemars(extend("x-zh" = "目标年年末。"))]
    End,
    /// In every year of the plan.
    #[schemars(extend("x-zh" = "规划期内每年。"))]
    EveryYear,
    /// On average over the years of the plan.
    #[schemars(extend("x-zh" = "规划期内年均。"))]
    Mean,
}

impl Hold {
    /// The words in a table.
    pub const fn word(self) -> &'static str {
        match self {
            Hold::End => "at the end",
            Hold::EveryYear => "every year",
            Hold::Mean => "on average",
        }
    }

    /// Whether the target year alone decides: a straight line leads there, and the value of that year settles it.
    pub const fn is_of_the_end(self) -> bool {
        match self {
            Hold::End => true,
            Hold::EveryYear | Hold::Mean => false,
        }
    }

    /// The value that is judged: that of the last year, or the mean over the years.
    pub fn judged<T>(self, last: T, mean: impl FnOnce() -> T) -> T {
        match self {
            Hold::End | Hold::EveryYear => last,
            Hold::Mean => mean(),
        }
    }

    /// Whether it is met by the values of the years and the one that is judged.
    pub fn met<T: Copy>(
        self,
        mut years: impl Iterator<Item = T>,
        judged: T,
        meets: impl Fn(T) -> bool,
    ) -> bool {
        match self {
            Hold::End | Hold::Mean => meets(judged),
            Hold::EveryYear => years.all(meets),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_decide_as_they_are_to_be_held() {
        let years = [1.0_f64, 4.0, 3.0];
        let met = |hold: Hold, least: f64| {
            let judged = hold.judged(3.0, || years.iter().sum::<f64>() / 3.0);
            hold.met(years.into_iter(), judged, |value| value >= least)
        };
        assert!(met(Hold::End, 3.0) && !met(Hold::End, 3.5));
        assert!(met(Hold::Mean, 2.6) && !met(Hold::Mean, 2.7));
        assert!(met(Hold::EveryYear, 1.0) && !met(Hold::EveryYear, 1.5));
    }
}
