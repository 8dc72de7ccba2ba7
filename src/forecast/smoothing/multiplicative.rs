//! Smoothing with errors that multiply: states and parameters are searched for together.

use super::additive::{Smoothing, State, profile};
use super::search::{Found, TrendShape, from_starts, parameters};

/// How far the initial level and slope may lie from those of the additive fit, in sizes.
const REACH: f64 = 1.0;

/// Parameters and initial state with the largest likelihood; all values above zero.
pub fn search(values: &[f64], shape: TrendShape, budget: usize) -> Found {
    let n = values.iter().filter(|v| !v.is_nan()).count() as f64;
    let size = values.iter().filter(|v| !v.is_nan()).sum::<f64>() / n;
    // The state is sought around the one that additive errors would have with these parameters.
    let state = |by: Smoothing, u: f64, v: f64| {
        let State { level, slope } = profile(values, by, shape != TrendShape::Level).start;
        State {
            level: level + REACH * size * (u - 0.5),
            slope: match shape {
                TrendShape::Level => 0.0,
                _ => slope + REACH * size * (v - 0.5),
            },
        }
    };
    let found = |u: &[f64]| {
        // The states come last.
        let (by, start) = u.split_at(u.len() - 2);
        let by = parameters(shape, by);
        let start = state(by, start[0], start[1]);
        Found {
            by,
            start,
            squares: 0.0,
        }
    };
    let ask = |u: &[f64]| filter(values, &found(u), n).1;
    let at = match shape {
        TrendShape::Level => {
            let starts = [[0.15, 0.5], [0.6, 0.5], [0.95, 0.5]];
            let [a, l] = from_starts(starts, 0.1, budget, |x| ask(&[x[0], x[1], 0.5]));
            found(&[a, l, 0.5])
        }
        TrendShape::Slope => {
            let starts = [
                [0.005, 0.5, 0.5, 0.5],
                [0.3, 0.05, 0.5, 0.5],
                [0.6, 0.1, 0.5, 0.5],
                [0.95, 0.1, 0.5, 0.5],
                [0.95, 0.7, 0.5, 0.5],
            ];
            found(&from_starts(starts, 0.1, budget, ask))
        }
        TrendShape::Damped => {
            let start = |a, b, c| [a, b, c, 0.5, 0.5];
            let starts = [
                start(0.005, 0.5, 0.6),
                start(0.3, 0.05, 0.6),
                start(0.6, 0.1, 0.6),
                start(0.95, 0.1, 0.6),
                start(0.95, 0.7, 0.2),
            ];
            found(&from_starts(starts, 0.1, budget, ask))
        }
    };
    Found {
        squares: relative_squares(values, &at),
        ..at
    }
}

/// The state after the last year, and `n log Σ (e/μ)² + 2 Σ log |μ|`; infinite where μ reaches 0.
pub fn filter(values: &[f64], with: &Found, n: f64) -> (State, f64) {
    let State {
        mut level,
        mut slope,
    } = with.start;
    let (mut squares, mut logs, mut product) = (0.0, 0.0, 1.0);
    for &y in values {
        let mean = level + with.by.phi * slope;
        if mean <= 0.0 {
            return (with.start, f64::INFINITY);
        }
        let e = if y.is_nan() { 0.0 } else { y - mean };
        if !y.is_nan() {
            squares += (e / mean) * (e / mean);
            product *= mean;
            // One logarithm for many factors, taken before the product can leave the range.
            if !(1e-200..1e200).contains(&product) {
                logs += libm::log(product);
                product = 1.0;
            }
        }
        level = mean + with.by.alpha * e;
        slope = with.by.phi * slope + with.by.beta * e;
    }
    logs += libm::log(product);
    let squares = squares.max(1e-30);
    (State { level, slope }, n * libm::log(squares) + 2.0 * logs)
}

fn relative_squares(values: &[f64], with: &Found) -> f64 {
    let State {
        mut level,
        mut slope,
    } = with.start;
    let mut squares = 0.0;
    for &y in values {
        let mean = level + with.by.phi * slope;
        let e = if y.is_nan() { 0.0 } else { y - mean };
        squares += (e / mean) * (e / mean);
        level = mean + with.by.alpha * e;
        slope = with.by.phi * slope + with.by.beta * e;
    }
    squares
}
