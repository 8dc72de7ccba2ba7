//! Years that people of 60 may expect to live, with and without a disability.

use super::list::QuantityList;
use crate::axes::Sex;
use crate::source::Evidence;
use crate::units::Unit;

impl QuantityList {
    /// Adds them; the place of the first.
    pub(super) fn add_years_left(&mut self, evidence: Evidence) -> usize {
        let first = self.len();
        for (key, zh, en) in [
            ("life_expectancy_60", "60 岁余寿", "years left at 60"),
            (
                "healthy_life_expectancy_60",
                "60 岁无残疾余寿",
                "years left at 60 without a disability",
            ),
        ] {
            for s in Sex::ALL {
                self.add(
                    &format!("{key}.{s}"),
                    &format!("{}性{zh}", s.zh()),
                    &format!("{en}, {}", s.en()),
                    Unit::Years,
                    evidence,
                );
            }
        }
        first
    }
}
