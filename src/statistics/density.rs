//! A smooth density of a sample.

use std::f64::consts::PI;

/// Points at which a density is worked out.
const POINTS: usize = 81;

/// Values and density of a sample at evenly spaced places from three widths below its least to three
/// above its greatest value, by a normal kernel of Silverman's width
/// `0.9 · min(sd, IQR / 1.349) · n^(−1/5)`; nothing where all values are the same.
///
/// Source: Silverman (1986), *Density Estimation for Statistics and Data Analysis*, eq. 3.31.
pub fn density(sample: &[f64]) -> Vec<(f64, f64)> {
    let n = sample.len() as f64;
    let mean = sample.iter().sum::<f64>() / n;
    let variance = sample.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    let mut sorted = sample.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quarter = |part: f64| sorted[((part * n) as usize).min(sorted.len().saturating_sub(1))];
    if sample.is_empty() || variance <= 0.0 {
        return Vec::new();
    }
    let sd = libm::sqrt(variance);
    let between = (quarter(0.75) - quarter(0.25)) / 1.349;
    let spread = if between > 0.0 { sd.min(between) } else { sd };
    let width = 0.9 * spread * libm::pow(n, -0.2);
    let (low, high) = (
        sorted[0] - 3.0 * width,
        sorted[sorted.len() - 1] + 3.0 * width,
    );
    (0..POINTS)
        .map(|k| {
            let at = low + (high - low) * k as f64 / (POINTS - 1) as f64;
            let sum: f64 = sample
                .iter()
                .map(|x| {
                    let z = (at - x) / width;
                    libm::exp(-0.5 * z * z)
                })
                .sum();
            (at, sum / (n * width * libm::sqrt(2.0 * PI)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::sampling::normal_quantile;

    #[test]
    fn a_normal_sample_has_a_normal_density() {
        let sample: Vec<f64> = (0..2000)
            .map(|k| 5.0 + 2.0 * normal_quantile((k as f64 + 0.5) / 2000.0))
            .collect();
        let curve = density(&sample);
        let step = curve[1].0 - curve[0].0;
        let mass: f64 = curve.iter().map(|(_, height)| height * step).sum();
        assert!((mass - 1.0).abs() < 0.01);
        for (at, height) in curve {
            let z = (at - 5.0) / 2.0;
            let exact = libm::exp(-0.5 * z * z) / (2.0 * libm::sqrt(2.0 * PI));
            assert!((height - exact).abs() < 0.01, "{at}: {height} {exact}");
        }
        assert!(density(&[3.0; 10]).is_empty() && density(&[]).is_empty());
    }
}
