//! Denton's method: the smoothest movement about an indicator that meets the totals.

use nalgebra::{DMatrix, DVector};

use super::aggregation::{Aggregation, column, differences};
use crate::forecast::error::ForecastError;

/// What is kept smooth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denton {
    /// The difference to the indicator.
    Additive,
    /// The ratio to the indicator, which must not be zero.
    Proportional,
}

/// How the first year is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// As if the series and the indicator had agreed before it (Denton 1971): a transient.
    Agreed,
    /// Free (Cholette 1984).
    Free,
}

/// The years, of which the totals are as given.
///
/// Minimises `Σ (Δ^d (y[t] − x[t]))²`, or the same of `y[t]/x[t]`, under `C y = totals`; `order` d
/// is 1 or 2. Source: Denton (1971); Dagum and Cholette (2006), chapter 6.
///
/// # Errors
/// Where totals and periods or the indicator and the years differ in number, an indicator to which ratios are taken is
/// zero, or the order is neither 1 nor 2.
pub fn denton(
    totals: &[f64],
    indicator: &[f64],
    periods: &Aggregation,
    criterion: Denton,
    start: Start,
    order: usize,
) -> Result<Vec<f64>, ForecastError> {
    periods.check(totals, &[indicator])?;
    if !(1..=2).contains(&order) {
        return Err(ForecastError::Setting {
            what: "the order of the differences",
            value: order as f64,
            expected: "1 or 2",
        });
    }
    if criterion == Denton::Proportional && indicator.contains(&0.0) {
        return Err(ForecastError::Setting {
            what: "an indicator of Denton's proportional method",
            value: 0.0,
            expected: "other than zero",
        });
    }
    let (n, m) = (periods.years(), periods.periods());
    let step = differences(n);
    let mut d = step.clone();
    for _ in 1..order {
        d = &step * d;
    }
    if start == Start::Free {
        d = d.remove_rows(0, order.min(n));
    }
    let x = column(indicator);
    let c = periods.matrix();
    // What is kept smooth is the departure from the indicator, y − x or y/x − 1: a start that is agreed is
    // at nought, and an indicator that meets its totals comes back as it is.
    let known = column(totals) - &c * &x;
    let constraint = match criterion {
        Denton::Additive => c,
        Denton::Proportional => &c * DMatrix::from_diagonal(&x),
    };
    let mut left = DMatrix::zeros(n + m, n + m);
    left.view_mut((0, 0), (n, n))
        .copy_from(&(d.transpose() * &d));
    left.view_mut((0, n), (n, m))
        .copy_from(&constraint.transpose());
    left.view_mut((n, 0), (m, n)).copy_from(&constraint);
    let mut right = DVector::zeros(n + m);
    right.rows_mut(n, m).copy_from(&known);
    let solved = left.lu().solve(&right).ok_or(ForecastError::Singular {
        what: "Denton's equations",
    })?;
    Ok((0..n)
        .map(|t| match criterion {
            Denton::Additive => x[t] + solved[t],
            Denton::Proportional => x[t] * (1.0 + solved[t]),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::super::Conversion;
    use super::*;

    /// Whatever the method, an indicator that meets its totals is the answer.
    #[test]
    fn an_indicator_that_fits_comes_back_unchanged() {
        let indicator: Vec<f64> = (100..110).map(f64::from).collect();
        let periods = Aggregation::even(10, 0, 5, 2, Conversion::Sum).unwrap();
        let totals = [510.0, 535.0];
        for criterion in [Denton::Additive, Denton::Proportional] {
            for start in [Start::Free, Start::Agreed] {
                for order in [1, 2] {
                    let got =
                        denton(&totals, &indicator, &periods, criterion, start, order).unwrap();
                    for (y, x) in got.iter().zip(&indicator) {
                        assert!(
                            (y - x).abs() < 1e-8,
                            "{criterion:?} {start:?} {order}: {got:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn totals_are_met_and_a_line_stays_a_line() {
        let periods = Aggregation::even(10, 0, 5, 2, Conversion::Sum).unwrap();
        // 1, 2, …, 10 has the totals 15 and 40 and no second differences.
        let got = denton(
            &[15.0, 40.0],
            &[1.0; 10],
            &periods,
            Denton::Additive,
            Start::Free,
            2,
        )
        .unwrap();
        for (t, y) in got.iter().enumerate() {
            assert!((y - (t as f64 + 1.0)).abs() < 1e-9, "{t} {y}");
        }
        for start in [Start::Free, Start::Agreed] {
            let y = denton(
                &[15.0, 40.0],
                &[2.0; 10],
                &periods,
                Denton::Proportional,
                start,
                1,
            )
            .unwrap();
            assert!((y[..5].iter().sum::<f64>() - 15.0).abs() < 1e-9);
            assert!((y[5..].iter().sum::<f64>() - 40.0).abs() < 1e-9);
        }
    }
}
