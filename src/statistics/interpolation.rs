//! Smooth curves through points that rise where the points rise and never overshoot.

use super::error::{StatisticsError, check_each, check_length, value};

/// A piecewise cubic through points, with a slope at each; continuous with its first derivative.
#[derive(Clone, Debug, PartialEq)]
pub struct MonotoneCubic {
    x: Vec<f64>,
    y: Vec<f64>,
    slope: Vec<f64>,
}

impl MonotoneCubic {
    /// Shape-preserving cubic: no more local than its neighbours, monotone where the points are.
    ///
    /// Slopes are weighted harmonic means of the neighbouring secants. `x` must rise; two points
    /// or more. Source: Fritsch and Butland (1984), SIAM J. Sci. Stat. Comput. 5: 300–304.
    pub fn shape_preserving(x: &[f64], y: &[f64]) -> Result<Self, StatisticsError> {
        let secant = secants(x, y)?;
        let n = x.len();
        let mut slope = vec![secant[0]; n];
        for i in 1..n - 1 {
            let (before, after) = (secant[i - 1], secant[i]);
            let (h0, h1) = (x[i] - x[i - 1], x[i + 1] - x[i]);
            let (w0, w1) = (2.0 * h1 + h0, h1 + 2.0 * h0);
            slope[i] = if before * after > 0.0 {
                (w0 + w1) / (w0 / before + w1 / after)
            } else {
                0.0
            };
        }
        if n > 2 {
            slope[0] = end_slope(x[1] - x[0], x[2] - x[1], secant[0], secant[1]);
            let (h0, h1) = (x[n - 1] - x[n - 2], x[n - 2] - x[n - 3]);
            slope[n - 1] = end_slope(h0, h1, secant[n - 2], secant[n - 3]);
        }
        Ok(Self::new(x, y, slope))
    }

    /// Cubic spline with continuous second derivative, then filtered to be monotone.
    ///
    /// The ends take the slope of the cubic through the four nearest points. Where the filter has
    /// nothing to do, cubic polynomials are reproduced exactly. Two points or more.
    /// Source: Hyman (1983), SIAM J. Sci. Stat. Comput. 4: 645–654.
    pub fn hyman(x: &[f64], y: &[f64]) -> Result<Self, StatisticsError> {
        let secant = secants(x, y)?;
        let n = x.len();
        let mut slope = spline_slopes(x, y, &secant);
        for i in 0..n {
            let before = secant[i.saturating_sub(1)];
            let after = secant[i.min(n - 2)];
            let limit = 3.0 * before.abs().min(after.abs());
            slope[i] = if before > 0.0 && after > 0.0 {
                slope[i].max(0.0).min(limit)
            } else if before < 0.0 && after < 0.0 {
                slope[i].min(0.0).max(-limit)
            } else {
                0.0
            };
        }
        Ok(Self::new(x, y, slope))
    }

    /// The curve at `at`; beyond the ends it goes on as a straight line.
    pub fn at(&self, at: f64) -> f64 {
        let last = self.x.len() - 1;
        if at <= self.x[0] {
            return self.y[0] + self.slope[0] * (at - self.x[0]);
        }
        if at >= self.x[last] {
            return self.y[last] + self.slope[last] * (at - self.x[last]);
        }
        let i = self.x.partition_point(|x| *x <= at) - 1;
        let h = self.x[i + 1] - self.x[i];
        let t = (at - self.x[i]) / h;
        let s = 1.0 - t;
        s * s * (1.0 + 2.0 * t) * self.y[i]
            + t * t * (3.0 - 2.0 * t) * self.y[i + 1]
            + h * t * s * (s * self.slope[i] - t * self.slope[i + 1])
    }

    fn new(x: &[f64], y: &[f64], slope: Vec<f64>) -> Self {
        let (x, y) = (x.to_vec(), y.to_vec());
        MonotoneCubic { x, y, slope }
    }
}

/// Slopes between neighbours, after checking that there are two points and that `x` rises.
fn secants(x: &[f64], y: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    check_length("values at the points", y.len(), x.len())?;
    if x.len() < 2 {
        check_length("points to draw a curve through", x.len(), 2)?;
    }
    let place = |i: usize| format!("point {}", i + 1);
    check_each("value", y, "finite", f64::is_finite, place)?;
    check_each("place", x, "finite", f64::is_finite, place)?;
    if let Some(i) = (1..x.len()).find(|&i| x[i] <= x[i - 1]) {
        return Err(value("place", place(i), x[i], "beyond the one before"));
    }
    let pairs = 1..x.len();
    Ok(pairs
        .map(|i| (y[i] - y[i - 1]) / (x[i] - x[i - 1]))
        .collect())
}

/// Three-point slope at an end, limited so as not to overshoot.
fn end_slope(h0: f64, h1: f64, first: f64, second: f64) -> f64 {
    let slope = ((2.0 * h0 + h1) * first - h0 * second) / (h0 + h1);
    if slope * first <= 0.0 {
        0.0
    } else if first * second <= 0.0 && slope.abs() > 3.0 * first.abs() {
        3.0 * first
    } else {
        slope
    }
}

/// Slopes of the clamped cubic spline (a tridiagonal system, solved by elimination).
fn spline_slopes(x: &[f64], y: &[f64], secant: &[f64]) -> Vec<f64> {
    let n = x.len();
    let mut slope = vec![secant[0]; n];
    if n == 2 {
        return slope;
    }
    let near = 4.min(n);
    slope[0] = polynomial_slope(&x[..near], &y[..near], 0);
    slope[n - 1] = polynomial_slope(&x[n - near..], &y[n - near..], near - 1);
    let mut upper = vec![0.0; n];
    for i in 1..n - 1 {
        let (h0, h1) = (x[i] - x[i - 1], x[i + 1] - x[i]);
        let mut right = 3.0 * (h1 * secant[i - 1] + h0 * secant[i]);
        right -= h1 * slope[i - 1];
        if i + 1 == n - 1 {
            right -= h0 * slope[n - 1];
        }
        let pivot = 2.0 * (h0 + h1) - h1 * upper[i - 1];
        upper[i] = if i + 1 == n - 1 { 0.0 } else { h0 / pivot };
        slope[i] = right / pivot;
    }
    for i in (1..n - 2).rev() {
        slope[i] -= upper[i] * slope[i + 1];
    }
    slope
}

/// Slope at point `k` of the polynomial through all of the points.
fn polynomial_slope(x: &[f64], y: &[f64], k: usize) -> f64 {
    let others = |skip: usize| (0..x.len()).filter(move |&j| j != skip && j != k);
    let mut slope = 0.0;
    for i in (0..x.len()).filter(|&i| i != k) {
        let weight = others(i).fold(1.0, |w, j| w * (x[k] - x[j]) / (x[i] - x[j]));
        slope += (y[i] - y[k]) * weight / (x[i] - x[k]);
    }
    slope
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: [f64; 7] = [0.0, 1.0, 5.0, 10.0, 15.0, 20.0, 40.0];

    #[test]
    fn a_monotone_cubic_polynomial_is_reproduced() {
        let f = |x: f64| 3.0 + 2.0 * x + 0.01 * x * x + 0.002 * x * x * x;
        let curve = MonotoneCubic::hyman(&X, &X.map(f)).unwrap();
        for i in 0..400 {
            let x = f64::from(i) / 10.0;
            assert!((curve.at(x) - f(x)).abs() < 1e-10, "{x}");
        }
    }

    #[test]
    fn straight_lines_stay_straight() {
        let y = X.map(|x| 7.0 - 0.5 * x);
        for curve in [
            MonotoneCubic::hyman(&X, &y).unwrap(),
            MonotoneCubic::shape_preserving(&X, &y).unwrap(),
        ] {
            for x in [-3.0, 0.0, 2.2, 17.0, 40.0, 55.0] {
                assert!((curve.at(x) - (7.0 - 0.5 * x)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn rough_steps_are_not_overshot() {
        let y = [0.0, 0.0, 10.0, 10.1, 10.1, 50.0, 50.0];
        for curve in [
            MonotoneCubic::hyman(&X, &y).unwrap(),
            MonotoneCubic::shape_preserving(&X, &y).unwrap(),
        ] {
            let values: Vec<f64> = (0..=4000).map(|i| curve.at(f64::from(i) / 100.0)).collect();
            assert!(values.windows(2).all(|pair| pair[1] >= pair[0] - 1e-12));
            for (x, y) in X.iter().zip(&y) {
                assert!((curve.at(*x) - y).abs() < 1e-12);
            }
        }
    }

    /// scipy 1.17.1: `PchipInterpolator([0,1,5,10,15,20,40], [0,1,3,3.5,8,9,20])([.5,3,8,12,18,30])`.
    #[test]
    fn shape_preserving_agrees_with_scipy() {
        let y = [0.0, 1.0, 3.0, 3.5, 8.0, 9.0, 20.0];
        let curve = MonotoneCubic::shape_preserving(&X, &y).unwrap();
        let expected = [
            0.5482142857142858,
            2.2716998191681737,
            3.2764253164556965,
            5.05650909090909,
            8.611920177383594,
            13.095731707317075,
        ];
        for (x, e) in [0.5, 3.0, 8.0, 12.0, 18.0, 30.0].iter().zip(expected) {
            assert!((curve.at(*x) - e).abs() < 1e-12, "{x} {}", curve.at(*x));
        }
    }

    /// scipy 1.17.1: `CubicSpline(x, y, bc_type=((1, s0), (1, s1)))` with `s0`, `s1` the slopes of
    /// the four-point cubics (`np.polyfit(x[:4], y[:4], 3)`), where no slope needs the filter.
    #[test]
    fn an_unfiltered_hyman_spline_agrees_with_scipy() {
        let y = X.map(|x| 20.0 * x + 9.0 * libm::sin(x / 4.0));
        let curve = MonotoneCubic::hyman(&X, &y).unwrap();
        let expected = [
            11.131080181494566,
            66.11188513033471,
            168.14172477979113,
            241.1568435764755,
            351.8385310603174,
            595.3015122829613,
        ];
        for (x, e) in [0.5, 3.0, 8.0, 12.0, 18.0, 30.0].iter().zip(expected) {
            assert!((curve.at(*x) - e).abs() < 1e-9, "{x} {}", curve.at(*x));
        }
    }

    #[test]
    fn places_must_rise() {
        assert!(MonotoneCubic::hyman(&[0.0, 0.0], &[1.0, 2.0]).is_err());
        assert!(MonotoneCubic::hyman(&[0.0], &[1.0]).is_err());
        assert!(MonotoneCubic::hyman(&[0.0, 1.0], &[1.0, f64::NAN]).is_err());
    }
}
