//! The normal distribution by inversion: one uniform number, one value.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use crate::statistics::elementary::logarithm;
use crate::stream::{Chance, Decision, Stream};

/// A standard normal number.
pub fn standard_normal(stream: &mut Stream) -> f64 {
    normal_quantile(stream.uniform())
}

/// The value below which a standard normal number lies with probability `p`, `0 < p < 1`.
///
/// Relative accuracy about 1e-14, that of the logarithm. Source: Wichura (1988), algorithm AS 241, PPND16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= WITHIN {
        return central(q);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-logarithm(tail)).sqrt();
    let value = if r <= 5.0 {
        ratio(&MIDDLE, r - 1.6)
    } else {
        ratio(&FAR, r - 5.0)
    };
    if q < 0.0 { -value } else { value }
}

/// How far from ½ a probability may be to lie in the centre.
const WITHIN: f64 = 0.425;

/// The quantile of `½ + q` in the centre.
#[inline(always)]
fn central(q: f64) -> f64 {
    q * ratio(&CENTRE, 0.180_625 - q * q)
}

/// What [`standard_normal`] takes first from the streams of neighbouring subjects, from `first` on: one
/// number for each, side by side.
pub fn standard_normals(chance: &Chance, decision: Decision, first: u32, out: &mut [f64]) {
    vectors::dispatch(Normals {
        chance,
        decision,
        first,
        out,
    });
}

/// The next uniform numbers of a stream, as many as there is room for, side by side.
pub fn uniforms(stream: &mut Stream, numbers: &mut [f64]) {
    vectors::dispatch(NumbersOfStream { stream, numbers });
}

/// What [`standard_normal`] would give again and again, as often as there is room for, side by side.
pub fn next_normals(stream: &mut Stream, numbers: &mut [f64]) {
    uniforms(stream, numbers);
    normal_quantiles(numbers);
}

/// Puts the [quantile](normal_quantile) in place of each probability, side by side.
pub fn normal_quantiles(numbers: &mut [f64]) {
    vectors::dispatch(NormalQuantiles { numbers });
}

struct NumbersOfStream<'a> {
    stream: &'a mut Stream,
    numbers: &'a mut [f64],
}

impl WithSimd for NumbersOfStream<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.stream.uniforms_into(self.numbers);
    }
}

struct NormalQuantiles<'a> {
    numbers: &'a mut [f64],
}

impl WithSimd for NormalQuantiles<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for numbers in self.numbers.chunks_mut(TOGETHER) {
            let mut p = [0.5; TOGETHER];
            p[..numbers.len()].copy_from_slice(numbers);
            quantiles(&p, numbers);
        }
    }
}

struct Normals<'a> {
    chance: &'a Chance,
    decision: Decision,
    first: u32,
    out: &'a mut [f64],
}

/// Numbers that are worked on together.
const TOGETHER: usize = 8;

impl WithSimd for Normals<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut subject = self.first;
        for out in self.out.chunks_mut(TOGETHER) {
            let mut p = [0.0; TOGETHER];
            for place in 0..TOGETHER {
                let subject = subject.wrapping_add(place as u32);
                p[place] = self.chance.uniform(self.decision, subject);
            }
            quantiles(&p, out);
            subject = subject.wrapping_add(TOGETHER as u32);
        }
    }
}

/// The quantiles of as many probabilities as there is room for.
#[inline(always)]
fn quantiles(p: &[f64; TOGETHER], out: &mut [f64]) {
    let mut values = [0.0; TOGETHER];
    for place in 0..TOGETHER {
        values[place] = central(p[place] - 0.5);
    }
    for (place, out) in out.iter_mut().enumerate() {
        *out = if (p[place] - 0.5).abs() <= WITHIN {
            values[place]
        } else {
            normal_quantile(p[place])
        };
    }
}

/// Numerator and denominator, from the highest power down.
type Rational = ([f64; 8], [f64; 8]);

#[inline(always)]
fn ratio((numerator, denominator): &Rational, r: f64) -> f64 {
    polynomial(numerator, r) / polynomial(denominator, r)
}

#[inline(always)]
fn polynomial(coefficients: &[f64; 8], r: f64) -> f64 {
    let mut sum = 0.0;
    for c in coefficients {
        sum = sum * r + c;
    }
    sum
}

const CENTRE: Rational = (
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_3e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_5,
    ],
    [
        5.226_495_278_852_545e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);

const MIDDLE: Rational = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);

const FAR: Rational = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

/// Φ, the standard normal distribution function.
pub fn normal_probability(score: f64) -> f64 {
    0.5 * libm::erfc(-score * std::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Locality;

    #[test]
    fn neighbours_are_the_same_as_one_by_one() {
        let (seed, decision) = (7, Decision::named("test neighbours"));
        let mut together = [0.0; 77];
        let chance = Chance::new(seed, Locality::default()).in_draw(3);
        standard_normals(&chance, decision, 2000, &mut together);
        for (subject, value) in (2000..).zip(together) {
            let mut stream = Stream::new(seed, 3, decision, subject);
            assert_eq!(value, standard_normal(&mut stream));
        }
    }

    #[test]
    fn many_of_a_stream_are_those_one_by_one() {
        let mut stream = Stream::new(7, 3, Decision::named("test of many"), 5);
        let mut again = stream.clone();
        for many in [1, 14, 30, 3] {
            let mut together = vec![0.0; many];
            next_normals(&mut stream, &mut together);
            for value in together {
                assert_eq!(value, standard_normal(&mut again));
            }
        }
    }

    /// Values of R's `qnorm`, 15 digits.
    #[test]
    fn quantiles_agree_with_r() {
        for (p, z) in [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_05),
            (0.9, 1.281_551_565_544_6),
            (1e-4, -3.719_016_485_455_68),
            (1e-12, -7.034_483_825_301_13),
            (1e-30, -11.464_024_688_443_6),
        ] {
            assert!((normal_quantile(p) - z).abs() < 2e-13, "{p}");
        }
    }
}
