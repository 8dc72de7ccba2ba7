//! The Kalman filter of an ARMA process, on the stack.

/// The longest state, `max(p, q + 1)`.
pub const STATE: usize = 6;

/// Coefficients of an ARMA process, `x[t] = Σ φ[i] x[t−i] + ε[t] + Σ θ[i] ε[t−i]`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coefficients {
    /// φ, of past values.
    pub past: [f64; STATE],
    /// θ, of past errors.
    pub errors: [f64; STATE],
    /// Length of the state.
    pub size: usize,
}

/// What one pass gives; the mean is profiled out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pass {
    /// Σ log F.
    pub logs: f64,
    /// Sum of squared standardised errors at the best mean.
    pub squares: f64,
    /// Number of values.
    pub count: f64,
    /// The best mean; 0 where none is asked for.
    pub mean: f64,
    /// The state after the last year, for the values less their mean.
    pub state: [f64; STATE],
    /// Its variance, in variances of the errors.
    pub variance: [[f64; STATE]; STATE],
}

type Square = [[f64; STATE]; STATE];

/// Runs through values (NaN where missing), by Harvey's state space form.
///
/// The mean enters every error linearly, so the pass carries the errors of the values and of a
/// constant, and solves for the mean at its end. Source: Harvey (1989), section 3.4; Gardner,
/// Harvey and Phillips (1980) for the likelihood.
pub fn pass(values: &[f64], with: &Coefficients, with_mean: bool) -> Pass {
    let r = with.size;
    let mut p = stationary(with);
    let (mut a, mut b) = ([0.0; STATE], [0.0; STATE]);
    let (mut ee, mut eu, mut uu) = (0.0, 0.0, 0.0);
    let mut out = Pass::default();
    for (t, y) in values.iter().enumerate() {
        if t > 0 {
            a = advance(&a, with);
            b = advance(&b, with);
            p = advance_variance(&p, with);
        }
        if y.is_nan() {
            continue;
        }
        let f = p[0][0];
        let (e, u) = (y - a[0], 1.0 - b[0]);
        ee += e * e / f;
        eu += e * u / f;
        uu += u * u / f;
        out.logs += libm::log(f);
        out.count += 1.0;
        let gain: [f64; STATE] = std::array::from_fn(|i| p[i][0] / f);
        for i in 0..r {
            a[i] += gain[i] * e;
            b[i] += gain[i] * u;
        }
        let row = p[0];
        for i in 0..r {
            for (x, y) in p[i].iter_mut().zip(&row) {
                *x -= gain[i] * y;
            }
        }
    }
    out.mean = if with_mean && uu > 0.0 { eu / uu } else { 0.0 };
    out.squares = (ee - out.mean * eu).max(f64::MIN_POSITIVE);
    for i in 0..r {
        out.state[i] = a[i] - out.mean * b[i];
    }
    out.variance = p;
    out
}

/// The state a year later, without an error.
pub fn advance(a: &[f64; STATE], with: &Coefficients) -> [f64; STATE] {
    std::array::from_fn(|i| with.past[i] * a[0] + if i + 1 < with.size { a[i + 1] } else { 0.0 })
}

/// How an error enters the state.
pub fn entry(with: &Coefficients, i: usize) -> f64 {
    if i == 0 { 1.0 } else { with.errors[i - 1] }
}

fn advance_variance(p: &Square, with: &Coefficients) -> Square {
    let r = with.size;
    let mut half = [[0.0; STATE]; STATE];
    for i in 0..r {
        for j in 0..r {
            half[i][j] = with.past[i] * p[0][j] + if i + 1 < r { p[i + 1][j] } else { 0.0 };
        }
    }
    let mut out = [[0.0; STATE]; STATE];
    for i in 0..r {
        for j in 0..r {
            out[i][j] = half[i][0] * with.past[j]
                + if j + 1 < r { half[i][j + 1] } else { 0.0 }
                + entry(with, i) * entry(with, j);
        }
    }
    out
}

/// The variance of the state of a stationary process: `P = T P Tᵀ + R Rᵀ`, by doubling.
fn stationary(with: &Coefficients) -> Square {
    const ROUNDS: usize = 40;
    let r = with.size;
    let mut t = [[0.0; STATE]; STATE];
    let mut p = [[0.0; STATE]; STATE];
    for i in 0..r {
        t[i][0] = with.past[i];
        if i + 1 < r {
            t[i][i + 1] = 1.0;
        }
        for (j, x) in p[i].iter_mut().enumerate().take(r) {
            *x = entry(with, i) * entry(with, j);
        }
    }
    for _ in 0..ROUNDS {
        let tp = product(&t, &p, r);
        let mut change = 0.0_f64;
        let mut next = p;
        for i in 0..r {
            for j in 0..r {
                let added: f64 = (0..r).map(|k| tp[i][k] * t[j][k]).sum();
                next[i][j] += added;
                change = change.max(added.abs());
            }
        }
        let settled = change <= 1e-14 * next[0][0];
        p = next;
        if settled {
            break;
        }
        t = product(&t, &t, r);
    }
    p
}

fn product(a: &Square, b: &Square, r: usize) -> Square {
    let mut out = [[0.0; STATE]; STATE];
    for i in 0..r {
        for k in 0..r {
            for j in 0..r {
                out[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// AR(1): the stationary variance is 1/(1 − φ²), and the likelihood is the product of one
    /// unconditional and n − 1 conditional densities.
    #[test]
    fn first_order_agrees_with_the_closed_form() {
        let mut with = Coefficients {
            size: 1,
            ..Coefficients::default()
        };
        with.past[0] = 0.8;
        let x = [0.5, -1.0, 2.0, 0.3];
        let got = pass(&x, &with, false);
        let closed = 0.25 * 0.36 + (-1.4_f64).powi(2) + 2.8_f64.powi(2) + (0.3_f64 - 1.6).powi(2);
        assert!((got.squares - closed).abs() < 1e-12);
        assert!((got.logs + 0.36_f64.ln()).abs() < 1e-12);
    }

    /// ARMA(1,1): variance (1 + 2φθ + θ²)/(1 − φ²).
    #[test]
    fn mixed_variance_agrees_with_the_closed_form() {
        let mut with = Coefficients {
            size: 2,
            ..Coefficients::default()
        };
        with.past[0] = 0.9;
        with.errors[0] = 0.4;
        let expected = (1.0 + 0.72 + 0.16) / 0.19;
        assert!((stationary(&with)[0][0] - expected).abs() < 1e-10);
    }
}
