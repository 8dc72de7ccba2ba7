//! The straight line of the theta method: through all the years, or through those up to each year.

/// Intercept and slope of the least-squares line `A + B t` through years 1 to `t`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    /// A, the intercept.
    pub intercept: f64,
    /// B, the slope per year.
    pub slope: f64,
}

impl Line {
    /// The line through the values of years 1 to n.
    pub fn through(values: &[f64]) -> Line {
        let n = values.len() as f64;
        let middle = 0.5 * (n + 1.0);
        let mean = values.iter().sum::<f64>() / n;
        let (mut up, mut down) = (0.0, 0.0);
        for (i, y) in values.iter().enumerate() {
            let t = i as f64 + 1.0 - middle;
            up += t * (y - mean);
            down += t * t;
        }
        let slope = if down > 0.0 { up / down } else { 0.0 };
        Line {
            intercept: mean - slope * middle,
            slope,
        }
    }
}

/// The line as it grows by one year at a time.
#[derive(Clone, Copy, Debug)]
pub struct Growing {
    /// The line so far.
    pub line: Line,
    mean: f64,
    years: f64,
}

impl Growing {
    /// From the first value: a level line.
    pub fn from(first: f64) -> Self {
        Growing {
            line: Line {
                intercept: first,
                slope: 0.0,
            },
            mean: first,
            years: 1.0,
        }
    }

    /// How many years the line has seen or waited for.
    pub fn years(&self) -> f64 {
        self.years
    }

    /// One year passes and the line stays as it is.
    pub fn wait(&mut self) {
        self.years += 1.0;
    }

    /// With one more year.
    ///
    /// `B[t] = ((t−2) B[t−1] + 6 (y[t] − ȳ[t−1]) / t) / (t+1)`, `A[t] = ȳ[t] − B[t] (t+1)/2`.
    /// Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), equations 12–14.
    pub fn add(&mut self, y: f64) {
        let t = self.years + 1.0;
        let slope = ((t - 2.0) * self.line.slope + 6.0 * (y - self.mean) / t) / (t + 1.0);
        self.mean += (y - self.mean) / t;
        self.years = t;
        self.line = Line {
            intercept: self.mean - 0.5 * slope * (t + 1.0),
            slope,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growing_ends_at_the_line_through_all() {
        let values = [3.0, 5.5, 4.0, 8.0, 9.5, 7.0];
        let mut growing = Growing::from(values[0]);
        values[1..].iter().for_each(|y| growing.add(*y));
        let whole = Line::through(&values);
        assert!((growing.line.intercept - whole.intercept).abs() < 1e-12);
        assert!((growing.line.slope - whole.slope).abs() < 1e-12);
    }
}
