//! The history of a series on its working scale: complete, and of size about one.

use super::gaps::bridge;
use super::model::Fit;
use super::series::Series;
use super::state_space::{Structural, smooth};
use super::support::Support;

/// A history on its working scale: complete, of size about one.
#[derive(Clone, Debug)]
pub struct History {
    /// One value a year from the first to the last observed.
    pub values: Vec<f64>,
    /// Natural logarithms of them; empty on the line.
    pub logs: Vec<f64>,
    /// What one stands for, in the unit of the series.
    pub unit: f64,
    /// Whether each year has a value of its own; what lies between is a line and no evidence.
    pub known: Vec<bool>,
    /// The size that movements are compared with; `None` where it is that of the values.
    pub level: Option<f64>,
    /// The support.
    pub support: Support,
    /// Place of the first value that models are fitted from; what was before is a roll-out, see
    /// [`Series::roll_out`].
    pub trend_from: usize,
    /// A change below this share of the level is not believed, however quiet the past.
    least_share: f64,
}

/// An amount of zero stands for this share of the smallest amount above zero.
const TRACE: f64 = 0.25;

impl History {
    /// From a checked series; that of shares is of their log odds.
    pub fn of(series: &Series) -> History {
        let (support, shift) = match series.kind.support() {
            // Nothing above zero was ever seen, so there is no size that a factor could work on.
            (Support::Above, _) if series.values.iter().flatten().all(|v| *v == 0.0) => {
                (Support::Line, 0.0)
            }
            own => own,
        };
        let is_share = series.kind.is_share();
        let (first, last) = series.span().unwrap_or((0, 0));
        let odds: Vec<Option<f64>>;
        let given = match is_share {
            true => {
                odds = series.values[first..=last]
                    .iter()
                    .map(|v| v.map(log_odds))
                    .collect();
                &odds[..]
            }
            false => &series.values[first..=last],
        };
        let smallest = given
            .iter()
            .flatten()
            .filter(|v| **v > 0.0)
            .fold(f64::INFINITY, |a, b| a.min(*b));
        let trace = if smallest.is_finite() {
            TRACE * smallest
        } else {
            1.0
        };
        let size = given.iter().flatten().fold(0.0_f64, |a, v| a.max(v.abs())) + shift;
        let unit = if size > 0.0 { size } else { 1.0 };
        let mut values: Vec<f64> = given
            .iter()
            .map(|v| match (*v, support) {
                (Some(0.0), Support::Above) => trace / unit,
                (Some(v), _) => (v + shift) / unit,
                (None, _) => f64::NAN,
            })
            .collect();
        let known = values.iter().map(|value| !value.is_nan()).collect();
        bridge(&mut values);
        let level = match (support.is_line(), is_share) {
            (_, true) => Some(ODDS / unit),
            (true, _) => Some(values.iter().map(|v| v.abs()).sum::<f64>() / values.len() as f64),
            (false, _) => None,
        };
        let logs = match support.is_line() {
            true => Vec::new(),
            false => values
                .iter()
                .map(|v| libm::log(v.max(f64::MIN_POSITIVE)))
                .collect(),
        };
        let least_share = if is_share { QUIET_ODDS } else { QUIET };
        History {
            values,
            logs,
            unit,
            known,
            level,
            support,
            trend_from: 0,
            least_share,
        }
    }

    /// The same, freed of the known error with which each value was observed.
    ///
    /// The level of each year given all the years, by the Kalman smoother; each smoothed value lies
    /// within the range of the given ones. Fewer than three values are left as they are.
    pub fn freed(mut self, series: &Series) -> History {
        let error = series.observation_error.unwrap_or(0.0) / self.unit;
        if error > 0.0
            && !self.support.is_whole()
            && let Ok(fitted) = Structural::LocalLevel.fit(series)
        {
            let level = fitted.variances.level / (self.unit * self.unit);
            self.values = smooth(&self.values, error * error, level);
            for (log, value) in self.logs.iter_mut().zip(&self.values) {
                *log = libm::log(value.max(f64::MIN_POSITIVE));
            }
        }
        self
    }

    /// How many of some years have a value of their own.
    pub fn known_in(&self, years: std::ops::Range<usize>) -> usize {
        self.known[years].iter().filter(|known| **known).count()
    }

    /// The least yearly change that is believed, given the last of `n` values.
    ///
    /// A share 0.002 of the level, 0.02 of the level of log odds. For counts also `½ √y / √n`: `n` quiet years do not rule out
    /// the scatter that rare events have (`y` with half a unit added).
    pub fn least_change(&self, last: f64, n: usize) -> f64 {
        let least = self.least_share * self.level.unwrap_or(last.abs());
        if self.support.is_whole() {
            libm::hypot(least, 0.5 * libm::sqrt(last / (self.unit * n as f64)))
        } else {
            least
        }
    }
}

/// A change below this share of the level is not believed, however quiet the past.
const QUIET: f64 = 0.002;
/// The same for log odds, which sampling alone moves.
const QUIET_ODDS: f64 = 0.02;
/// The level that movements of log odds are compared with.
const ODDS: f64 = 3.0;
/// A share without a denominator is taken as one of so many, with half a person on each side.
const NOTIONAL: f64 = 1000.0;

/// Log odds of a share.
fn log_odds(share: f64) -> f64 {
    libm::log((share * NOTIONAL + 0.5) / ((1.0 - share) * NOTIONAL + 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_bridged() {
        let series = Series::new(
            "x",
            2000,
            vec![None, Some(1.0), None, None, Some(4.0), None],
        );
        let history = History::of(&series);
        assert_eq!(history.known, [true, false, false, true]);
        assert_eq!(history.values, vec![0.25, 0.5, 0.75, 1.0]);
    }

    /// Smoothing keeps the range and calms what was noise.
    #[test]
    fn a_known_error_is_taken_out() {
        let values = [10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0]
            .map(Some)
            .to_vec();
        let mut series = Series::new("x", 2000, values);
        series.observation_error = Some(1.2);
        let raw = History::of(&series);
        let freed = raw.clone().freed(&series);
        let moves = |h: &History| {
            h.values
                .windows(2)
                .map(|w| (w[1] - w[0]).abs())
                .sum::<f64>()
        };
        assert!(moves(&freed) < 0.3 * moves(&raw));
    }
}
