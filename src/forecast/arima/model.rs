//! ARIMA as a model that can be fitted and predicts.

use super::filter::{Coefficients, STATE, advance, entry};
use super::likelihood::{MOST, estimate};
use super::unit_root::difference;
use crate::axes::Year;
use crate::forecast::error::ForecastError;
use crate::forecast::model::{Fit, Observed, YearByYear};
use crate::forecast::series::Series;

/// The orders of an ARIMA model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arima {
    /// Number of past values, 0 to 5.
    pub p: usize,
    /// Number of differences, 0 to 2.
    pub d: usize,
    /// Number of past errors, 0 to 5; at most 5 with the past values.
    pub q: usize,
    /// A mean of the differences: the level for d = 0, a drift for d = 1.
    pub constant: bool,
}

/// A fitted ARIMA model.
#[derive(Clone, Copy, Debug)]
pub struct FittedArima {
    /// The orders.
    pub orders: Arima,
    /// φ and θ.
    pub coefficients: Coefficients,
    /// Mean of the differences, in the unit of the series.
    pub mean: f64,
    /// Logarithm of the likelihood of the differences.
    pub log_likelihood: f64,
    /// Corrected Akaike criterion; infinite where there are too few values for it.
    pub aicc: f64,
    /// Standard deviation of the errors (maximum likelihood), in the unit of the series.
    pub sigma: f64,
    state: [f64; STATE],
    /// The last value and the last difference, working unit.
    last: [f64; 2],
    unit: f64,
    first_year: Year,
}

impl Fit for Arima {
    type Fitted = FittedArima;

    fn fit(&self, series: &Series) -> Result<FittedArima, ForecastError> {
        if self.p + self.q > MOST || self.d > 2 {
            return Err(ForecastError::Setting {
                what: "the order of the ARIMA model (p + q, or d)",
                value: (self.p + self.q).max(self.d) as f64,
                expected: "p + q at most 5 and d at most 2",
            });
        }
        let seen = Observed::of(
            series,
            "an ARIMA model of this order",
            self.d + self.p + self.q + 3,
        )?;
        Ok(self.fit_to(&seen))
    }
}

impl Arima {
    /// Number of parameters, with the variance.
    pub fn parameters(&self) -> usize {
        self.p + self.q + usize::from(self.constant) + 1
    }

    pub(super) fn fit_to(&self, seen: &Observed) -> FittedArima {
        let mut x = seen.values.clone();
        let mut last = [seen.values[seen.values.len() - 1], 0.0];
        for d in 0..self.d {
            x = difference(&x);
            if d == 0 && self.d == 2 {
                last[1] = x.iter().rev().copied().find(|v| !v.is_nan()).unwrap_or(0.0);
            }
        }
        let found = estimate(&x, self.p, self.q, self.constant);
        let n = found.pass.count;
        let scale = 2.0 * n * libm::log(seen.unit);
        let minus_twice =
            found.criterion + n * (1.0 + libm::log(2.0 * std::f64::consts::PI)) + scale;
        let k = self.parameters() as f64;
        FittedArima {
            orders: *self,
            coefficients: found.coefficients,
            mean: found.pass.mean * seen.unit,
            log_likelihood: -0.5 * minus_twice,
            aicc: if n > k + 1.0 {
                minus_twice + 2.0 * k + 2.0 * k * (k + 1.0) / (n - k - 1.0)
            } else {
                f64::INFINITY
            },
            sigma: libm::sqrt(found.pass.squares / n) * seen.unit,
            state: found.pass.state,
            last,
            unit: seen.unit,
            first_year: seen.first_year,
        }
    }
}

impl YearByYear for FittedArima {
    fn begins(&self) -> Year {
        self.first_year
    }

    fn go(&self, path: &mut [f64], mut surprise: impl FnMut() -> f64) {
        let mut state = self.state;
        let [mut level, mut change] = self.last;
        let (mean, sigma) = (self.mean / self.unit, self.sigma / self.unit);
        for y in path {
            state = advance(&state, &self.coefficients);
            let e = sigma * surprise();
            for (i, s) in state.iter_mut().enumerate().take(self.coefficients.size) {
                *s += entry(&self.coefficients, i) * e;
            }
            let x = state[0] + mean;
            level = match self.orders.d {
                0 => x,
                1 => level + x,
                _ => {
                    change += x;
                    level + change
                }
            };
            *y = level * self.unit;
        }
    }
}
