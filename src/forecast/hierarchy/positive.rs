//! Leaves that must not be negative: a quadratic programme.

use clarabel::algebra::CscMatrix;
use clarabel::solver::{
    DefaultSettings, DefaultSolver, IPSolver, NonnegativeConeT, SolverStatus, SupportedConeT,
};
use nalgebra::{DMatrix, DVector};

use crate::forecast::error::ForecastError;

/// Gap between the programme and its dual at which the solver stops.
const TOLERANCE: f64 = 1e-11;

/// The leaves of zero or more nearest to the forecasts: `min (ŷ − S b)ᵀ W⁻¹ (ŷ − S b)`, `b ≥ 0`.
///
/// Source: Wickramasuriya, Turlach and Hyndman (2020). Solved by an interior point method, whose
/// answers touch zero from above by less than 1e-8 of the largest forecast.
///
/// # Errors
/// [`ForecastError::Structure`] where the programme is not solved.
pub fn nearest(
    s: &DMatrix<f64>,
    inverse: &DMatrix<f64>,
    base: &DVector<f64>,
) -> Result<Vec<f64>, ForecastError> {
    let failed = || {
        ForecastError::Structure(
            "the quadratic programme for leaves of zero or more was not solved".into(),
        )
    };
    let leaves = s.ncols();
    // In units of the largest forecast, so that tolerances mean the same for any series.
    let size = base
        .iter()
        .fold(0.0_f64, |a, b| a.max(b.abs()))
        .max(f64::MIN_POSITIVE);
    let weight = inverse.diagonal().max().max(f64::MIN_POSITIVE);
    let half = s.transpose() * inverse / weight;
    let p = &half * s;
    let q: Vec<f64> = (&half * base).iter().map(|v| -v / size).collect();
    let rows: Vec<Vec<f64>> = (0..leaves)
        .map(|i| {
            (0..leaves)
                .map(|j| if j >= i { p[(i, j)] } else { 0.0 })
                .collect()
        })
        .collect();
    let p = CscMatrix::from(&rows);
    let mut a = CscMatrix::identity(leaves);
    a.nzval.iter_mut().for_each(|v| *v = -1.0);
    let cones: [SupportedConeT<f64>; 1] = [NonnegativeConeT(leaves)];
    let settings = DefaultSettings {
        verbose: false,
        tol_gap_abs: TOLERANCE,
        tol_gap_rel: TOLERANCE,
        ..DefaultSettings::default()
    };
    let mut solver = DefaultSolver::new(&p, &q, &a, &vec![0.0; leaves], &cones, settings)
        .map_err(|_| failed())?;
    solver.solve();
    match solver.solution.status {
        // The slack is −A b = b, and stays inside the cone where b itself can round below zero.
        SolverStatus::Solved | SolverStatus::AlmostSolved => {
            Ok(solver.solution.s.iter().map(|b| b * size).collect())
        }
        _ => Err(failed()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Total t, leaves −3 and 1: with the bound the first leaf is 0, and the second minimises
    /// (t − b)² + (1 − b)², which is (t + 1)/2.
    #[test]
    fn a_negative_leaf_becomes_zero_and_the_other_makes_room() {
        let s = DMatrix::from_row_slice(3, 2, &[1.0, 1.0, 1.0, 0.0, 0.0, 1.0]);
        let w = DMatrix::identity(3, 3);
        for total in [2.0, 3.0] {
            let got = nearest(&s, &w, &DVector::from_vec(vec![total, -3.0, 1.0])).unwrap();
            assert!((0.0..1e-6).contains(&got[0]), "{got:?}");
            assert!((got[1] - 0.5 * (total + 1.0)).abs() < 1e-6, "{got:?}");
        }
    }
}
