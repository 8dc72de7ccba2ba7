//! What was reported of a process, and what reports of a count say was added.

use crate::axes::Year;

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
/// after it. What may be wrong tells less than its number: both are divided by what its errors add to the variance of a
/// Poisson number.
pub fn added(
    totals: &[Observation],
    additions: &[Observation],
    start: f64,
    base: Year,
) -> (f64, f64) {
    let (mut added, mut until, mut wrong) = (0.0_f64, base, 0.0);
    if let Some(last) = totals.last() {
        added = (last.value - start).max(0.0);
        until = last.year.max(base);
        wrong = last.error * last.error;
    }
    let mut years = f64::from(until - base);
    for seen in additions {
        if seen.year > until {
            until = seen.year;
            added += seen.value;
            wrong += seen.error * seen.error;
            years += 1.0;
        }
    }
    let effect = 1.0 + wrong / added.max(1.0);
    (added / effect, years / effect)
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
        // Nine and a variance of nine beside its own: as little is known as of half of it.
        let erred = Observation {
            error: 3.0,
            ..seen(13, 9.0)
        };
        assert_eq!(added(&[erred], &[], 0.0, 10), (4.5, 1.5));
    }
}
