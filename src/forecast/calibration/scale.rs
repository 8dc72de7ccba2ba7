//! The spread of a forecast before calibration: how much the series moves, how wrong its
//! forecasts have been, and how large it is.

use crate::forecast::combination::rolling::Origin;

/// A change below this share of the level is not believed, however quiet the past.
const QUIET: f64 = 0.002;
/// With a single value the yearly change is taken to be this share of it.
const SINGLE: f64 = 0.1;
/// The share (as an exponent) that past errors have in the spread, beside the changes.
const ERROR_SHARE: f64 = 0.45;
/// How many errors their share waits for.
const ERRORS_NEEDED: f64 = 6.0;

/// Mean absolute yearly change, with the floor that keeps it above zero.
///
/// `√(m² + (0.002 |y[n]|)²)`, `m` the mean of `|y[t] − y[t−1]|`; 0.1 |y| for a single value.
pub fn change(values: &[f64]) -> f64 {
    let n = values.len();
    let last = values[n - 1].abs();
    if n < 2 {
        return SINGLE * last;
    }
    let sum: f64 = values.windows(2).map(|w| (w[1] - w[0]).abs()).sum();
    libm::hypot(sum / (n - 1) as f64, QUIET * last)
}

/// The spread at a horizon: a geometric mean of change, past error and level.
///
/// `m^(1−a−b) · e^a · |μ|^b`, where `a` grows with the number of past errors `e` is the mean of,
/// and `b` with the horizon, as what is large in the long run moves with its size. The ratios are
/// held within `e^±2.5` and `e^5`, so that a perfect past does not promise a perfect future.
pub(crate) fn spread(origin: &Origin, error: f64, errors: f64, centre: f64, horizon: usize) -> f64 {
    let change = origin.change;
    if change <= 0.0 {
        return 0.0;
    }
    let share = ERROR_SHARE * errors / (errors + ERRORS_NEEDED);
    let by_error = if errors > 0.0 {
        share * libm::log(error / change + 1e-9).clamp(-2.5, 2.5)
    } else {
        0.0
    };
    let by_level = level_share(origin.used, horizon)
        * libm::log(centre.abs() / change + 1e-9).clamp(-3.0, 5.0);
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

    #[test]
    fn a_constant_series_still_moves_a_little() {
        assert!((change(&[5.0, 5.0, 5.0]) - 0.01).abs() < 1e-12);
        assert_eq!(change(&[0.0, 0.0]), 0.0);
        assert!((change(&[7.0]) - 0.7).abs() < 1e-12);
    }
}
