//! How often a series is to be differenced before it stands still.

/// 5 % critical value of the KPSS statistic about a mean. Source: Kwiatkowski et al. (1992), table 1.
const CRITICAL: f64 = 0.463;

/// The KPSS statistic about a mean.
///
/// `Σ S[t]² / (n² s²)`, `S` the sums of the deviations so far and `s²` their long-run variance with
/// Bartlett weights up to `⌊3√n/13⌋` lags. Missing values (NaN) are left out. 0 where nothing moves.
pub fn kpss(values: &[f64]) -> f64 {
    let x: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
    let n = x.len() as f64;
    if n < 2.0 {
        return 0.0;
    }
    let mean = x.iter().sum::<f64>() / n;
    let e: Vec<f64> = x.iter().map(|v| v - mean).collect();
    let (mut sum, mut squares) = (0.0, 0.0);
    for v in &e {
        sum += v;
        squares += sum * sum;
    }
    let lags = (3.0 * n.sqrt() / 13.0) as usize;
    let mut variance = e.iter().map(|v| v * v).sum::<f64>() / n;
    for lag in 1..=lags {
        let weight = 1.0 - lag as f64 / (lags as f64 + 1.0);
        let product: f64 = e.iter().zip(&e[lag..]).map(|(a, b)| a * b).sum();
        variance += 2.0 * weight * product / n;
    }
    if variance > 1e-14 * mean * mean {
        squares / (n * n * variance)
    } else {
        0.0
    }
}

/// Number of differences, 0 to 2, after which the KPSS test no longer rejects at 5 %.
pub fn differences(values: &[f64]) -> usize {
    let mut x = values.to_vec();
    for d in 0..2 {
        if kpss(&x) < CRITICAL {
            return d;
        }
        x = difference(&x);
    }
    2
}

/// Yearly changes, NaN where either year is missing.
pub fn difference(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|w| w[1] - w[0]).collect()
}
