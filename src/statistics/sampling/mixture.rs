//! A mixture of distributions by inversion: one uniform number through the mixture's own quantile function.

/// The quantile function of a mixture: probabilities and values, both ascending, joined by straight lines. A value
/// that stands at two probabilities has weight of its own; a probability at two values is a gap between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    probabilities: Vec<f64>,
    values: Vec<f64>,
}

impl Steps {
    /// Inverts the distribution function `Σ wᵢ Fᵢ(x)` once, at every value of the parts' tables; `at` are the
    /// probabilities, from 0 to 1, of which each part has the quantiles, beside its weight.
    pub fn of(at: &[f64], parts: &[(f64, Vec<f64>)]) -> Self {
        let whole: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let mut known: Vec<f64> = parts.iter().flat_map(|(_, own)| own).copied().collect();
        known.sort_unstable_by(f64::total_cmp);
        known.dedup();
        let mut steps = Steps {
            probabilities: Vec::with_capacity(2 * known.len()),
            values: Vec::with_capacity(2 * known.len()),
        };
        for value in known {
            let mut ends = [0.0; 2];
            for (weight, own) in parts {
                for (end, part) in ends.iter_mut().zip(below_and_at(at, own, value)) {
                    *end += weight / whole * part;
                }
            }
            for end in ends {
                steps.probabilities.push(end);
                steps.values.push(value);
            }
        }
        steps
    }

    /// The least value below or at which the mixture lies with probability `u`.
    pub fn quantile(&self, u: f64) -> f64 {
        let last = self.values.len() - 1;
        let place = self.probabilities.partition_point(|own| *own < u);
        if place == 0 || place > last {
            return self.values[place.min(last)];
        }
        let (low, high) = (self.probabilities[place - 1], self.probabilities[place]);
        let within = (u - low) / (high - low);
        let (from, to) = (self.values[place - 1], self.values[place]);
        from + within * (to - from)
    }
}

/// The probability of less than a value, and of no more than it, where quantiles `own` at the probabilities `at` are
/// joined by straight lines.
fn below_and_at(at: &[f64], own: &[f64], value: f64) -> [f64; 2] {
    let first = own.partition_point(|quantile| *quantile < value);
    let after = own.partition_point(|quantile| *quantile <= value);
    if first < after {
        return [at[first], at[after - 1]];
    }
    if first == 0 || first == own.len() {
        return [if first == 0 { 0.0 } else { 1.0 }; 2];
    }
    let within = (value - own[first - 1]) / (own[first] - own[first - 1]);
    [at[first - 1] + within * (at[first] - at[first - 1]); 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: [f64; 3] = [0.0, 0.5, 1.0];

    #[test]
    fn two_readings_are_kept_apart() {
        // One value for sure, and what lies evenly between two others.
        let steps = Steps::of(&AT, &[(1.0, vec![9.0; 3]), (3.0, vec![1.0, 2.0, 3.0])]);
        for (u, value) in [(0.15, 1.4), (0.375, 2.0), (0.75, 3.0), (0.76, 9.0)] {
            assert!((steps.quantile(u) - value).abs() < 1e-12, "{u}");
        }
        assert!(steps.quantile(1e-12) < 1.0 + 1e-9);
        assert_eq!(steps.quantile(1.0), 9.0);
    }

    #[test]
    fn parts_that_overlap_are_added() {
        // Half evenly on 0–2, half evenly on 1–3: by hand, F(1) = 1/4, F(2) = 3/4.
        let steps = Steps::of(
            &AT,
            &[(0.5, vec![0.0, 1.0, 2.0]), (0.5, vec![1.0, 2.0, 3.0])],
        );
        for (u, value) in [
            (0.125, 0.5),
            (0.25, 1.0),
            (0.5, 1.5),
            (0.75, 2.0),
            (0.875, 2.5),
        ] {
            assert!((steps.quantile(u) - value).abs() < 1e-12, "{u}");
        }
        let drawn: Vec<f64> = (1..1000)
            .map(|n| steps.quantile(f64::from(n) / 1000.0))
            .collect();
        assert!(drawn.windows(2).all(|pair| pair[0] <= pair[1]));
    }
}
