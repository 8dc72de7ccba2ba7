//! The Poisson distribution: how often something happens.

use super::{floor, stirling_tail};
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::Uniforms;

/// A Poisson number with this mean (at least 0).
///
/// By inversion below a mean of ten, else by transformed rejection with squeeze (PTRS).
/// Source: Hörmann (1993), "The transformed rejection method for generating Poisson random
/// variables".
pub fn poisson(mean: f64, chance: &mut impl Uniforms) -> u64 {
    debug_assert!(mean >= 0.0 && mean.is_finite(), "mean {mean}");
    if mean <= 0.0 {
        0
    } else if mean < 10.0 {
        by_inversion(mean, chance)
    } else {
        by_rejection(mean, chance)
    }
}

fn by_inversion(mean: f64, chance: &mut impl Uniforms) -> u64 {
    let none = exponential(-mean);
    loop {
        let mut u = chance.uniform();
        let mut mass = none;
        // The mass beyond 110 is below 1e-70: start again if rounding led there.
        for k in 0..=110_u64 {
            if u <= mass {
                return k;
            }
            u -= mass;
            mass *= mean / (k + 1) as f64;
        }
    }
}

fn by_rejection(mean: f64, chance: &mut impl Uniforms) -> u64 {
    let b = 0.931 + 2.53 * mean.sqrt();
    let a = -0.059 + 0.02483 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let v_r = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = chance.uniform() - 0.5;
        let v = chance.uniform();
        let us = 0.5 - u.abs();
        let k = floor((2.0 * a / us + b) * u + mean + 0.43);
        if us >= 0.07 && v <= v_r {
            return k as u64;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        let height = logarithm(v * inverse_alpha / (a / (us * us) + b));
        let log_factorial =
            (k + 0.5) * logarithm(k + 1.0) - (k + 1.0) + HALF_LOG_TWO_PI + stirling_tail(k);
        if height <= k * logarithm(mean) - mean - log_factorial {
            return k as u64;
        }
    }
}

/// `½ ln 2π`.
const HALF_LOG_TWO_PI: f64 = 0.918_938_533_204_672_8;
