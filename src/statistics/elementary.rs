//! The exponential function and the logarithm for whole rows of numbers.
//!
//! Additions, multiplications, divisions and whole-number operations only, so a compiler can run them
//! in vectors and every machine gives the same bits.

/// `e^x`; relative error below 1e-14 for `−700 ≤ x ≤ 700`, nought below and infinite above.
///
/// `e^x = 2^n · e^r` with `n` the whole number nearest to `x / ln 2` and `|r| ≤ ln(2)/2`; `e^r` by
/// its Taylor polynomial of degree 11, whose remainder is below 7e-15. Source of the reduction: Cody
/// and Waite (1980), *Software Manual for the Elementary Functions*, ch. 6.
#[inline(always)]
pub fn exponential(x: f64) -> f64 {
    // Adding 1.5·2^52 rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN_2_HIGH) - n * LN_2_LOW;
    // Powers by pairs (Estrin): short chains for the processor, the same order everywhere.
    let r2 = r * r;
    let r4 = r2 * r2;
    let a = (1.0 + r) + r2 * (TAYLOR[0] + r * TAYLOR[1]);
    let b = (TAYLOR[2] + r * TAYLOR[3]) + r2 * (TAYLOR[4] + r * TAYLOR[5]);
    let c = (TAYLOR[6] + r * TAYLOR[7]) + r2 * (TAYLOR[8] + r * TAYLOR[9]);
    let power = a + r4 * (b + r4 * c);
    let scale = f64::from_bits((shifted.to_bits() << 52).wrapping_add(1023 << 52));
    let inside = power * scale;
    let not_above = if x > 700.0 { f64::INFINITY } else { inside };
    if x < -700.0 { 0.0 } else { not_above }
}

/// `1/2!, 1/3!, … 1/11!`.
const TAYLOR: [f64; 10] = {
    let mut terms = [0.5; 10];
    let mut i = 1;
    while i < 10 {
        terms[i] = terms[i - 1] / (i as f64 + 2.0);
        i += 1;
    }
    terms
};

/// `ln x` for normal `x > 0`, and some number for any other; absolute error below
/// 1e-14 · (1 + |ln x|).
///
/// `x = 2^n · m` with `m` from `√½` to `√2`, and `ln m = 2 artanh s` with `s = (m − 1) / (m + 1)` by its
/// series up to `s^17`, whose remainder is below 4e-16. Source of the reduction: as for
/// [`exponential`].
#[inline(always)]
pub fn logarithm(x: f64) -> f64 {
    const HALF_ROOT: u64 = std::f64::consts::FRAC_1_SQRT_2.to_bits();
    // As in `exponential`: a whole number in the lowest bits of a number so great is read off.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let shifted = x.to_bits().wrapping_sub(HALF_ROOT);
    let exponent = shifted & 0xFFF0_0000_0000_0000;
    let m = f64::from_bits(x.to_bits().wrapping_sub(exponent));
    // The exponent is signed: adding 2048 to it makes all the bits that are shifted in noughts.
    let raised = (exponent >> 52).wrapping_add(2048) & 0xFFF;
    let n = f64::from_bits(ROUND.to_bits().wrapping_add(raised)) - (ROUND + 2048.0);
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let s4 = s2 * s2;
    let a = 1.0 + s2 * (1.0 / 3.0);
    let b = 1.0 / 5.0 + s2 * (1.0 / 7.0);
    let c = 1.0 / 9.0 + s2 * (1.0 / 11.0);
    let d = (1.0 / 13.0 + s2 * (1.0 / 15.0)) + s4 * (1.0 / 17.0);
    let series = (a + s4 * b) + (s4 * s4) * (c + s4 * d);
    n * std::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_libm() {
        for i in -70_000..=70_000 {
            let x = f64::from(i) * 0.01 + 1e-4 * f64::from(i % 97);
            if x.abs() <= 700.0 {
                let expected = libm::exp(x);
                assert!((exponential(x) / expected - 1.0).abs() < 1e-14, "{x}");
            }
        }
        for i in -5000..=5000 {
            let x = f64::from(i) * 7e-5;
            assert!((exponential(x) / libm::exp(x) - 1.0).abs() < 1e-14, "{x}");
        }
        assert_eq!(exponential(0.0), 1.0);
        for x in [700.5, 1e6, f64::INFINITY] {
            assert_eq!(exponential(x), f64::INFINITY);
            assert_eq!(exponential(-x), 0.0);
        }
        assert!(exponential(f64::NAN).is_nan());
    }

    #[test]
    fn the_logarithm_agrees_with_libm() {
        for i in -60_000..=60_000 {
            let x = libm::exp(f64::from(i) * 0.01 + 1e-4 * f64::from(i % 89));
            let expected = libm::log(x);
            let error = (logarithm(x) - expected).abs();
            assert!(error < 1e-14 * (1.0 + expected.abs()), "{x}");
        }
        for i in 1..20_000 {
            let x = f64::from(i) / 10_000.0;
            assert!((logarithm(x) - libm::log(x)).abs() < 1e-14 * (1.0 + libm::log(x).abs()));
        }
        assert_eq!(logarithm(1.0), 0.0);
    }
}
