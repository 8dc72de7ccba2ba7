//! The gamma distribution with any shape, from a stream of its own.

use super::standard_normal;
use crate::stream::Stream;

/// The logarithm of a number with the gamma distribution of this shape, which is above 0, and scale 1.
///
/// In logarithms, since numbers of a small shape are smaller than what can be written. Shapes below 1 by way of the
/// next one: `G(a) = G(a + 1) · U^(1/a)`. Source: Marsaglia and Tsang (2000), "A simple method for generating gamma
/// variables", ACM TOMS 26: 363–372.
pub fn log_gamma_variate(shape: f64, stream: &mut Stream) -> f64 {
    debug_assert!(shape > 0.0, "shape {shape}");
    if shape < 1.0 {
        let smaller = libm::log(stream.uniform()) / shape;
        return log_gamma_variate(shape + 1.0, stream) + smaller;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = standard_normal(stream);
        let root = 1.0 + c * x;
        let u = stream.uniform();
        if root <= 0.0 {
            continue;
        }
        let v = root * root * root;
        if libm::log(u) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return libm::log(d) + libm::log(v);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Decision;

    /// Mean and variance of a gamma with scale 1 are both its shape; the mean of its logarithm is the digamma function
    /// (ψ(0.1) = −10.4238, ψ(1) = −0.5772, ψ(7.5) = 1.9468; Abramowitz and Stegun, ch. 6).
    #[test]
    fn moments_are_those_of_the_gamma() {
        const DRAWS: u32 = 40_000;
        for (shape, log_mean) in [(0.1, -10.4238), (1.0, -0.5772), (7.5, 1.9468)] {
            let draws: Vec<f64> = (0..DRAWS)
                .map(|draw| {
                    let mut stream = Stream::new(11, draw, Decision::named("gamma"), 0);
                    log_gamma_variate(shape, &mut stream)
                })
                .collect();
            let n = f64::from(DRAWS);
            let mean = draws.iter().map(|log| libm::exp(*log)).sum::<f64>() / n;
            let logs = draws.iter().sum::<f64>() / n;
            let square = |log: &f64| (log - logs) * (log - logs);
            let spread = (draws.iter().map(square).sum::<f64>() / n).sqrt();
            assert!(
                (mean - shape).abs() < 4.0 * (shape / n).sqrt(),
                "{shape}: {mean}"
            );
            assert!(
                (logs - log_mean).abs() < 4.0 * spread / n.sqrt(),
                "{shape}: {logs}"
            );
        }
    }
}
