//! The spread of a forecast before calibration: how much the series moves, how wrong its
//! forecasts have been, and how large it is.

use crate::forecast::history::History;

/// With a single value the yearly change is taken to be this share of it.
const SINGLE: f64 = 0.1;
/// The share (as an exponent) that past errors have in the spread, beside the changes.
const ERROR_SHARE: f64 = 0.45;
/// How many errors their share waits for.
const ERRORS_NEEDED: f64 = 6.0;

/// Mean absolute yearly change over some years of a history, with the floor that keeps it above zero.
///
/// `√(m² + f²)`, `m` the mean of the changes between neighbouring years with values of their own, one in `k` years
/// divided by `√k` as that of a walk, and `f` from [`History::least_change`]; a tenth of the level where there is a single
/// value.
pub fn change(history: &History, years: std::ops::Range<usize>) -> f64 {
    let last = history.values[years.end - 1];
    let n = history.known_in(years.clone());
    let mean = if n < 2 {
        SINGLE * history.level.unwrap_or(last.abs())
    } else {
        let (mut sum, mut before) = (0.0, None);
        for year in years.filter(|year| history.known[*year]) {
            if let Some(before) = before.replace(year) {
                let change = (history.values[year] - history.values[before]).abs();
                sum += change / ((year - before) as f64).sqrt();
            }
        }
        sum / (n - 1) as f64
    };
    libm::hypot(mean, history.least_change(last, n))
}

/// The spread at a horizon: a geometric mean of change, past error and level.
///
/// `m^(1−a−b) · e^a · |μ|^b`, where `a` grows with the number of past errors `e` is the mean of,
/// and `b` with the horizon, as what is large in the long run moves with its size. The ratios are
/// held within `e^±2.5` and `e^5`, so that a perfect past does not promise a perfect future.
///
/// `used` is the number of values that the forecast was made from.
pub(crate) fn spread(
    (change, used): (f64, usize),
    (error, errors): (f64, f64),
    level: f64,
    horizon: usize,
) -> f64 {
    if change <= 0.0 {
        return 0.0;
    }
    let share = ERROR_SHARE * errors / (errors + ERRORS_NEEDED);
    let by_error = if errors > 0.0 {
        share * libm::log(error / change + 1e-9).clamp(-2.5, 2.5)
    } else {
        0.0
    };
    let by_level = level_share(used, horizon) * libm::log(level / change + 1e-9).clamp(-3.0, 5.0);
    change * libm::exp(by_error + by_level)
}

/// The share (as an exponent) of the level in the spread: more at long horizons, and where the
/// changes are too few to be known.
fn level_share(used: usize, horizon: usize) -> f64 {
    let long = (0.05 * horizon as f64).min(0.3);
    let short = match used {
        0..=2 => 0.42,
        3 => 0.2,
        _ => 0.0,
    };
    long.max(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{Kind, Series};

    fn change_of(kind: Kind, values: &[f64]) -> f64 {
        let given = values.iter().map(|v| Some(*v)).collect();
        let history = History::of(&Series::new("x", 2000, given).of_kind(kind));
        change(&history, 0..history.values.len()) * history.unit
    }

    /// The change of 20 within four years that nobody saw is one of 10 in each.
    #[test]
    fn a_change_over_unseen_years_is_that_of_a_walk() {
        let change_of = |values: &[Option<f64>]| {
            let series = Series::new("x", 2000, values.to_vec()).of_kind(Kind::Positive);
            let history = History::of(&series);
            change(&history, 0..history.values.len()) * history.unit
        };
        let (low, high) = (Some(100.0), Some(120.0));
        let gap = [low, None, None, None, high];
        for before in 0..3 {
            let values = [&vec![low; before][..], &gap[..]].concat();
            let expected = 10.0 / (before + 1) as f64;
            assert!((change_of(&values) - expected).abs() < 0.02, "{before}");
        }
        assert!((change_of(&[low, high]) - 20.0).abs() < 0.02);
    }

    #[test]
    fn a_quiet_past_still_leaves_some_change() {
        assert!((change_of(Kind::Positive, &[5.0; 3]) - 0.01).abs() < 1e-12);
        assert!((change_of(Kind::Real, &[7.0]) - 0.7).abs() < 1e-3);
        assert_eq!(change_of(Kind::Real, &[0.0; 4]), 0.0);
        assert!(change_of(Kind::Count, &[0.0; 4]) > 0.1);
    }
}
