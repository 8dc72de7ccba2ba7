//! The smoothing parameters with the smallest squared errors, within their bounds.

use super::additive::{Profile, Smoothing, State, profile};
use crate::forecast::nelder_mead::minimise;

/// Whether there is a slope, and whether it is damped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
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
pub fn parameters(shape: Shape, u: &[f64]) -> Smoothing {
    let alpha = SMOOTHING.0 + (SMOOTHING.1 - SMOOTHING.0) * u[0];
    match shape {
        Shape::Level => Smoothing { alpha, beta: 0.0, phi: 0.0 },
        Shape::Slope => Smoothing { alpha, beta: beta(alpha, u[1]), phi: 1.0 },
        Shape::Damped => Smoothing {
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
pub fn search(values: &[f64], shape: Shape, budget: usize) -> Found {
    let ask = |u: &[f64]| profile(values, parameters(shape, u), shape != Shape::Level);
    let at = match shape {
        Shape::Level => {
            let start = best_of([[0.1], [0.4], [0.7], [0.97]], |u| ask(u).squares);
            minimise(|u: &[f64; 1]| ask(u).squares, start, 0.12, 1e-6, budget).at.to_vec3()
        }
        Shape::Slope => {
            let start = best_of([[0.3, 0.05], [0.6, 0.4], [0.95, 0.05], [0.95, 0.6]], |u| ask(u).squares);
            minimise(|u: &[f64; 2]| ask(u).squares, start, 0.15, 1e-6, budget).at.to_vec3()
        }
        Shape::Damped => {
            let start = best_of(
                [[0.3, 0.05, 0.6], [0.6, 0.4, 0.6], [0.95, 0.05, 0.6], [0.95, 0.6, 0.6]],
                |u| ask(u).squares,
            );
            minimise(|u: &[f64; 3]| ask(u).squares, start, 0.15, 1e-6, budget).at
        }
    };
    let Profile { start, squares } = ask(&at);
    Found { by: parameters(shape, &at), start, squares }
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

/// Pads a shorter point, so that one type serves the three shapes.
trait Pad {
    fn to_vec3(self) -> [f64; 3];
}

impl Pad for [f64; 1] {
    fn to_vec3(self) -> [f64; 3] {
        [self[0], 0.0, 0.0]
    }
}

impl Pad for [f64; 2] {
    fn to_vec3(self) -> [f64; 3] {
        [self[0], self[1], 0.0]
    }
}
