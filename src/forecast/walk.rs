//! Random walks: without drift, with drift, and with a drift shrunk and damped.

use super::combination::members::{DAMPING, SHRINKAGE};
use super::error::ForecastError;
use super::model::{Fit, Observed, YearByYear};
use super::series::Series;
use crate::axes::Year;

/// A random walk, by what it makes of the drift of the past.
///
/// `y[t+1] = y[t] + κ φ^h d + σ ε`, with `d` the mean yearly change and `h` the year ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DriftingWalk {
    /// κ, the share of the drift that is kept.
    pub kept: f64,
    /// φ, the share of the drift that is left a year later.
    pub damping: f64,
}

impl DriftingWalk {
    /// No drift: the last value goes on.
    pub const NAIVE: DriftingWalk = DriftingWalk {
        kept: 0.0,
        damping: 1.0,
    };
    /// The drift goes on.
    pub const DRIFT: DriftingWalk = DriftingWalk {
        kept: 1.0,
        damping: 1.0,
    };
    /// 0.7 of the drift, and 0.9 of that each year later: for the very short.
    pub const SHRUNK: DriftingWalk = DriftingWalk {
        kept: SHRINKAGE,
        damping: DAMPING,
    };
}

/// A fitted random walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FittedWalk {
    /// The last value.
    pub last: f64,
    /// Mean yearly change.
    pub drift: f64,
    /// Standard deviation of a yearly change about what is expected.
    pub sigma: f64,
    walk: DriftingWalk,
    first_year: Year,
}

impl Fit for DriftingWalk {
    type Fitted = FittedWalk;

    /// One value is enough; the spread needs two changes with drift, one without, and is 0 else.
    fn fit(&self, series: &Series) -> Result<FittedWalk, ForecastError> {
        let seen = Observed::of(series, "a random walk", 1)?;
        let known: Vec<(f64, f64)> = (0..seen.values.len())
            .filter(|t| !seen.values[*t].is_nan())
            .map(|t| (t as f64, seen.values[t]))
            .collect();
        let (first, last) = (known[0], known[known.len() - 1]);
        let drift = if last.0 > first.0 {
            (last.1 - first.1) / (last.0 - first.0)
        } else {
            0.0
        };
        let expected = self.kept * drift;
        let squares: f64 = known
            .windows(2)
            .map(|w| {
                let years = w[1].0 - w[0].0;
                (w[1].1 - w[0].1 - expected * years).powi(2) / years
            })
            .sum();
        let free = known.len() as f64 - if self.kept > 0.0 { 2.0 } else { 1.0 };
        Ok(FittedWalk {
            last: last.1 * seen.unit,
            drift: drift * seen.unit,
            sigma: if free > 0.0 {
                (squares / free).sqrt() * seen.unit
            } else {
                0.0
            },
            walk: *self,
            first_year: seen.first_year,
        })
    }
}

impl YearByYear for FittedWalk {
    fn begins(&self) -> Year {
        self.first_year
    }

    fn go(&self, path: &mut [f64], mut surprise: impl FnMut() -> f64) {
        let (mut value, mut step) = (self.last, self.walk.kept * self.drift);
        for y in path {
            step *= self.walk.damping;
            value += step + self.sigma * surprise();
            *y = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Fitted;

    #[test]
    fn gaps_do_not_change_the_drift() {
        let series = Series::new(
            "x",
            2000,
            vec![Some(2.0), None, None, Some(8.0), Some(10.0)],
        );
        let fitted = DriftingWalk::DRIFT.fit(&series).unwrap();
        assert!((fitted.drift - 2.0).abs() < 1e-12 && fitted.sigma.abs() < 1e-9);
        assert_eq!(fitted.first_year(), 2005);
        let shrunk = DriftingWalk::SHRUNK.fit(&series).unwrap().mean(2);
        assert!((shrunk[0] - 11.26).abs() < 1e-12 && (shrunk[1] - 12.394).abs() < 1e-12);
    }
}
