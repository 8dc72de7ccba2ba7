//! The shape of the errors: quantiles at fixed probabilities, with straight lines between normal
//! scores.

use crate::statistics::sampling::{normal_quantile, student_at_score};

/// Number of quantiles kept.
pub const KNOTS: usize = 17;

/// Probabilities of the quantiles.
pub const PROBABILITIES: [f64; KNOTS] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995,
];

/// Standard normal quantiles at [`PROBABILITIES`] (R `qnorm`).
const SCORES: [f64; KNOTS] = [
    -2.575_829_303_548_9,
    -2.326_347_874_040_84,
    -1.959_963_984_540_05,
    -1.644_853_626_951_47,
    -1.281_551_565_544_6,
    -0.841_621_233_572_914,
    -0.524_400_512_708_041,
    -0.253_347_103_135_8,
    0.0,
    0.253_347_103_135_8,
    0.524_400_512_708_041,
    0.841_621_233_572_914,
    1.281_551_565_544_6,
    1.644_853_626_951_47,
    1.959_963_984_540_05,
    2.326_347_874_040_84,
    2.575_829_303_548_9,
];

/// Quantiles of scaled errors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrorShape {
    /// One for each of [`PROBABILITIES`], rising.
    pub quantiles: [f64; KNOTS],
}

impl ErrorShape {
    /// From weighted errors, which are sorted here. At least one.
    pub fn of(errors: &mut [(f64, f64)]) -> ErrorShape {
        errors.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let total: f64 = errors.iter().map(|e| e.1).sum();
        let mut quantiles = [errors[errors.len() - 1].0; KNOTS];
        let mut knot = 0;
        let (mut below, mut before) = (0.0, f64::NAN);
        let mut value_before = errors[0].0;
        for (value, weight) in errors.iter() {
            // Each error stands at the middle of its own weight.
            let at = (below + 0.5 * weight) / total;
            while knot < KNOTS && PROBABILITIES[knot] <= at {
                quantiles[knot] = if before.is_nan() {
                    *value
                } else {
                    let share = (PROBABILITIES[knot] - before) / (at - before);
                    value_before + share * (value - value_before)
                };
                knot += 1;
            }
            below += weight;
            (before, value_before) = (at, *value);
        }
        ErrorShape { quantiles }
    }

    /// Student's t with so many degrees of freedom.
    pub fn student(degrees: f64) -> ErrorShape {
        ErrorShape {
            quantiles: SCORES.map(|score| student_at_score(degrees, score)),
        }
    }

    /// The error with a normal score; beyond the outer knots the last line goes on.
    pub fn at_score(&self, score: f64) -> f64 {
        let k = SCORES.partition_point(|s| *s < score).clamp(1, KNOTS - 1);
        let (x0, x1) = (SCORES[k - 1], SCORES[k]);
        let (y0, y1) = (self.quantiles[k - 1], self.quantiles[k]);
        y0 + (score - x0) / (x1 - x0) * (y1 - y0)
    }

    /// The error below which a share `p` of the errors lie, `0 < p < 1`.
    pub fn quantile(&self, p: f64) -> f64 {
        self.at_score(normal_quantile(p))
    }

    /// The shape with its median at a share of where it was, and all quantiles moved alike.
    pub fn with_median(&self, share: f64) -> ErrorShape {
        self.moved((share - 1.0) * self.quantile(0.5))
    }

    /// The shape with all quantiles moved by as much.
    pub fn moved(&self, by: f64) -> ErrorShape {
        ErrorShape {
            quantiles: self.quantiles.map(|quantile| quantile + by),
        }
    }

    /// The shape whose quantiles are `weight` of the other's times `factor`, and the rest its own.
    pub fn blend(&self, other: &ErrorShape, factor: f64, weight: f64) -> ErrorShape {
        ErrorShape {
            quantiles: std::array::from_fn(|k| {
                (1.0 - weight) * self.quantiles[k] + weight * factor * other.quantiles[k]
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_even_errors_are_the_probabilities() {
        let mut errors: Vec<(f64, f64)> = (0..1000)
            .map(|i| ((f64::from(i) + 0.5) / 1000.0, 2.0))
            .collect();
        let shape = ErrorShape::of(&mut errors);
        for (q, p) in shape.quantiles.iter().zip(PROBABILITIES) {
            assert!((q - p).abs() < 1e-9, "{q} {p}");
        }
        assert!((shape.quantile(0.9) - 0.9).abs() < 1e-9);
    }

    #[test]
    fn a_median_moves_and_takes_the_others_along() {
        let mut errors = [(-1.0, 1.0), (2.0, 1.0), (7.0, 1.0)];
        let shape = ErrorShape::of(&mut errors);
        let half = shape.with_median(0.5);
        assert!((half.quantile(0.5) - 1.0).abs() < 1e-12);
        assert!((half.quantile(0.9) - shape.quantile(0.9) + 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_single_error_is_every_quantile() {
        assert_eq!(ErrorShape::of(&mut [(3.0, 1.0)]).quantiles, [3.0; KNOTS]);
    }
}
