//! The stepwise choice of an ARIMA model.

use std::collections::BTreeMap;

use super::filter::Coefficients;
use super::likelihood::MOST;
use super::model::{Arima, FittedArima};
use super::unit_root::differences;
use crate::forecast::error::ForecastError;
use crate::forecast::model::{Fit, Observed};
use crate::forecast::series::Series;

/// The ARIMA model found by walking from four starts to neighbours with a smaller AICc.
///
/// Differences by repeated KPSS tests; then p and q change by one, alone or together, or the
/// constant comes or goes, as long as that helps. Models with a root within 1 % of the unit circle
/// are passed over. Source: Hyndman and Khandakar (2008), section 3.2.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BestArima;

const NEEDED: usize = 4;
const MOST_MODELS: usize = 94;

impl Fit for BestArima {
    type Fitted = FittedArima;

    fn fit(&self, series: &Series) -> Result<FittedArima, ForecastError> {
        let seen = Observed::of(series, "the stepwise ARIMA search", NEEDED)?;
        let d = differences(&seen.values);
        let n = seen.values.len() - d;
        let with = d < 2;
        let mut tried: BTreeMap<Arima, f64> = BTreeMap::new();
        let simplest = Arima {
            p: 0,
            d,
            q: 0,
            constant: with,
        };
        let mut best = simplest.fit_to(&seen);
        tried.insert(simplest, best.aicc);
        let mut ask = |orders: Arima, best: &mut FittedArima| -> bool {
            let fits = orders.p + orders.q <= MOST && orders.parameters() + 1 < n;
            if !fits || tried.contains_key(&orders) || tried.len() >= MOST_MODELS {
                return false;
            }
            let fitted = orders.fit_to(&seen);
            tried.insert(orders, fitted.aicc);
            let better = fitted.aicc < best.aicc && away_from_unit_roots(&fitted);
            if better {
                *best = fitted;
            }
            better
        };
        for (p, q) in [(2, 2), (1, 0), (0, 1)] {
            ask(
                Arima {
                    p,
                    d,
                    q,
                    constant: with,
                },
                &mut best,
            );
        }
        if with {
            ask(
                Arima {
                    constant: false,
                    ..simplest
                },
                &mut best,
            );
        }
        loop {
            let from = best.orders;
            let moved = STEPS.iter().any(|(p, q)| {
                let (Some(p), Some(q)) =
                    (from.p.checked_add_signed(*p), from.q.checked_add_signed(*q))
                else {
                    return false;
                };
                ask(Arima { p, q, ..from }, &mut best)
            }) || (with
                && ask(
                    Arima {
                        constant: !from.constant,
                        ..from
                    },
                    &mut best,
                ));
            if !moved {
                return Ok(best);
            }
        }
    }
}

const STEPS: [(isize, isize); 8] = [
    (-1, 0),
    (0, -1),
    (1, 0),
    (0, 1),
    (-1, -1),
    (-1, 1),
    (1, -1),
    (1, 1),
];

fn away_from_unit_roots(fitted: &FittedArima) -> bool {
    let Coefficients { past, errors, .. } = fitted.coefficients;
    let Arima { p, q, .. } = fitted.orders;
    largest_inverse_root(&past[..p]) < 1.0 / 1.01
        && largest_inverse_root(&errors[..q].iter().map(|x| -x).collect::<Vec<_>>()) < 1.0 / 1.01
}

/// The largest modulus among the inverse roots of `1 − Σ c[i] zⁱ`.
fn largest_inverse_root(c: &[f64]) -> f64 {
    let n = c.len();
    if n == 0 {
        return 0.0;
    }
    let companion = nalgebra::DMatrix::from_fn(n, n, |i, j| match i {
        0 => c[j],
        _ => f64::from(u8::from(i == j + 1)),
    });
    companion
        .complex_eigenvalues()
        .iter()
        .fold(0.0, |a, z| a.max(libm::hypot(z.re, z.im)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 − 0.5 z has the inverse root 0.5; 1 − z + 0.5 z² has 0.5 ± 0.5i.
    #[test]
    fn inverse_roots_of_small_polynomials() {
        assert!((largest_inverse_root(&[0.5]) - 0.5).abs() < 1e-12);
        assert!((largest_inverse_root(&[1.0, -0.5]) - 0.5_f64.sqrt()).abs() < 1e-9);
    }
}
