//! What was reported of a process, and what reports of a count say was added.

use crate::axes::Year;

/// What a share printed in whole per cents may be off by.
pub const HALF_A_PER_CENT: f64 = 0.005;

/// A reported value of a process.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The year it is about.
    pub year: Year,
    /// The value.
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; 0 where it stands as printed.
    pub error: f64,
}

/// What was added since the base year, to a start, and in how many years: by the last total, and in the single years
/// after it.
pub fn added(
    totals: &[Observation],
    additions: &[Observation],
    start: f64,
    base: Year,
) -> (f64, f64) {
    let (mut added, mut until) = (0.0, base);
    if let Some(last) = totals.last() {
        added = (last.value - start).max(0.0);
        until = last.year.max(base);
    }
    let mut years = f64::from(until - base);
    for seen in additions {
        if seen.year > until {
            until = seen.year;
            added += seen.value;
            years += 1.0;
        }
    }
    (added, years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_single_years_are_added_up_once() {
        let seen = |year: Year, value: f64| Observation {
            year,
            value,
            error: 0.0,
        };
        // Nothing; a total of three years; single years, one of which the total contains and one said twice.
        assert_eq!(added(&[], &[], 4.0, 10), (0.0, 0.0));
        assert_eq!(added(&[seen(13, 9.0)], &[], 4.0, 10), (5.0, 3.0));
        let single = [seen(12, 2.0), seen(14, 1.0), seen(14, 1.0), seen(16, 3.0)];
        assert_eq!(added(&[seen(13, 9.0)], &single, 4.0, 10), (9.0, 5.0));
        assert_eq!(added(&[], &single, 0.0, 10), (6.0, 3.0));
    }
}
