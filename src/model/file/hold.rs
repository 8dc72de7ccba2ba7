//! When a target must hold, and what of the years is judged for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;

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
    /// By additions to a count: every year of the plan adds at least so much.
    #[schemars(extend("x-zh" = "规划期内每年新增都须达到，用于累计的数量（`count`）。"))]
    EachYearAdds,
}

impl Hold {
    /// What the workbook of a county offers, in its order.
    pub const OFFERED: [&'static str; 4] = ["年末", "每年", "年均", "每年新增"];

    /// What the workbook of a county takes, in Chinese and English.
    pub const TAKEN: (&'static str, &'static str) = (
        "年末、每年、年均或每年新增",
        "end, every_year, mean or each_year_adds",
    );

    /// When a target must hold, by the word that a planner or a file has for it; nothing where it is none.
    pub fn of(text: &str) -> Option<Self> {
        Some(match text {
            "年末" | "end" => Hold::End,
            "每年" | "every_year" => Hold::EveryYear,
            "年均" | "mean" => Hold::Mean,
            "每年新增" | "each_year_adds" => Hold::EachYearAdds,
            _ => return None,
        })
    }

    /// The word that the workbook of a county has for it.
    pub const fn offered(self) -> &'static str {
        Hold::OFFERED[self as usize]
    }

    /// The words in a table.
    pub const fn word(self) -> &'static str {
        match self {
            Hold::End => "at the end",
            Hold::EveryYear => "every year",
            Hold::Mean => "on average",
            Hold::EachYearAdds => "added every year",
        }
    }

    /// Whether the target year alone decides: a straight line leads there, and the value of that year settles it.
    pub const fn is_of_the_end(self) -> bool {
        match self {
            Hold::End => true,
            Hold::EveryYear | Hold::Mean | Hold::EachYearAdds => false,
        }
    }

    /// Whether the mean over the years decides.
    pub const fn is_of_the_mean(self) -> bool {
        match self {
            Hold::Mean => true,
            Hold::End | Hold::EveryYear | Hold::EachYearAdds => false,
        }
    }

    /// Whether every year of the plan decides: one that falls short fails it.
    pub const fn is_of_every_year(self) -> bool {
        match self {
            Hold::EveryYear | Hold::EachYearAdds => true,
            Hold::End | Hold::Mean => false,
        }
    }

    /// Whether what each year adds is compared, in place of the value itself.
    pub const fn is_of_additions(self) -> bool {
        match self {
            Hold::EachYearAdds => true,
            Hold::End | Hold::EveryYear | Hold::Mean => false,
        }
    }

    /// Whether what was reported settles it, given the years of the plan up to the target's and which of them were.
    pub fn is_settled(
        self,
        mut years: impl DoubleEndedIterator<Item = Year>,
        reported: impl Fn(Year) -> bool,
    ) -> bool {
        match self {
            Hold::End => years.next_back().is_some_and(reported),
            Hold::EveryYear | Hold::Mean | Hold::EachYearAdds => years.all(reported),
        }
    }

    /// The value that is judged: that of the last year, the mean over the years, or the least that one adds.
    pub fn judged<T>(self, last: T, mean: impl FnOnce() -> T, least: impl FnOnce() -> T) -> T {
        match self {
            Hold::End | Hold::EveryYear => last,
            Hold::Mean => mean(),
            Hold::EachYearAdds => least(),
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
            Hold::EveryYear | Hold::EachYearAdds => years.all(meets),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_offered_is_read() {
        for hold in [Hold::End, Hold::EveryYear, Hold::Mean, Hold::EachYearAdds] {
            assert_eq!(Hold::of(hold.offered()), Some(hold));
        }
        assert_eq!(Hold::of("大概"), None);
    }

    #[test]
    fn the_years_decide_as_they_are_to_be_held() {
        let years = [1.0_f64, 4.0, 3.0];
        let met = |hold: Hold, least: f64| {
            let mean = || years.iter().sum::<f64>() / 3.0;
            let judged = hold.judged(3.0, mean, || 1.0);
            hold.met(years.into_iter(), judged, |value| value >= least)
        };
        assert!(met(Hold::End, 3.0) && !met(Hold::End, 3.5));
        assert!(met(Hold::Mean, 2.6) && !met(Hold::Mean, 2.7));
        for hold in [Hold::EveryYear, Hold::EachYearAdds] {
            assert!(met(hold, 1.0) && !met(hold, 1.5));
        }
    }

    #[test]
    fn the_last_year_settles_the_end_and_all_of_them_the_rest() {
        let settled =
            |hold: Hold, known: &[Year]| hold.is_settled(1..=3, |year| known.contains(&year));
        assert!(settled(Hold::End, &[3]) && !settled(Hold::End, &[1, 2]));
        for hold in [Hold::EveryYear, Hold::Mean, Hold::EachYearAdds] {
            assert!(settled(hold, &[1, 2, 3]) && !settled(hold, &[1, 3]));
        }
    }
}
