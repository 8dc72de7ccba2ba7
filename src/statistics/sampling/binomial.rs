//! The binomial distribution: how many of `n` people something happens to.

use super::{floor, stirling_tail};
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::Uniforms;

/// Number out of `n` to whom something of probability `p` happens; `p` outside 0–1 is a bug.
///
/// By inversion where fewer than ten are expected, else by transformed rejection (BTRS, with the
/// squeeze of BTRD). Source: Hörmann (1993), "The generation of binomial random variates".
pub fn binomial(n: u64, p: f64, chance: &mut impl Uniforms) -> u64 {
    debug_assert!((0.0..=1.0).contains(&p), "probability {p}");
    if n == 0 || p <= 0.0 {
        return 0;
    }
    if p > 0.5 {
        return n - binomial(n, 1.0 - p, chance);
    }
    if n as f64 * p < 10.0 {
        by_inversion(n, p, chance)
    } else {
        by_rejection(n, p, chance)
    }
}

fn by_inversion(n: u64, p: f64, chance: &mut impl Uniforms) -> u64 {
    let odds = p / (1.0 - p);
    let none = exponential(n as f64 * libm::log1p(-p));
    loop {
        let mut u = chance.uniform();
        let mut mass = none;
        let mut k = 0_u64;
        // The mass beyond 110 is below 1e-70: start again if rounding led there.
        while k <= n.min(110) {
            if u <= mass {
                return k;
            }
            u -= mass;
            mass *= odds * (n - k) as f64 / (k + 1) as f64;
            k += 1;
        }
    }
}

fn by_rejection(n: u64, p: f64, chance: &mut impl Uniforms) -> u64 {
    let count = n as f64;
    let variance = count * p * (1.0 - p);
    let spread = variance.sqrt();
    let b = 1.15 + 2.53 * spread;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let centre = count * p + 0.5;
    // `v ≤ 0.92 − 4.2 / b` without a division.
    let v_r_b = 0.92 * b - 4.2;
    loop {
        let u = chance.uniform() - 0.5;
        let v = chance.uniform();
        let us = 0.5 - u.abs();
        let k = floor((2.0 * a / us + b) * u + centre);
        if us >= 0.07 && v * b <= v_r_b {
            return k as u64;
        }
        if k < 0.0 || k > count {
            continue;
        }
        let odds = p / (1.0 - p);
        let mode = floor((count + 1.0) * p);
        let alpha = (2.83 + 5.1 / b) * spread;
        let height = logarithm(v * alpha / (a / (us * us) + b));
        let (low, high, holds) = squeeze((k - mode).abs(), variance);
        if holds & (height <= low) {
            return k as u64;
        }
        if holds & (height > high) {
            continue;
        }
        let bound = (mode + 0.5) * logarithm((mode + 1.0) / (odds * (count - mode + 1.0)))
            + (count + 1.0) * logarithm((count - mode + 1.0) / (count - k + 1.0))
            + (k + 0.5) * logarithm(odds * (count - k + 1.0) / (k + 1.0))
            + stirling_tail(mode)
            + stirling_tail(count - mode)
            - stirling_tail(k)
            - stirling_tail(count - k);
        if height <= bound {
            return k as u64;
        }
    }
}

/// Bounds of the logarithm of a chance relative to that of the mode, so far away from it: the normal
/// curve's, less and more; and whether they hold, which they may not far out.
///
/// Source: Kachitvichyanukul and Schmeiser (1988), "Binomial random variate generation",
/// Communications of the ACM 31: 216–222, step 5.2.
#[inline(always)]
pub(super) fn squeeze(away: f64, variance: f64) -> (f64, f64, bool) {
    let precision = 1.0 / variance;
    let relative = away * precision;
    let wide = relative * ((away * (away * (1.0 / 3.0) + 0.625) + 1.0 / 6.0) * precision + 0.5);
    let normal = -0.5 * away * relative;
    (normal - wide, normal + wide, away < 0.5 * variance - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_squeeze_holds() {
        let mut held = 0;
        for n in [20, 24, 40, 61, 100, 333, 1000, 7919] {
            for p in [0.0013, 0.01, 0.043, 0.1, 0.21, 0.3, 0.412, 0.5] {
                let count = f64::from(n);
                let variance = count * p * (1.0 - p);
                let mode = ((count + 1.0) * p).floor();
                let chance = |k: f64| {
                    k * libm::log(p / (1.0 - p))
                        - libm::lgamma(k + 1.0)
                        - libm::lgamma(count - k + 1.0)
                };
                for k in (0..=n).map(f64::from).filter(|_| count * p >= 10.0) {
                    let (low, high, holds) = squeeze((k - mode).abs(), variance);
                    if holds {
                        let exact = chance(k) - chance(mode);
                        assert!(low <= exact + 1e-9 && exact <= high + 1e-9, "{n} {p} {k}");
                        held += 1;
                    }
                }
            }
        }
        assert!(held > 4000, "{held}");
    }
}
