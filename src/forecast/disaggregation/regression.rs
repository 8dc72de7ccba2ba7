//! Chow–Lin, Fernández and Litterman: regression on indicators, residuals spread over the years.

use nalgebra::{DMatrix, DVector};

use super::aggregation::{Aggregation, column, differences};
use crate::forecast::error::ForecastError;

/// How the residuals of the years hang together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResidualProcess {
    /// Chow and Lin (1971): autoregressive of the first order.
    ChowLin(Rho),
    /// Fernández (1981): a random walk.
    Fernandez,
    /// Litterman (1983): a random walk with autoregressive steps.
    Litterman(Rho),
}

/// Where the autoregressive parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rho {
    /// The smallest weighted sum of squares, with the correlations of the residuals (Ecotrim).
    MinRss,
    /// The largest likelihood.
    MaxLog,
    /// Given, −1 < ρ < 1.
    Fixed(f64),
}

/// What disaggregation gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Disaggregated {
    /// The years.
    pub values: Vec<f64>,
    /// Their standard errors: of the residuals spread, and of the coefficients.
    pub standard_errors: Vec<f64>,
    /// Coefficients of the indicators, the constant first where there is one.
    pub coefficients: Vec<f64>,
    /// Their standard errors.
    pub coefficient_errors: Vec<f64>,
    /// ρ; `None` for Fernández.
    pub rho: Option<f64>,
    /// Standard deviation of an innovation of the years, in the unit of the series.
    pub sigma: f64,
}

/// The years, of which the totals are as given, by regression on indicators.
///
/// `y = X β + u`; the coefficients by generalised least squares on the totals, the residuals of the
/// totals spread by `V Cᵀ (C V Cᵀ)⁻¹`. ρ is sought in 0–0.999. There must be more periods than
/// coefficients. Source: Chow and Lin (1971); Sax and Steiner (2013), equations 2–9.
///
/// # Errors
/// Where totals and periods or indicators and years differ in number, a number is not finite, ρ is outside −1 to 1, or
/// there are too few periods for the coefficients.
pub fn disaggregate(
    totals: &[f64],
    indicators: &[&[f64]],
    constant: bool,
    periods: &Aggregation,
    errors: ResidualProcess,
) -> Result<Disaggregated, ForecastError> {
    periods.check(totals, indicators)?;
    let k = indicators.len() + usize::from(constant);
    let (n, m) = (periods.years(), periods.periods());
    if k == 0 || m <= k {
        return Err(ForecastError::TooShort {
            model: "disaggregation by regression",
            needed: k.max(1) + 1,
            found: m,
        });
    }
    let mut x = DMatrix::from_element(n, k, 1.0);
    for (j, indicator) in indicators.iter().enumerate() {
        x.set_column(j + usize::from(constant), &column(indicator));
    }
    let problem = Problem {
        totals: column(totals),
        c: periods.matrix(),
        x,
    };
    let rho = match errors {
        ResidualProcess::Fernandez => None,
        ResidualProcess::ChowLin(rho) | ResidualProcess::Litterman(rho) => {
            Some(problem.rho(errors, rho)?)
        }
    };
    let v = variance(errors, rho.unwrap_or(0.0), n);
    let fit = problem.fit(&v)?;
    let sigma2 = fit.squares / (m - k) as f64;
    let spread = &v * problem.c.transpose() * &fit.weight;
    let values =
        &problem.x * &fit.beta + &spread * (&problem.totals - &problem.c * &problem.x * &fit.beta);
    let left = &problem.x - &spread * &problem.c * &problem.x;
    let variance =
        (&v - &spread * &problem.c * &v + &left * &fit.beta_variance * left.transpose()) * sigma2;
    let root = |x: f64| libm::sqrt(x.max(0.0));
    Ok(Disaggregated {
        values: values.iter().copied().collect(),
        standard_errors: (0..n).map(|t| root(variance[(t, t)])).collect(),
        coefficients: fit.beta.iter().copied().collect(),
        coefficient_errors: (0..k)
            .map(|j| root(fit.beta_variance[(j, j)] * sigma2))
            .collect(),
        rho,
        sigma: root(sigma2),
    })
}

struct Problem {
    totals: DVector<f64>,
    c: DMatrix<f64>,
    x: DMatrix<f64>,
}

struct Solved {
    beta: DVector<f64>,
    /// (Xᵀ Cᵀ W C X)⁻¹, to be multiplied by the variance.
    beta_variance: DMatrix<f64>,
    /// W = (C V Cᵀ)⁻¹.
    weight: DMatrix<f64>,
    squares: f64,
    log_determinant: f64,
}

const SINGULAR: ForecastError = ForecastError::Singular {
    what: "the regression of the totals on the indicators",
};

impl Problem {
    fn fit(&self, v: &DMatrix<f64>) -> Result<Solved, ForecastError> {
        let total_variance = (&self.c * v * self.c.transpose())
            .cholesky()
            .ok_or(SINGULAR)?;
        let weight = total_variance.inverse();
        let cx = &self.c * &self.x;
        let beta_variance = (cx.transpose() * &weight * &cx)
            .try_inverse()
            .ok_or(SINGULAR)?;
        let beta = &beta_variance * cx.transpose() * &weight * &self.totals;
        let rest = &self.totals - &cx * &beta;
        let factor = total_variance.l();
        let log_determinant = (0..factor.nrows())
            .map(|i| 2.0 * libm::log(factor[(i, i)]))
            .sum();
        let squares = rest.dot(&(&weight * &rest));
        Ok(Solved {
            beta,
            beta_variance,
            weight,
            squares,
            log_determinant,
        })
    }

    fn rho(&self, errors: ResidualProcess, rho: Rho) -> Result<f64, ForecastError> {
        let n = self.x.nrows();
        let m = self.totals.len() as f64;
        match rho {
            Rho::Fixed(rho) if rho.abs() < 1.0 => Ok(rho),
            Rho::Fixed(rho) => Err(ForecastError::Setting {
                what: "ρ",
                value: rho,
                expected: "between −1 and 1",
            }),
            Rho::MinRss => Ok(lowest(|rho| {
                let v = match errors {
                    // Correlations, not variances: this is what Ecotrim minimises over.
                    ResidualProcess::ChowLin(_) => correlation(rho, n),
                    _ => variance(errors, rho, n),
                };
                self.fit(&v).map_or(f64::INFINITY, |s| s.squares)
            })),
            Rho::MaxLog => Ok(lowest(|rho| {
                self.fit(&variance(errors, rho, n))
                    .map_or(f64::INFINITY, |s| {
                        m * libm::log(s.squares / m) + s.log_determinant
                    })
            })),
        }
    }
}

fn correlation(rho: f64, n: usize) -> DMatrix<f64> {
    DMatrix::from_fn(n, n, |i, j| libm::pow(rho, i.abs_diff(j) as f64))
}

/// V, in variances of an innovation.
fn variance(errors: ResidualProcess, rho: f64, n: usize) -> DMatrix<f64> {
    match errors {
        ResidualProcess::ChowLin(_) => correlation(rho, n) / (1.0 - rho * rho),
        ResidualProcess::Fernandez | ResidualProcess::Litterman(_) => {
            let d = differences(n);
            let h = DMatrix::from_fn(n, n, |i, j| match (i == j, i == j + 1) {
                (true, _) => 1.0,
                (_, true) => -rho,
                _ => 0.0,
            });
            // Both are lower triangular with ones, so the inverse exists.
            let inverse = (h * d)
                .solve_lower_triangular(&DMatrix::identity(n, n))
                .unwrap_or_else(|| DMatrix::identity(n, n));
            &inverse * inverse.transpose()
        }
    }
}

/// The ρ in 0–0.999 with the lowest criterion: a grid, then the golden section around its best.
fn lowest(criterion: impl Fn(f64) -> f64) -> f64 {
    const GRID: usize = 40;
    const LARGEST: f64 = 0.999;
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let at = |i: usize| LARGEST * i as f64 / GRID as f64;
    let mut best = 0;
    let values: Vec<f64> = (0..=GRID).map(|i| criterion(at(i))).collect();
    for i in 0..=GRID {
        if values[i] < values[best] {
            best = i;
        }
    }
    let (mut a, mut b) = (at(best.saturating_sub(1)), at((best + 1).min(GRID)));
    let (mut x, mut y) = (b - GOLDEN * (b - a), a + GOLDEN * (b - a));
    let (mut fx, mut fy) = (criterion(x), criterion(y));
    while b - a > 1e-10 {
        if fx < fy {
            (b, y, fy) = (y, x, fx);
            x = b - GOLDEN * (b - a);
            fx = criterion(x);
        } else {
            (a, x, fx) = (x, y, fy);
            y = a + GOLDEN * (b - a);
            fy = criterion(y);
        }
    }
    0.5 * (a + b)
}

#[cfg(test)]
mod tests {
    use super::super::Conversion;
    use super::*;

    /// Whatever the method, an indicator that meets its totals is the answer.
    #[test]
    fn an_indicator_that_fits_comes_back_unchanged() {
        let indicator: Vec<f64> = (100..115).map(|year| f64::from(year + year % 4)).collect();
        let totals: Vec<f64> = indicator
            .chunks(5)
            .map(|years| years.iter().sum())
            .collect();
        let periods = Aggregation::even(15, 0, 5, 3, Conversion::Sum).unwrap();
        let rhos = [Rho::MinRss, Rho::MaxLog, Rho::Fixed(0.5)];
        let mut all = vec![ResidualProcess::Fernandez];
        all.extend(rhos.map(ResidualProcess::ChowLin));
        all.extend(rhos.map(ResidualProcess::Litterman));
        for errors in all {
            // A constant beside an indicator that hardly varies is badly conditioned.
            for (constant, close) in [(false, 1e-8), (true, 1e-4)] {
                let found = disaggregate(&totals, &[&indicator], constant, &periods, errors);
                for (y, x) in found.unwrap().values.iter().zip(&indicator) {
                    assert!((y - x).abs() < close, "{errors:?} {constant}: {y}, {x}");
                }
            }
        }
    }
}
