//! Sums of squares that chance alone brings about.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// The sum of so many squared standard-normal numbers, at least 1, that is exceeded with this probability,
/// `0 < probability < 1`: the upper quantile of `χ²`.
pub fn exceeded_with(probability: f64, degrees: u32) -> f64 {
    let squares = ChiSquared::new(f64::from(degrees.max(1))).expect("there is one square at least");
    squares.inverse_cdf(1.0 - probability)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R: `qchisq(c(.999, .95), c(2, 1))`.
    #[test]
    fn quantiles_are_those_of_r() {
        assert!((exceeded_with(0.001, 2) - 13.815_511).abs() < 1e-5);
        assert!((exceeded_with(0.05, 1) - 3.841_459).abs() < 1e-5);
    }
}
