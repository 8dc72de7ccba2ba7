//! The quantile of a binomial number: more people, no fewer to whom it happens.

use super::normal_quantile;

/// Expected numbers below this are summed up exactly.
const SUMMED: f64 = 30.0;

/// The quantile at `u`, `0 < u < 1`, of the number out of `n` to whom something of probability `p` happens.
///
/// Exact where few are expected; otherwise by the Cornish–Fisher expansion to the skewness, whose whole number is off by
/// one in some per cents of the cases (Johnson, Kemp and Kotz 2005, ch. 3). With the same `u` it rises with `n`, by one
/// at most for each further one, so that scenarios that share `u` differ by what differs between them and not by luck.
pub fn binomial_quantile(n: u64, p: f64, u: f64) -> u64 {
    if n == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return n;
    }
    if p > 0.5 {
        return n - binomial_quantile(n, 1.0 - p, 1.0 - u);
    }
    let count = n as f64;
    let mean = count * p;
    if mean < SUMMED {
        return summed(n, p, u);
    }
    let spread = (mean * (1.0 - p)).sqrt();
    let z = normal_quantile(u);
    let skew = (1.0 - 2.0 * p) * (z * z - 1.0) / 6.0;
    let at = (mean + spread * z + skew - 0.5).ceil();
    (at.max(0.0) as u64).min(n)
}

/// By adding up from none.
fn summed(n: u64, p: f64, u: f64) -> u64 {
    let odds = p / (1.0 - p);
    let mut mass = libm::exp(n as f64 * libm::log1p(-p));
    let (mut below, mut k) = (mass, 0_u64);
    // What is left beyond the rounding of the sum is not looked for.
    while below < u && k < n && (mass > 0.0) {
        mass *= odds * (n - k) as f64 / (k + 1) as f64;
        k += 1;
        below += mass;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Binomial, DiscreteCDF};

    #[test]
    fn quantiles_are_those_of_the_exact_distribution() {
        for (n, p, off) in [
            (9, 0.3, 0),
            (400, 0.06, 0),
            (60, 0.9, 0),
            (37_000, 0.0625, 1),
            (5_000, 0.4, 1),
        ] {
            let exact = Binomial::new(p, n).expect("a distribution");
            for u in [0.003, 0.1, 0.31, 0.5, 0.77, 0.95, 0.9991] {
                let found = binomial_quantile(n, p, u);
                let expected = (0..=n).find(|k| exact.cdf(*k) >= u).expect("some number");
                assert!(
                    found.abs_diff(expected) <= off,
                    "{n} {p} {u}: {found}, {expected}"
                );
            }
        }
    }

    #[test]
    fn one_more_adds_none_or_one() {
        for p in [0.01, 0.0625, 0.3, 0.7] {
            for u in [0.02, 0.5, 0.97] {
                let few: Vec<u64> = (0..90).map(|n| binomial_quantile(n, p, u)).collect();
                let many: Vec<u64> = (9_000..9_100).map(|n| binomial_quantile(n, p, u)).collect();
                for pair in few.windows(2).chain(many.windows(2)) {
                    assert!(
                        pair[0] <= pair[1] && pair[1] <= pair[0] + 1,
                        "{p} {u} {pair:?}"
                    );
                }
            }
        }
    }
}
