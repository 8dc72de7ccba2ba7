//! Exponential smoothing with additive errors, its initial states found by least squares.

/// The smoothing parameters: of the level, of the slope, and the damping of the slope.
///
/// `ℓ[t] = ℓ[t−1] + φ b[t−1] + α e[t]`, `b[t] = φ b[t−1] + β e[t]`. Without slope `β = φ = 0`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothing {
    /// α, the share of a surprise that the level takes up.
    pub alpha: f64,
    /// β, the share of a surprise that the slope takes up.
    pub beta: f64,
    /// φ, the share of the slope that is left a year later.
    pub phi: f64,
}

/// Level and slope at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct State {
    /// Level, in the unit of the series.
    pub level: f64,
    /// Slope, per year.
    pub slope: f64,
}

/// The best initial state for given parameters, and the sum of squared errors with it.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// State before the first year.
    pub start: State,
    /// Sum of squared one-step errors.
    pub squares: f64,
}

/// The initial state with the smallest sum of squared one-step errors.
///
/// With additive errors every error is linear in the initial state, so the state solves two normal
/// equations and the search is left with α, β and φ only. A missing value is NaN: the state then
/// moves on without a surprise.
pub fn profile(values: &[f64], by: Smoothing, with_slope: bool) -> Profile {
    let Smoothing { alpha, beta, phi } = by;
    // Errors e, and their derivatives by the initial level (u) and slope (v).
    let (mut l, mut b) = (0.0, 0.0);
    let (mut lu, mut bu) = (1.0, 0.0);
    let (mut lv, mut bv) = (0.0, 1.0);
    let (mut ee, mut eu, mut ev, mut uu, mut uv, mut vv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for &y in values {
        let (m, mu, mv) = (l + phi * b, lu + phi * bu, lv + phi * bv);
        (b, bu, bv) = (phi * b, phi * bu, phi * bv);
        if y.is_nan() {
            (l, lu, lv) = (m, mu, mv);
            continue;
        }
        let e = y - m;
        ee += e * e;
        eu += e * mu;
        ev += e * mv;
        uu += mu * mu;
        uv += mu * mv;
        vv += mv * mv;
        (l, lu, lv) = (m + alpha * e, mu - alpha * mu, mv - alpha * mv);
        b += beta * e;
        bu -= beta * mu;
        bv -= beta * mv;
    }
    let determinant = uu * vv - uv * uv;
    let start = if with_slope && determinant > 1e-12 * uu * vv {
        State {
            level: (eu * vv - ev * uv) / determinant,
            slope: (ev * uu - eu * uv) / determinant,
        }
    } else {
        State {
            level: eu / uu,
            slope: 0.0,
        }
    };
    let State { level: x, slope: z } = start;
    let squares = ee - 2.0 * (x * eu + z * ev) + x * x * uu + 2.0 * x * z * uv + z * z * vv;
    Profile {
        start,
        // Cancellation can leave a trace below zero where the fit is perfect.
        squares: squares.max(f64::EPSILON * ee),
    }
}

/// The state after the last year.
pub fn filter(values: &[f64], by: Smoothing, start: State) -> State {
    values.iter().fold(start, |state, &y| {
        let mean = state.level + by.phi * state.slope;
        let e = if y.is_nan() { 0.0 } else { y - mean };
        State {
            level: mean + by.alpha * e,
            slope: by.phi * state.slope + by.beta * e,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_has_no_errors() {
        let values: Vec<f64> = (0..12).map(|t| 3.0 + 2.0 * f64::from(t)).collect();
        let by = Smoothing {
            alpha: 0.3,
            beta: 0.1,
            phi: 1.0,
        };
        let found = profile(&values, by, true);
        assert!((found.start.level - 1.0).abs() < 1e-9 && (found.start.slope - 2.0).abs() < 1e-9);
        let end = filter(&values, by, found.start);
        assert!((end.level - 25.0).abs() < 1e-9);
    }

    /// The profile is a minimum: moving either state makes the errors larger.
    #[test]
    fn no_other_start_is_better() {
        let values = [5.0, 7.0, f64::NAN, 6.0, 9.0, 12.0, 10.0];
        let by = Smoothing {
            alpha: 0.6,
            beta: 0.2,
            phi: 0.9,
        };
        let squares = |start: State| {
            let mut state = start;
            let mut sum = 0.0;
            for y in values {
                let mean = state.level + by.phi * state.slope;
                let e = if y.is_nan() { 0.0 } else { y - mean };
                sum += e * e;
                state = filter(&[y], by, state);
            }
            sum
        };
        let found = profile(&values, by, true);
        assert!((squares(found.start) - found.squares).abs() < 1e-9);
        for (level, slope) in [(0.1, 0.0), (-0.1, 0.0), (0.0, 0.1), (0.0, -0.1)] {
            let other = State {
                level: found.start.level + level,
                slope: found.start.slope + slope,
            };
            assert!(squares(other) > found.squares);
        }
    }
}
