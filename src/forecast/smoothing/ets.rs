//! The six smoothing models without season, by likelihood, and the choice among them.

use super::additive::{State, filter};
use super::multiplicative;
use super::search::{Found, TrendShape, search};
use crate::axes::Year;
use crate::forecast::error::ForecastError;
use crate::forecast::model::{Fit, Observed, YearByYear};
use crate::forecast::series::Series;

/// Whether errors are added to what is expected or multiply it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Errors {
    /// Added (A).
    Added,
    /// Multiplied (M): `y = μ (1 + ε)`; needs values above zero.
    Multiplied,
}

/// One of the six models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ets {
    /// The errors.
    pub errors: Errors,
    /// The trend.
    pub shape: TrendShape,
}

impl Ets {
    /// ANN, AAN, AAdN, MNN, MAN and MAdN.
    pub const ALL: [Ets; 6] = [
        Ets {
            errors: Errors::Added,
            shape: TrendShape::Level,
        },
        Ets {
            errors: Errors::Added,
            shape: TrendShape::Slope,
        },
        Ets {
            errors: Errors::Added,
            shape: TrendShape::Damped,
        },
        Ets {
            errors: Errors::Multiplied,
            shape: TrendShape::Level,
        },
        Ets {
            errors: Errors::Multiplied,
            shape: TrendShape::Slope,
        },
        Ets {
            errors: Errors::Multiplied,
            shape: TrendShape::Damped,
        },
    ];

    /// The usual name.
    pub const fn name(self) -> &'static str {
        match (self.errors, self.shape) {
            (Errors::Added, TrendShape::Level) => "ETS(A,N,N)",
            (Errors::Added, TrendShape::Slope) => "ETS(A,A,N)",
            (Errors::Added, TrendShape::Damped) => "ETS(A,Ad,N)",
            (Errors::Multiplied, TrendShape::Level) => "ETS(M,N,N)",
            (Errors::Multiplied, TrendShape::Slope) => "ETS(M,A,N)",
            (Errors::Multiplied, TrendShape::Damped) => "ETS(M,Ad,N)",
        }
    }

    /// Number of parameters, with the initial states and the variance.
    pub const fn parameters(self) -> usize {
        match self.shape {
            TrendShape::Level => 3,
            TrendShape::Slope => 5,
            TrendShape::Damped => 6,
        }
    }
}

/// A fitted smoothing model.
#[derive(Clone, Copy, Debug)]
pub struct FittedEts {
    /// Which model.
    pub model: Ets,
    /// Parameters, initial state and squares, in the unit of the working values.
    pub found: Found,
    /// Logarithm of the likelihood, without constants, in the unit of the series:
    /// `−½ n log Σ e²`, and `− Σ log |μ|` where errors multiply.
    pub log_likelihood: f64,
    /// Corrected Akaike criterion; infinite where there are too few values for it.
    pub aicc: f64,
    /// Standard deviation of the errors: in the unit of the series where they are added, a share
    /// of what is expected where they multiply.
    pub sigma: f64,
    end: State,
    unit: f64,
    first_year: Year,
}

const BUDGET: usize = 600;

impl Fit for Ets {
    type Fitted = FittedEts;

    fn fit(&self, series: &Series) -> Result<FittedEts, ForecastError> {
        let needed = match self.shape {
            TrendShape::Level => 3,
            TrendShape::Slope => 4,
            TrendShape::Damped => 5,
        };
        let seen = Observed::of(series, self.name(), needed)?;
        let n = series.observed() as f64;
        let (found, end, minus_twice) = match self.errors {
            Errors::Added => {
                let found = search(&seen.values, self.shape, BUDGET);
                let scale = libm::log(found.squares) + 2.0 * libm::log(seen.unit);
                (
                    found,
                    filter(&seen.values, found.by, found.start),
                    n * scale,
                )
            }
            Errors::Multiplied => {
                if let Some((i, v)) = seen.values.iter().enumerate().find(|(_, v)| **v <= 0.0) {
                    return Err(ForecastError::Value {
                        series: series.name.clone(),
                        year: seen.first_year - (seen.values.len() - i) as Year,
                        value: v * seen.unit,
                        expected: "above zero, as multiplied errors need",
                    });
                }
                let found = multiplicative::search(&seen.values, self.shape, BUDGET);
                let (end, criterion) = multiplicative::filter(&seen.values, &found, n);
                (found, end, criterion + 2.0 * n * libm::log(seen.unit))
            }
        };
        let k = self.parameters() as f64;
        let aicc = if n > k + 1.0 {
            minus_twice + 2.0 * k + 2.0 * k * (k + 1.0) / (n - k - 1.0)
        } else {
            f64::INFINITY
        };
        Ok(FittedEts {
            model: *self,
            found,
            log_likelihood: -0.5 * minus_twice,
            aicc,
            sigma: libm::sqrt(found.squares / (n - k + 1.0).max(1.0))
                * match self.errors {
                    Errors::Added => seen.unit,
                    Errors::Multiplied => 1.0,
                },
            end,
            unit: seen.unit,
            first_year: seen.first_year,
        })
    }
}

/// The model with the smallest AICc among those that the series allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BestEts;

impl Fit for BestEts {
    type Fitted = FittedEts;

    fn fit(&self, series: &Series) -> Result<FittedEts, ForecastError> {
        let mut best: Option<FittedEts> = None;
        let mut first = None;
        for model in Ets::ALL {
            match model.fit(series) {
                Ok(fitted) if best.is_none_or(|b| fitted.aicc < b.aicc) => best = Some(fitted),
                Ok(_) => {}
                Err(error) => first = first.or(Some(error)),
            }
        }
        best.ok_or_else(|| first.expect("a model that was not fitted complained"))
    }
}

impl YearByYear for FittedEts {
    fn begins(&self) -> Year {
        self.first_year
    }

    fn go(&self, path: &mut [f64], mut surprise: impl FnMut() -> f64) {
        let State {
            mut level,
            mut slope,
        } = self.end;
        let by = self.found.by;
        for y in path {
            let mean = level + by.phi * slope;
            let e = match self.model.errors {
                Errors::Added => self.sigma / self.unit * surprise(),
                Errors::Multiplied => mean * self.sigma * surprise(),
            };
            level = mean + by.alpha * e;
            slope = by.phi * slope + by.beta * e;
            *y = (mean + e) * self.unit;
        }
    }
}
