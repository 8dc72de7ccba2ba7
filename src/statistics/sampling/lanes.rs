//! Single-precision numbers side by side, written like one number: each lane is worked on by itself,
//! and nothing is fused unless it says so, so every machine gives the same bits.
//!
//! No closures here nor where lanes are used: they are compiled without the wide instructions.

#[cfg(target_arch = "x86_64")]
use std::any::Any;
use std::ops::{Add, Mul, Sub};

use pulp::{Simd, bytemuck};

use crate::stream::RandomWords;

// The halves of a word lie in memory as they count.
const _: () = assert!(cfg!(target_endian = "little"));

/// No processor takes more at once.
pub(crate) const MOST_LANES: usize = 16;

/// As many numbers as the processor takes at once.
#[derive(Clone, Copy)]
pub(crate) struct Lanes<S: Simd> {
    pub(super) simd: S,
    /// The numbers.
    pub values: S::f32s,
}

macro_rules! operator {
    ($trait:ident, $method:ident, $lanewise:ident) => {
        impl<S: Simd> $trait for Lanes<S> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let values = self.simd.$lanewise(self.values, other.values);
                Lanes { values, ..self }
            }
        }

        impl<S: Simd> $trait<f32> for Lanes<S> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: f32) -> Self {
                self.$method(Lanes::all(self.simd, other))
            }
        }
    };
}

operator!(Add, add, add_f32s);
operator!(Sub, sub, sub_f32s);
operator!(Mul, mul, mul_f32s);

impl<S: Simd> Lanes<S> {
    /// These numbers.
    #[inline(always)]
    pub fn of(simd: S, values: S::f32s) -> Self {
        Lanes { simd, values }
    }

    /// The numbers of a step of a table.
    #[inline(always)]
    pub fn at(simd: S, table: &[f32], step: usize) -> Self {
        Lanes::of(simd, S::as_simd_f32s(table).0[step])
    }

    /// Writes them into a step of a table.
    #[inline(always)]
    pub fn put(self, table: &mut [f32], step: usize) {
        S::as_mut_simd_f32s(table).0[step] = self.values;
    }

    /// The same number in every lane.
    #[inline(always)]
    pub fn all(simd: S, value: f32) -> Self {
        Lanes {
            simd,
            values: simd.splat_f32s(value),
        }
    }

    /// Uniform numbers: one digit of each half, as `(digit + ½) / 65 536`.
    #[inline(always)]
    pub fn digits(simd: S, halves: S::u32s, digit: u32) -> Self {
        // The bits become the upper part of a mantissa, between 1 and 2.
        let bits = simd.and_u32s(
            simd.wrapping_dyn_shr_u32s(halves, simd.splat_u32s(16 * digit)),
            simd.splat_u32s(0xffff),
        );
        let mantissa = simd.wrapping_dyn_shl_u32s(bits, simd.splat_u32s(7));
        let number = simd.or_u32s(mantissa, simd.splat_u32s(0x3f80_0000));
        Lanes::of(simd, simd.transmute_f32s_u32s(number)) - (1.0 - 0.5 / 65_536.0)
    }

    /// Uniform numbers from all bits of halves that single precision holds, as `(bits + ½) / 2^23`.
    #[inline(always)]
    pub fn half(simd: S, half: S::u32s) -> Self {
        let mantissa = simd.wrapping_dyn_shr_u32s(half, simd.splat_u32s(9));
        let number = simd.or_u32s(mantissa, simd.splat_u32s(0x3f80_0000));
        Lanes::of(simd, simd.transmute_f32s_u32s(number)) - (1.0 - 0.5 / 8_388_608.0)
    }

    /// Neighbouring halves of words, one for each lane.
    #[inline(always)]
    pub fn halves(simd: S, words: RandomWords, first: usize) -> S::u32s {
        if S::F32_LANES == 1 {
            return simd.splat_u32s(words.half(first as u32));
        }
        let mut pairs = [0; MOST_LANES / 2];
        for pair in 0..S::F32_LANES / 2 {
            pairs[pair] = words.after(first as u32 / 2, pair as u32);
        }
        let halves: [u32; MOST_LANES] = pulp::cast(pairs);
        S::as_simd_u32s(&halves).0[0]
    }

    /// The numbers one by one; the first of them count.
    #[inline(always)]
    pub fn spread(self) -> [f32; MOST_LANES] {
        let mut spread = [0.0; MOST_LANES];
        self.put(&mut spread, 0);
        spread
    }

    /// `self · factor + term`, rounded once.
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        let simd = self.simd;
        let values = simd.mul_add_f32s(self.values, factor.values, term.values);
        Lanes { values, ..self }
    }

    /// Without its sign.
    #[inline(always)]
    pub fn absolute(self) -> Self {
        let simd = self.simd;
        let bits = simd.transmute_u32s_f32s(self.values);
        let bits = simd.and_u32s(bits, simd.splat_u32s(0x7fff_ffff));
        Lanes::of(simd, simd.transmute_f32s_u32s(bits))
    }

    /// The lesser of two.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        let values = self.simd.min_f32s(self.values, other.values);
        Lanes { values, ..self }
    }

    /// `yes` where this is at most `bound`, else `no`.
    #[inline(always)]
    pub fn where_at_most(self, bound: Self, yes: Self, no: Self) -> Self {
        let simd = self.simd;
        let mask = simd.less_than_or_equal_f32s(self.values, bound.values);
        let yes = simd.transmute_u32s_f32s(yes.values);
        let no = simd.transmute_u32s_f32s(no.values);
        Lanes::of(
            simd,
            simd.transmute_f32s_u32s(simd.select_u32s(mask, yes, no)),
        )
    }

    /// Whether every lane is below `bound`.
    #[inline(always)]
    pub fn all_below(self, bound: f32) -> bool {
        let bound = self.simd.splat_f32s(bound);
        !self.any(self.simd.greater_than_or_equal_f32s(self.values, bound))
    }

    /// Whether any lane is above nought.
    #[inline(always)]
    pub fn any_positive(self) -> bool {
        !self.all_below(f32::MIN_POSITIVE)
    }

    /// Whether any lane is below nought.
    #[inline(always)]
    pub fn any_negative(self) -> bool {
        self.any(
            self.simd
                .less_than_f32s(self.values, self.simd.splat_f32s(0.0)),
        )
    }

    /// Whether a mask has any lane.
    #[inline(always)]
    fn any(self, mask: S::m32s) -> bool {
        let simd = self.simd;
        if const { size_of::<S::m32s>() < size_of::<u32>() && S::F32_LANES > 1 } {
            return simd.first_true_m32s(mask) < S::F32_LANES;
        }
        // What is written for every width below becomes a dozen shuffles here.
        #[cfg(target_arch = "x86_64")]
        if let Some(avx2) = (&simd as &dyn Any).downcast_ref::<pulp::x86::V3>() {
            return avx2.avx._mm256_movemask_ps(bytemuck::cast(mask)) != 0;
        }
        let bits = simd.select_u32s(mask, simd.splat_u32s(u32::MAX), simd.splat_u32s(0));
        let mut any = 0;
        for lane in bytemuck::cast_slice::<_, u32>(std::slice::from_ref(&bits)) {
            any |= lane;
        }
        any != 0
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn halves_are_those_of_the_words_at_every_width() {
        use crate::stream::{Decision, Stream};
        let words = Stream::new(3, 0, Decision::named("test halves"), 0).words();
        struct First(RandomWords);
        impl pulp::WithSimd for First {
            type Output = Vec<u32>;
            fn with_simd<S: Simd>(self, simd: S) -> Vec<u32> {
                let mut halves = [0; 4 * MOST_LANES];
                for (step, out) in halves.chunks_mut(S::F32_LANES).enumerate() {
                    let found = Lanes::halves(simd, self.0, step * S::F32_LANES);
                    simd.partial_store_u32s(out, found);
                }
                halves.to_vec()
            }
        }
        let expected: Vec<u32> = (0..64).map(|member| words.half(member)).collect();
        assert_eq!(crate::statistics::vectors::dispatch(First(words)), expected);
        assert_eq!(pulp::Simd::vectorize(Scalar, First(words)), expected);
    }
}
