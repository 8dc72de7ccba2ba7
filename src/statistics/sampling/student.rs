//! Student's t at standard-normal scores.

use super::tails::Tailed;
use super::{normal_probability, normal_quantile};

/// The value of Student's t with so many degrees of freedom, above 0 and not always whole, that belongs to a score.
///
/// From the beta distribution of `ν / (ν + t²)`, shapes `ν/2` and `1/2`.
pub(crate) fn student_at_score(degrees: f64, score: f64) -> f64 {
    let beyond = 2.0 * normal_probability(-score.abs());
    if beyond >= 1.0 {
        return 0.0;
    }
    let shapes = [0.5 * degrees, 0.5];
    let part = Tailed::Beta { shapes }.quantiles(&[normal_quantile(beyond)])[0];
    (degrees * (1.0 - part) / part).sqrt().copysign(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R: `qt(c(.6, .9, .975, .995), df)`.
    #[test]
    fn values_are_those_of_r() {
        for (degrees, expected) in [
            (1.0, [0.324_919_7, 3.077_683_5, 12.706_204_7, 63.656_741_2]),
            (2.5, [0.281_459_5, 1.730_250_9, 3.574_654_8, 7.163_728_1]),
            (5.0, [0.267_180_9, 1.475_884_0, 2.570_581_8, 4.032_143_0]),
            (40.0, [0.255_038_7, 1.303_077_1, 2.021_075_4, 2.704_459_3]),
        ] {
            for (p, expected) in [0.6, 0.9, 0.975, 0.995].into_iter().zip(expected) {
                let score = normal_quantile(p);
                let (found, below) = (
                    student_at_score(degrees, score),
                    student_at_score(degrees, -score),
                );
                assert!(
                    (found / expected - 1.0).abs() < 1e-6,
                    "{degrees}, {p}: {found}"
                );
                assert_eq!(below, -found);
            }
        }
        assert_eq!(student_at_score(3.0, 0.0), 0.0);
    }
}
