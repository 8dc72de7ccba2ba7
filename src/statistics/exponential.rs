//! The exponential function for whole rows of numbers.

/// `e^x` for `−700 ≤ x ≤ 700`; relative error below 1e-14.
///
/// `e^x = 2^n · e^r` with `n` the whole number nearest to `x / ln 2` and `|r| ≤ ln(2)/2`; `e^r` by
/// its Taylor polynomial of degree 11, whose remainder is below 7e-15. Additions, multiplications
/// and whole-number shifts only, so a compiler can run it in vectors and every machine gives the
/// same bits. Source of the reduction: Cody and Waite (1980), *Software Manual for the Elementary
/// Functions*, ch. 6.
#[inline(always)]
pub(crate) fn exponential(x: f64) -> f64 {
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
    power * scale
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
    }
}
