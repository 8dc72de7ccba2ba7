//! Age groups and periods that quantities are named by.

use crate::axes::Year;

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
