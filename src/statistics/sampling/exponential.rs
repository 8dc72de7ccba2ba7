//! Exponentials of single-precision numbers side by side, by polynomials: the same bits whatever the machine.

use pulp::Simd;

use super::Lanes;

impl<S: Simd> Lanes<S> {
    /// `e^(−x)` for `0 ≤ x ≤ 80`, relative error below 5e-7.
    ///
    /// `e^(−x) = 2^n · e^(−r)` with `|r| ≤ ln(2)/2`; `e^(−r)` by the polynomial of degree 5 whose largest
    /// relative error there is least (Remez's algorithm).
    #[inline(always)]
    pub fn exponential_of_minus(self) -> Self {
        // Adding 1.5·2^23 rounds to a whole number, which then stands in the lowest bits.
        const ROUND: f32 = 12_582_912.0;
        let simd = self.simd;
        let shifted = self.mul_add(
            Lanes::all(simd, -std::f32::consts::LOG2_E),
            Lanes::all(simd, ROUND),
        );
        let n = shifted - ROUND;
        let r = n.mul_add(Lanes::all(simd, std::f32::consts::LN_2), self);
        let power = r.polynomial([
            -0.008_297_648,
            0.041_915_43,
            -0.166_675_75,
            0.499_988_94,
            -0.999_999_7,
            1.000_000_1,
        ]);
        let exponent = simd.wrapping_dyn_shl_u32s(
            simd.transmute_u32s_f32s(shifted.values),
            simd.splat_u32s(23),
        );
        let scale = simd.add_u32s(exponent, simd.splat_u32s(127 << 23));
        power * Lanes::of(simd, simd.transmute_f32s_u32s(scale))
    }

    /// `e^x − 1` for `0 ≤ x ≤ 1`, relative error below 3e-7: `x` times the polynomial of degree 5 whose
    /// largest relative error is least.
    #[inline(always)]
    pub fn exponential_less_one(self) -> Self {
        self * self.polynomial([
            0.002_134_536_1,
            0.007_450_241,
            0.042_127_86,
            0.166_560_32,
            0.500_008_8,
            0.999_999_9,
        ])
    }

    /// A polynomial, from the highest power down.
    #[inline(always)]
    fn polynomial<const N: usize>(self, coefficients: [f32; N]) -> Self {
        let mut sum = Lanes::all(self.simd, coefficients[0]);
        for i in 1..N {
            sum = sum.mul_add(self, Lanes::all(self.simd, coefficients[i]));
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn exponentials_are_as_near_as_they_say() {
        let gap = |found: f32, exact: f64| (f64::from(found) / exact - 1.0).abs();
        for i in 1..=200_000 {
            let x = i as f32 / 200_000.0;
            let growth = Lanes::of(Scalar, x).exponential_less_one().values;
            assert!(gap(growth, libm::expm1(x.into())) < 3e-7, "{x}");
            let x = 80.0 * x;
            let decay = Lanes::of(Scalar, x).exponential_of_minus().values;
            assert!(gap(decay, libm::exp(-f64::from(x))) < 5e-7, "{x}");
        }
    }
}
