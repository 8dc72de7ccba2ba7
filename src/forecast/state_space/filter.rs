//! The Kalman filter of level and slope, with missing years.

/// Variances of a year, in the square of the unit of the series.
///
/// `y = ℓ + √h ε`, `ℓ' = ℓ + b + √q ξ`, `b' = b + √r ζ`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    /// h, of the observation.
    pub observation: f64,
    /// q, of the level.
    pub level: f64,
    /// r, of the slope; `None` where there is no slope.
    pub slope: Option<f64>,
}

/// Mean and variance of level and slope after the last year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filtered {
    /// Level.
    pub level: f64,
    /// Slope.
    pub slope: f64,
    /// Variance of the level.
    pub level_variance: f64,
    /// Covariance of both.
    pub covariance: f64,
    /// Variance of the slope.
    pub slope_variance: f64,
    /// Σ log F over the years that count.
    pub logs: f64,
    /// Σ v²/F over the years that count.
    pub squares: f64,
    /// Number of years that count: those after the diffuse start.
    pub count: f64,
}

/// Variance of the first state, in squares of the size of the values, standing for none known.
const DIFFUSE: f64 = 1e7;

/// Runs through the values (NaN where missing, size about one); the first one or two with a value
/// settle the diffuse start and do not count in the likelihood.
/// Source: Durbin and Koopman (2012), sections 4.3 and 5.2.
pub fn filter(values: &[f64], v: Variances) -> Filtered {
    let mut state = Filtered {
        level_variance: DIFFUSE,
        slope_variance: if v.slope.is_some() { DIFFUSE } else { 0.0 },
        ..Filtered::default()
    };
    let mut burn_in = if v.slope.is_some() { 2 } else { 1 };
    for (t, y) in values.iter().enumerate() {
        if t > 0 {
            state.predict(v);
        }
        if y.is_nan() {
            continue;
        }
        let f = state.level_variance + v.observation;
        let e = y - state.level;
        if burn_in > 0 {
            burn_in -= 1;
        } else {
            state.logs += libm::log(f.max(f64::MIN_POSITIVE));
            state.squares += e * e / f.max(f64::MIN_POSITIVE);
            state.count += 1.0;
        }
        if f > 0.0 {
            state.update(e, f, v.observation);
        }
    }
    state
}

impl Filtered {
    /// Moves one year on.
    pub fn predict(&mut self, v: Variances) {
        if let Some(slope) = v.slope {
            self.level += self.slope;
            self.level_variance += 2.0 * self.covariance + self.slope_variance;
            self.covariance += self.slope_variance;
            self.slope_variance += slope;
        }
        self.level_variance += v.level;
    }

    fn update(&mut self, e: f64, f: f64, observation: f64) {
        let gain = self.level_variance / f;
        let slope_gain = self.covariance / f;
        self.level += gain * e;
        self.slope += slope_gain * e;
        self.slope_variance -= slope_gain * self.covariance;
        // In this form nothing is lost where the variance is almost all diffuse.
        let left = observation / f;
        self.covariance *= left;
        self.level_variance *= left;
    }
}

/// The level of each year given all the years, for a level without slope.
///
/// Source: Durbin and Koopman (2012), section 4.4 (the fixed-interval smoother).
pub fn smooth(values: &[f64], observation: f64, level: f64) -> Vec<f64> {
    let (mut a, mut p) = (0.0, DIFFUSE);
    let mut filtered = Vec::with_capacity(values.len());
    for (t, y) in values.iter().enumerate() {
        if t > 0 {
            p += level;
        }
        if !y.is_nan() {
            let f = p + observation;
            a += p / f * (y - a);
            p *= observation / f;
        }
        filtered.push((a, p));
    }
    let mut smoothed: Vec<f64> = filtered.iter().map(|f| f.0).collect();
    for t in (0..values.len().saturating_sub(1)).rev() {
        let (a, p) = filtered[t];
        let share = if p + level > 0.0 {
            p / (p + level)
        } else {
            0.0
        };
        smoothed[t] = a + share * (smoothed[t + 1] - a);
    }
    smoothed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With no movement the smoothed level is the mean of what was seen.
    #[test]
    fn a_level_that_stands_still_is_the_mean() {
        let values = [1.0, 3.0, f64::NAN, 2.0];
        let v = Variances {
            observation: 1.0,
            level: 0.0,
            slope: None,
        };
        let end = filter(&values, v);
        assert!((end.level - 2.0).abs() < 1e-6 && (end.level_variance - 1.0 / 3.0).abs() < 1e-6);
        assert!(
            smooth(&values, 1.0, 0.0)
                .iter()
                .all(|l| (l - 2.0).abs() < 1e-6)
        );
    }

    /// Steady state of the local level: `p = q (1 + √(1 + 4h/q)) / 2` before the update.
    #[test]
    fn the_variance_settles_at_its_steady_state() {
        let v = Variances {
            observation: 2.0,
            level: 0.5,
            slope: None,
        };
        let mut end = filter(&[0.0; 200], v);
        end.predict(v);
        let steady = 0.25 * (1.0 + 17.0_f64.sqrt());
        assert!((end.level_variance - steady).abs() < 1e-9);
    }
}
