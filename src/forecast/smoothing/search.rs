//! The smoothing parameters with the smallest squared errors, within their bounds.

use super::additive::{Profile, Smoothing, State, profile};
use crate::forecast::nelder_mead::minimise;

/// Whether there is a slope, and whether it is damped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrendShape {
    /// A level only (N).
    Level,
    /// A level and a slope (A).
    Slope,
    /// A level and a slope that dies away (Ad).
    Damped,
}

/// Parameters and initial state at the smallest sum of squares.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// α, β and φ.
    pub by: Smoothing,
    /// State before the first year.
    pub start: State,
    /// Sum of squared one-step errors.
    pub squares: f64,
}

/// Usual bounds: α in 0.0001–0.9999, β between 0.0001 and α, φ in 0.8–0.98.
/// Source: Hyndman, Koehler, Ord and Snyder (2008), section 5.4.
pub const SMOOTHING: (f64, f64) = (1e-4, 0.9999);
/// Bounds of the damping φ.
pub const DAMPING: (f64, f64) = (0.8, 0.98);

/// From the unit cube to the parameters.
pub fn parameters(shape: TrendShape, u: &[f64]) -> Smoothing {
    let alpha = SMOOTHING.0 + (SMOOTHING.1 - SMOOTHING.0) * u[0];
    match shape {
        TrendShape::Level => Smoothing {
            alpha,
            beta: 0.0,
            phi: 0.0,
        },
        TrendShape::Slope => Smoothing {
            alpha,
            beta: beta(alpha, u[1]),
            phi: 1.0,
        },
        TrendShape::Damped => Smoothing {
            alpha,
            beta: beta(alpha, u[1]),
            phi: DAMPING.0 + (DAMPING.1 - DAMPING.0) * u[2],
        },
    }
}

fn beta(alpha: f64, u: f64) -> f64 {
    SMOOTHING.0 + (alpha - SMOOTHING.0).max(0.0) * u
}

/// The smoothing with additive errors that fits best; `budget` bounds the evaluations.
///
/// A budget below 200 makes a quick search from the best of four starts; a larger one a thorough
/// search from each of them.
pub fn search(values: &[f64], shape: TrendShape, budget: usize) -> Found {
    let ask = |u: &[f64]| profile(values, parameters(shape, u), shape != TrendShape::Level);
    let at = match shape {
        TrendShape::Level => {
            let [u] = from_starts([[0.1], [0.4], [0.7], [0.97]], 0.12, budget, |u| {
                ask(u).squares
            });
            [u, 0.0, 0.0]
        }
        TrendShape::Slope => {
            let starts = [
                [0.005, 0.5],
                [0.3, 0.05],
                [0.6, 0.4],
                [0.95, 0.05],
                [0.95, 0.6],
            ];
            let [u, v] = from_starts(starts, 0.15, budget, |u| ask(u).squares);
            [u, v, 0.0]
        }
        TrendShape::Damped => {
            let starts = [
                [0.005, 0.5, 0.6],
                [0.3, 0.05, 0.6],
                [0.6, 0.4, 0.6],
                [0.95, 0.05, 0.6],
                [0.95, 0.6, 0.6],
            ];
            from_starts(starts, 0.15, budget, |u| ask(u).squares)
        }
    };
    let Profile { start, squares } = ask(&at);
    Found {
        by: parameters(shape, &at),
        start,
        squares,
    }
}

/// From this budget on the search is thorough.
const THOROUGH: usize = 200;

/// The best point that a search from the starts reaches.
pub(super) fn from_starts<const D: usize, const N: usize>(
    starts: [[f64; D]; N],
    step: f64,
    budget: usize,
    f: impl Fn(&[f64]) -> f64,
) -> [f64; D] {
    if budget < THOROUGH {
        return minimise(|u: &[f64; D]| f(u), best_of(starts, &f), step, 1e-6, budget).at;
    }
    let mut best = (f64::INFINITY, starts[0]);
    for start in starts {
        let mut end = minimise(|u: &[f64; D]| f(u), start, step, 1e-13, budget);
        // A simplex can fold up early, above all at an edge; from its end it goes on.
        for _ in 0..3 {
            let again = minimise(|u: &[f64; D]| f(u), end.at, step, 1e-13, budget);
            let gained = end.value - again.value;
            if gained > 0.0 {
                end = again;
            }
            if gained <= 1e-12 * end.value.abs() {
                break;
            }
        }
        if end.value < best.0 {
            best = (end.value, end.at);
        }
    }
    best.1
}

fn best_of<const D: usize, const N: usize>(
    starts: [[f64; D]; N],
    f: impl Fn(&[f64]) -> f64,
) -> [f64; D] {
    let mut best = (f64::INFINITY, starts[0]);
    for start in starts {
        let value = f(&start);
        if value < best.0 {
            best = (value, start);
        }
    }
    best.1
}
