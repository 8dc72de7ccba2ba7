//! A finite number of things that are finished one after the other: what reports say of the pace.

use super::ids::ProcessId;
use super::observation::Observation;
use crate::axes::Year;

/// A finite number of things that are finished one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// How many there are.
    pub of: u32,
    /// How many of those that are left are taken on in a year; all of them, if nothing.
    pub occasions: Option<u32>,
    /// The count each of whose additions finishes one more.
    pub by: Option<ProcessId>,
}

/// What reports of a completion tell of the count whose additions finish it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldByCompletion {
    /// The completion.
    pub by: ProcessId,
    /// Totals of the count, with their errors in things, where all starts are in the middle.
    pub totals: Vec<Observation>,
}

impl Completion {
    /// The whole number that a share of them stands for.
    pub fn finished(&self, share: f64) -> u32 {
        let of = f64::from(self.of);
        (share * of).round().clamp(0.0, of) as u32
    }

    /// What was added to the count that finishes them between the base year and each later report, in whole things: one
    /// for each that was finished. After the report by which all are finished there may be any number more, of which no
    /// report tells. `start` is how many are at the end of the base year, as far as no report of it says otherwise.
    pub fn added(&self, start: u32, reports: &[(Year, u32)], base: Year) -> Vec<(Year, u32)> {
        let (mut from, mut done) = (start, start);
        let mut added = Vec::new();
        for (year, finished) in reports {
            if *year <= base {
                (from, done) = (*finished, *finished);
                continue;
            }
            if done >= self.of {
                break;
            }
            done = done.max(*finished);
            added.push((*year, done - from));
        }
        added
    }

    /// How many of so many that are left are taken on in a year.
    pub fn taken_on(&self, left: u32) -> u32 {
        self.occasions.map_or(left, |occasions| left.min(occasions))
    }

    /// How often reports say that one was taken on and finished in a year, and how often it was not; `start` is the
    /// share at the end of the base year, `together` the latent correlation of those of one year.
    ///
    /// Exact where every year is reported and things are finished each by itself. Between reports further apart, what was
    /// finished counts as spread evenly over their years. Things that are finished together tell less than their number:
    /// counts are divided by Kish's (1965) design effect `1 + (m − 1) ρ`, with `ρ = 2/π · asin(together)`, the
    /// correlation of outcomes at a chance of one half (Sheppard 1899). So do reports that may be wrong, by what their
    /// errors add to the variance of a Poisson number.
    pub fn tried(
        &self,
        reports: &[Observation],
        start: f64,
        together: f64,
        base: Year,
    ) -> (f64, f64) {
        let correlation = std::f64::consts::FRAC_2_PI * libm::asin(together.clamp(0.0, 1.0));
        let (mut done, mut year, mut error) = (self.finished(start), base, 0.0_f64);
        let (mut successes, mut failures) = (0.0, 0.0);
        for report in reports {
            if report.year <= base {
                (done, error) = (self.finished(report.value), report.error);
                continue;
            }
            let now = self.finished(report.value).max(done);
            let years = f64::from(report.year - year);
            if years > 0.0 {
                let (finished, left) = (f64::from(now - done), f64::from(self.of - done));
                let whole = finished * (years + 1.0) / 2.0 + (left - finished) * years;
                let most = self
                    .occasions
                    .map_or(f64::INFINITY, |m| f64::from(m) * years);
                let trials = whole.min(most).max(finished);
                let wrong = f64::from(self.of) * error.hypot(report.error);
                let alike = 1.0 + (trials / years - 1.0).max(0.0) * correlation;
                let effect = alike * (1.0 + wrong * wrong / finished.max(1.0));
                successes += finished / effect;
                failures += (trials - finished) / effect;
            }
            (done, year, error) = (now, report.year, report.error);
        }
        (successes, failures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn towns(occasions: Option<u32>) -> Completion {
        Completion {
            of: 16,
            occasions,
            by: None,
        }
    }

    fn seen(year: Year, finished: f64) -> Observation {
        Observation {
            year,
            value: finished / 16.0,
            error: 0.0,
        }
    }

    #[test]
    fn what_was_tried_is_counted_by_the_year() {
        // 10 of 16, then 13, then 14: 3 of 6 and 1 of 3.
        let reports = [seen(1, 13.0), seen(2, 14.0)];
        assert_eq!(towns(None).tried(&reports, 10.0 / 16.0, 0.0, 0), (4.0, 5.0));
        // Two a year are taken on: at most two of two, and one of two.
        let reports = [seen(1, 12.0), seen(2, 13.0)];
        let tried = towns(Some(2)).tried(&reports, 10.0 / 16.0, 0.0, 0);
        assert_eq!(tried, (3.0, 1.0));
        // Over two years, 4 of 6: half of the four were tried once, half twice, the others twice.
        assert_eq!(
            towns(None).tried(&[seen(2, 14.0)], 10.0 / 16.0, 0.0, 0),
            (4.0, 6.0)
        );
        // Once all are finished, nothing is tried.
        assert_eq!(towns(None).tried(&[seen(3, 16.0)], 1.0, 0.0, 0), (0.0, 0.0));
    }

    #[test]
    fn one_is_added_for_each_that_is_finished_until_all_are() {
        let towns = towns(None);
        let reports = [(0, 13), (2, 14), (3, 16), (5, 16)];
        // A report of the base year goes before the start; after all are finished nothing is told.
        assert_eq!(towns.added(12, &reports, 0), [(2, 1), (3, 3)]);
        assert_eq!(towns.added(12, &reports[1..], 0), [(2, 2), (3, 4)]);
        assert!(towns.added(16, &reports[1..], 0).is_empty());
        // Fewer than before are none added.
        assert_eq!(towns.added(15, &reports[1..2], 0), [(2, 0)]);
    }

    #[test]
    fn those_that_are_finished_together_tell_less() {
        let reports = [seen(1, 13.0)];
        let (done, not) = towns(None).tried(&reports, 10.0 / 16.0, 1.0, 0);
        // All together are one trial.
        assert!((done + not - 1.0).abs() < 1e-9 && (done - 0.5).abs() < 1e-9);
        let (few, rest) = towns(None).tried(&reports, 10.0 / 16.0, 0.3, 0);
        assert!(few + rest > 1.0 && few + rest < 6.0);
    }

    #[test]
    fn reports_that_may_be_wrong_tell_less() {
        // Three of six, give or take three: a quarter of what they would tell.
        let erred = Observation {
            error: 3.0 / 16.0,
            ..seen(1, 13.0)
        };
        let (done, not) = towns(None).tried(&[erred], 10.0 / 16.0, 0.0, 0);
        assert!((done - 0.75).abs() < 1e-9 && (not - 0.75).abs() < 1e-9);
    }

    #[test]
    fn shares_stand_for_whole_numbers() {
        let towns = towns(Some(3));
        assert_eq!(
            [0.0, 0.9, 0.92, 1.0].map(|share| towns.finished(share)),
            [0, 14, 15, 16]
        );
        assert_eq!([9, 2].map(|left| towns.taken_on(left)), [3, 2]);
    }
}
