//! The theta methods as models that can be fitted and predict.

use super::classical::Classical;
use super::optimised::{Leaning, Theta, fit};
use crate::axes::Year;
use crate::forecast::error::ForecastError;
use crate::forecast::model::{Fit, Observed, YearByYear};
use crate::forecast::series::Series;

/// A form of the theta method. Gaps are bridged by straight lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThetaMethod {
    /// The classical method, θ = 2 with equal weights.
    Classical,
    /// θ, α and the first level found together, leaning on one line.
    Optimised,
    /// The same, leaning in each year on the line through the years before.
    DynamicOptimised,
}

/// A fitted theta method.
#[derive(Clone, Copy, Debug)]
pub struct FittedTheta {
    /// Standard deviation of the one-step errors, in the unit of the series.
    pub sigma: f64,
    form: FittedForm,
    unit: f64,
    first_year: Year,
}

#[derive(Clone, Copy, Debug)]
enum FittedForm {
    Classical(Classical),
    Optimised(Theta),
}

const NEEDED: usize = 4;
const BUDGET: usize = 300;

impl Fit for ThetaMethod {
    type Fitted = FittedTheta;

    fn fit(&self, series: &Series) -> Result<FittedTheta, ForecastError> {
        let seen = Observed::of(series, "the theta method", NEEDED)?.bridged();
        let mut lines = Vec::with_capacity(seen.values.len());
        let form = match self {
            ThetaMethod::Classical => FittedForm::Classical(Classical::fit(&seen.values, BUDGET)),
            ThetaMethod::Optimised => {
                FittedForm::Optimised(fit(&seen.values, Leaning::Whole, &mut lines, BUDGET))
            }
            ThetaMethod::DynamicOptimised => {
                FittedForm::Optimised(fit(&seen.values, Leaning::Growing, &mut lines, BUDGET))
            }
        };
        let (squares, errors) = match &form {
            FittedForm::Classical(classical) => (classical.squares, seen.values.len() - 1),
            FittedForm::Optimised(theta) => (theta.squares, theta.errors),
        };
        Ok(FittedTheta {
            sigma: libm::sqrt(squares / errors.max(1) as f64) * seen.unit,
            form,
            unit: seen.unit,
            first_year: seen.first_year,
        })
    }
}

impl FittedTheta {
    /// α, the share of a surprise that the level takes up.
    pub fn alpha(&self) -> f64 {
        match &self.form {
            FittedForm::Classical(classical) => classical.alpha,
            FittedForm::Optimised(theta) => theta.alpha,
        }
    }
}

impl YearByYear for FittedTheta {
    fn begins(&self) -> Year {
        self.first_year
    }

    fn go(&self, path: &mut [f64], mut surprise: impl FnMut() -> f64) {
        let mut form = self.form;
        for y in path {
            let e = self.sigma / self.unit * surprise();
            *y = self.unit
                * match &mut form {
                    FittedForm::Classical(classical) => classical.step(e),
                    FittedForm::Optimised(theta) => theta.step(e),
                };
        }
    }
}
