//! The most likely coefficients for given orders.

use super::filter::{Coefficients, Pass, STATE, pass};
use crate::forecast::nelder_mead::minimise;

/// The largest number of coefficients together, p + q.
pub const MOST: usize = 5;

/// Coefficients with the largest likelihood, and the pass with them.
#[derive(Clone, Copy, Debug)]
pub struct LargestLikelihood {
    /// φ and θ.
    pub coefficients: Coefficients,
    /// The pass at the maximum.
    pub pass: Pass,
    /// `n log(S/n) + Σ log F`, which was minimised.
    pub criterion: f64,
}

const BUDGET: usize = 900;

/// Partial autocorrelations stay this far from one.
const EDGE: f64 = 0.999_999;

/// Finds the coefficients of `p` past values and `q` past errors, `p + q` at most [`MOST`].
///
/// Both polynomials are searched by their partial autocorrelations, so that every point tried is
/// stationary and invertible. Source: Barndorff-Nielsen and Schou (1973); Jones (1980).
pub fn estimate(values: &[f64], p: usize, q: usize, with_mean: bool) -> LargestLikelihood {
    let at = |u: &[f64]| coefficients(&u[..p], &u[p..]);
    let ask = |u: &[f64]| {
        let pass = pass(values, &at(u), with_mean);
        criterion(&pass)
    };
    let mut best = ([0.5; MOST], f64::INFINITY);
    for first in [0.5, 0.75, 0.2, 0.9] {
        let mut start = [0.5; MOST];
        start[0] = first;
        let (found, value) = match p + q {
            0 => (start, ask(&[])),
            1 => search::<1>(ask, start),
            2 => search::<2>(ask, start),
            3 => search::<3>(ask, start),
            4 => search::<4>(ask, start),
            _ => search::<5>(ask, start),
        };
        if value < best.1 {
            best = (found, value);
        }
    }
    let coefficients = at(&best.0[..p + q]);
    LargestLikelihood {
        coefficients,
        pass: pass(values, &coefficients, with_mean),
        criterion: best.1,
    }
}

fn search<const D: usize>(ask: impl Fn(&[f64]) -> f64, start: [f64; MOST]) -> ([f64; MOST], f64) {
    let mut from: [f64; D] = std::array::from_fn(|i| start[i]);
    let mut value = f64::INFINITY;
    // A simplex can fold up early; started again from its end it goes on.
    for _ in 0..3 {
        let found = minimise(|u: &[f64; D]| ask(u), from, 0.1, 1e-13, BUDGET);
        from = found.at;
        let gained = value - found.value;
        value = found.value;
        if gained < 1e-9 {
            break;
        }
    }
    let mut out = [0.5; MOST];
    out[..D].copy_from_slice(&from);
    (out, value)
}

fn criterion(pass: &Pass) -> f64 {
    pass.count * libm::log(pass.squares / pass.count) + pass.logs
}

/// From points of the unit cube to the two polynomials.
fn coefficients(past: &[f64], errors: &[f64]) -> Coefficients {
    let mut out = Coefficients {
        size: past.len().max(errors.len() + 1),
        ..Coefficients::default()
    };
    out.past = from_partial(past);
    // The same recursion, with the sign that errors carry.
    out.errors = from_partial(errors).map(|x| -x);
    out
}

/// Coefficients from partial autocorrelations (Durbin and Levinson).
fn from_partial(cube: &[f64]) -> [f64; STATE] {
    let mut phi = [0.0; STATE];
    for (k, u) in cube.iter().enumerate() {
        let r = EDGE * (2.0 * u - 1.0);
        let before = phi;
        for j in 0..k {
            phi[j] = before[j] - r * before[k - 1 - j];
        }
        phi[k] = r;
    }
    phi
}
