//! Age groups and periods that quantities are named by, and what is said of one that a prior alone tells of.

use crate::axes::Year;
use crate::source::Words;

/// A title, with a word where the numbers are those of a prior alone: it stands wherever they do.
pub(super) fn titled(title: &Words, prior_only: bool) -> Words {
    if !prior_only {
        return title.clone();
    }
    Words {
        zh: format!("{}（仅先验，无依据）", title.zh),
        en: format!("{} (prior only: no evidence)", title.en),
    }
}

/// Age groups of the tables: first age, name.
pub const AGE_GROUPS: [(usize, &str, &str); 6] = [
    (0, "0～6 岁", "0–6"),
    (7, "7～14 岁", "7–14"),
    (15, "15～17 岁", "15–17"),
    (18, "18～59 岁", "18–59"),
    (60, "60～79 岁", "60–79"),
    (80, "80 岁及以上", "80 and over"),
];

/// First year of the five-year period that a year belongs to, counted from a plan's first year.
pub fn period_start(year: Year, plan_first: Year) -> Year {
    plan_first + (year - plan_first).div_euclid(PERIOD) * PERIOD
}

/// Years of a plan's period (五年规划).
const PERIOD: Year = 5;
