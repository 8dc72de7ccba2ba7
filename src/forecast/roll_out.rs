//! The first years of a programme that is being rolled out: they say how far a series can move, not
//! where it goes.
//!
//! Two values after them are enough to say so: in stretches of `coverage_panel.csv` with one such year and two or three
//! values after it (183 and 153 series, each one vote) the fifth year's median is off by 23.8 and 22.0 %, with a trend taken
//! from it by 72.6 and 29.8, the last value by 22.9 and 20.0, and 80 % covers 89 and 90 instead of 80 and 88; with two such
//! years (85 and 67 series) by 24.6 and 24.4 instead of 68.7 and 64.4 (24.3, 23.0). In stretches of M3 series that begin
//! so by a fifth to a half less than with the trend, and 80 % covers more in each of the four cases. That two are enough
//! was decided by these, which are so no test of it; the national subsidies were looked at too.

use super::history::History;
use super::series::Series;
use crate::axes::Year;

/// The most years that a roll-out takes.
const YEARS: usize = 2;
/// The fewest values after it; a single one cannot tell how quiet the years are.
const AFTER: usize = 2;
/// The most values of a history in which one is looked for: in longer ones no single change makes
/// the trend.
const MOST: usize = 12;
/// The last year of a roll-out is at most two thirds of the year after it.
const STEP: f64 = 1.5;
/// And the step up from it so many times the largest change of the years after.
const TIMES: f64 = 4.0;

impl Series {
    /// The values that no trend is taken from, with their years: the one or two years in which a
    /// programme was rolled out. None for shares and for numbers that may be negative.
    ///
    /// They rise to a step of a half and more, four times as large as any yearly change of the years
    /// after (factors a year; for counts also four times the scatter `1/√y` that counting alone
    /// gives). At least two values come after, and there are at most twelve. In the 1,344 yearly
    /// series of M3, M1 and Tourism none is found. Values of quite another size
    /// ([`outliers`](Self::outliers)) are set aside before.
    pub fn roll_out(&self) -> Vec<(Year, f64)> {
        if self.check().is_err() {
            return Vec::new();
        }
        let calm = self.without_outliers();
        let first = calm.span().map_or(0, |span| span.0);
        let end = first + trend_from(&History::of(&calm));
        (first..end)
            .filter_map(|place| Some((self.start_year + place as Year, calm.values[place]?)))
            .collect()
    }
}

/// Place in a history of the first value after a roll-out; 0 where there was none.
pub(crate) fn trend_from(history: &History) -> usize {
    let known: Vec<usize> = (0..history.logs.len())
        .filter(|place| history.known[*place])
        .collect();
    if known.len() > MOST {
        return 0;
    }
    let moved: Vec<f64> = known
        .windows(2)
        .map(|w| (history.logs[w[1]] - history.logs[w[0]]) / (w[1] - w[0]) as f64)
        .collect();
    let ended = (1..=YEARS)
        .take_while(|years| years + AFTER <= known.len() && moved[years - 1] >= 0.0)
        .find(|years| {
            let scatter = match history.support.is_whole() {
                true => 1.0 / (history.values[known[*years]] * history.unit).sqrt(),
                false => 0.0,
            };
            let after = moved[*years..].iter();
            let largest = after.fold(scatter, |largest, change| largest.max(change.abs()));
            let step = moved[years - 1];
            step >= libm::log(STEP) && step > TIMES * largest
        });
    ended.map_or(0, |years| known[years])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Kind;

    fn years(values: &[f64]) -> usize {
        let given = values.iter().map(|v| Some(*v)).collect();
        Series::new("x", 2016, given).roll_out().len()
    }

    #[test]
    fn one_or_two_years_far_below_a_level_are_found() {
        let national = [
            521.0, 1019.0, 1006.0, 1044.0, 1213.0, 1194.0, 1179.0, 1180.0,
        ];
        let given = national.map(Some).to_vec();
        assert_eq!(Series::new("x", 2016, given).roll_out(), [(2016, 521.0)]);
        assert_eq!(years(&[480.0, 960.0, 955.0, 970.0, 990.0]), 1);
        assert_eq!(years(&[120.0, 480.0, 900.0, 930.0, 950.0, 940.0]), 2);
        assert_eq!(years(&[0.0, 0.0, 900.0, 910.0, 930.0, 925.0]), 2);
        assert_eq!(years(&[521.0, 1019.0, 1006.0]), 1);
        assert_eq!(years(&[120.0, 480.0, 900.0, 930.0]), 2);
    }

    #[test]
    fn growth_decline_late_steps_and_small_counts_are_none() {
        let path = |factor: f64| -> Vec<f64> {
            (0..8)
                .map(|t| 1000.0 * libm::pow(factor, f64::from(t)))
                .collect()
        };
        for factor in [0.8, 0.9, 1.0, 1.1, 1.5, 3.0] {
            assert_eq!(years(&path(factor)), 0, "{factor}");
        }
        // Slowing growth, a fall, a step in the middle, a roll-out of which too little is seen.
        for values in [
            &[1000.0, 1300.0, 1560.0, 1790.0, 1970.0, 2110.0, 2210.0][..],
            &[7.0, 17.0, 30.0, 91.0, 172.0, 286.0, 392.0, 467.0, 535.0],
            &[2000.0, 1000.0, 990.0, 1010.0, 1005.0, 980.0],
            &[1000.0, 1010.0, 1005.0, 1020.0, 1500.0, 1510.0, 1520.0],
            &[521.0, 1019.0],
            &[521.0, 1019.0, 1230.0],
            &[120.0, 480.0, 900.0],
            &[3.0, 9.0, 9.0, 9.0, 10.0, 0.0],
        ] {
            assert_eq!(years(values), 0, "{values:?}");
        }
        let few = [1.0, 4.0, 4.0, 4.0, 4.0].map(Some).to_vec();
        let few = Series::new("x", 2016, few).of_kind(Kind::Count);
        assert_eq!(few.roll_out(), []);
        let mut long = vec![1000.0; 12];
        long[0] = 500.0;
        assert_eq!(years(&long), 1);
        long.push(1000.0);
        assert_eq!(years(&long), 0);
    }

    /// Growth over years that nobody saw is no step.
    #[test]
    fn a_step_through_a_gap_counts_as_that_of_a_year() {
        let of = |gap: usize| {
            let mut values = vec![Some(400.0)];
            values.extend(vec![None; gap]);
            values.extend([800.0, 805.0, 798.0, 802.0].map(Some));
            Series::new("x", 2010, values).roll_out().len()
        };
        assert_eq!((of(0), of(5)), (1, 0));
    }
}
