//! Thousands of small counts at once, in single precision, wherever that settles them.
//!
//! A digit of sixteen random bits places a cell's uniform number in an interval of 1/65 536. Nearly always
//! the whole interval, and all that single precision can err, lies between two steps of the
//! distribution function; then the count is what `Inversion` would find with
//! any further bits. The few cells where it does not are handed back as [`DOUBT`].

use pulp::{Arch, Simd, WithSimd};

use super::lanes::Lanes;
use super::{Inversion, binomial, poisson};
use crate::stream::Uniforms;

/// Stands for a count that needs more bits, or another method.
pub const DOUBT: f32 = -1.0;

/// How near to a step a number is in doubt: half the interval (2⁻¹⁷) and the error of the sums: below 1.1e-5 while the exponent is at most
/// ten and the hazard at most one, of which the inputs' rounding is 2e-6, the exponential's 2e-6 and
/// the recursion's, at 6.4e-7 for each event expected, 6.4e-6.
const MARGIN: f32 = 1.0 / 32_768.0;
/// Largest hazard for which `e^hazard − 1` is exact enough.
const GREATEST_HAZARD: f32 = 1.0;
/// Nothing that is expected at most [`Inversion::GREATEST`] times happens this often.
const MOST: usize = 48;

/// How many of each cell's `people` leave in a year at its hazard: [`Inversion::leavers`] at its
/// digit. All slices have one entry for each cell.
pub fn leavers(digits: &[u32], people: &[f32], hazards: &[f32], counts: &mut [f32]) {
    Arch::new().dispatch(Leavers {
        digits,
        people,
        hazards,
        counts,
    });
}

/// How often in each cell happens what is expected so often: [`Inversion::arrivals`] at its digit.
/// All slices have one entry for each cell.
pub fn arrivals(digits: &[u32], means: &[f32], counts: &mut [f32]) {
    Arch::new().dispatch(Arrivals {
        digits,
        means,
        counts,
    });
}

/// A count of [`leavers`] that the screen has left in doubt: the same distribution, from the digit
/// and as many further numbers as it takes.
pub fn leavers_in_doubt(n: f64, hazard: f64, digit: u32, chance: &mut impl Uniforms) -> u64 {
    if n * hazard > Inversion::GREATEST {
        binomial(n as u64, -libm::expm1(-hazard), chance)
    } else {
        Inversion::leavers(n, hazard).at(further(digit, chance))
    }
}

/// A count of [`arrivals`] that the screen has left in doubt.
pub fn arrivals_in_doubt(mean: f64, digit: u32, chance: &mut impl Uniforms) -> u64 {
    if mean > Inversion::GREATEST {
        poisson(mean, chance)
    } else {
        Inversion::arrivals(mean).at(further(digit, chance))
    }
}

/// A uniform number whose first digit is known.
fn further(digit: u32, chance: &mut impl Uniforms) -> f64 {
    (f64::from(digit) + chance.uniform()) / 65_536.0
}

struct Leavers<'a> {
    digits: &'a [u32],
    people: &'a [f32],
    hazards: &'a [f32],
    counts: &'a mut [f32],
}

impl WithSimd for Leavers<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (digits, last_digits) = S::as_simd_u32s(self.digits);
        let (people, last_people) = S::as_simd_f32s(self.people);
        let (hazards, last_hazards) = S::as_simd_f32s(self.hazards);
        let (counts, last_counts) = S::as_mut_simd_f32s(self.counts);
        for (((digit, people), hazard), count) in digits.iter().zip(people).zip(hazards).zip(counts)
        {
            let u = Lanes::uniforms(simd, *digit, 0);
            let (people, hazard) = (Lanes::of(simd, *people), Lanes::of(simd, *hazard));
            *count = leaving(simd, u, people, hazard).values;
        }
        if !last_counts.is_empty() {
            let u = Lanes::uniforms(simd, simd.partial_load_u32s(last_digits), 0);
            let people = Lanes::of(simd, simd.partial_load_f32s(last_people));
            let hazard = Lanes::of(simd, simd.partial_load_f32s(last_hazards));
            let count = leaving(simd, u, people, hazard).values;
            simd.partial_store_f32s(last_counts, count);
        }
    }
}

struct Arrivals<'a> {
    digits: &'a [u32],
    means: &'a [f32],
    counts: &'a mut [f32],
}

impl WithSimd for Arrivals<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (digits, last_digits) = S::as_simd_u32s(self.digits);
        let (means, last_means) = S::as_simd_f32s(self.means);
        let (counts, last_counts) = S::as_mut_simd_f32s(self.counts);
        for ((digit, mean), count) in digits.iter().zip(means).zip(counts) {
            let u = Lanes::uniforms(simd, *digit, 0);
            *count = arriving(simd, u, Lanes::of(simd, *mean)).values;
        }
        if !last_counts.is_empty() {
            let u = Lanes::uniforms(simd, simd.partial_load_u32s(last_digits), 0);
            let mean = Lanes::of(simd, simd.partial_load_f32s(last_means));
            simd.partial_store_f32s(last_counts, arriving(simd, u, mean).values);
        }
    }
}

/// [`leavers`], lane by lane, at uniform numbers in the middle of their intervals.
#[inline(always)]
pub(crate) fn leaving<S: Simd>(
    simd: S,
    u: Lanes<S>,
    people: Lanes<S>,
    hazards: Lanes<S>,
) -> Lanes<S> {
    // A hazard too great for the screen makes the exponent so, unless nobody is there.
    let exponent = hazards.where_at_most(
        Lanes::all(simd, GREATEST_HAZARD),
        people * hazards,
        people * 1e6,
    );
    if nothing_happens(u, exponent) {
        return Lanes::all(simd, 0.0);
    }
    let odds = hazards
        .min(Lanes::all(simd, GREATEST_HAZARD))
        .exponential_less_one();
    count(simd, u, exponent, people * odds, odds)
}

/// [`arrivals`], lane by lane, at uniform numbers in the middle of their intervals.
#[inline(always)]
pub(crate) fn arriving<S: Simd>(simd: S, u: Lanes<S>, means: Lanes<S>) -> Lanes<S> {
    if nothing_happens(u, means) {
        return Lanes::all(simd, 0.0);
    }
    count(simd, u, means, means, Lanes::all(simd, 0.0))
}

/// Whether `u < 1 − exponent ≤ e^(−exponent)` in every lane.
#[inline(always)]
fn nothing_happens<S: Simd>(u: Lanes<S>, exponent: Lanes<S>) -> bool {
    (u + exponent).all_below(1.0 - MARGIN)
}

/// [`Inversion::at`](super::Inversion::at), lane by lane. The factor from one chance to the next is
/// `(a − b k) / (k + 1) = (a + b) / (k + 1) − b`.
#[inline(always)]
fn count<S: Simd>(
    simd: S,
    u: Lanes<S>,
    exponent: Lanes<S>,
    a: Lanes<S>,
    b: Lanes<S>,
) -> Lanes<S> {
    let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
    let greatest = Lanes::all(simd, Inversion::GREATEST as f32);
    // Where too much is expected the lane stands still, so as not to keep the others.
    let factor = exponent.where_at_most(greatest, a + b, zero);
    let mut mass = exponent.min(greatest).exponential_of_minus();
    let mut gap = u - exponent.where_at_most(greatest, mass, one + one);
    let mut nearest = one;
    let mut count = zero;
    for k in (0..MOST).step_by(2) {
        nearest = nearest.min(gap.absolute());
        if gap.all_below(0.0) {
            break;
        }
        count = zero.where_at_most(gap, count + one, count);
        mass = mass * (factor * RECIPROCALS[k] - b);
        gap = gap - mass;
        nearest = nearest.min(gap.absolute());
        count = zero.where_at_most(gap, count + one, count);
        mass = mass * (factor * RECIPROCALS[k + 1] - b);
        gap = gap - mass;
    }
    let doubt = Lanes::all(simd, DOUBT);
    let settled = Lanes::all(simd, MARGIN).where_at_most(nearest, count, doubt);
    let settled = exponent.where_at_most(zero, zero, settled);
    exponent.where_at_most(greatest, settled, doubt)
}

/// `1 / (k + 1)`.
const RECIPROCALS: [f32; MOST] = {
    let mut reciprocals = [1.0; MOST];
    let mut k = 0;
    while k < MOST {
        reciprocals[k] = 1.0 / (k as f32 + 1.0);
        k += 1;
    }
    reciprocals
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    const CELLS: usize = 40_003;

    /// Digits, people and hazards from few and low to many and high.
    fn cells() -> (Vec<u32>, Vec<f32>, Vec<f32>) {
        let words = Stream::new(3, 0, Decision::named("test screen"), 0).words();
        let digits = (0..CELLS as u32).map(|cell| words.digits(cell)[1]).collect();
        let people = (0..CELLS).map(|i| (i * 7919 % 41) as f32).collect();
        let hazard = |i| 1.2 * libm::pow((i * 104_729 % CELLS) as f64 / CELLS as f64, 4.0);
        (
            digits,
            people,
            (0..CELLS).map(|i| hazard(i) as f32).collect(),
        )
    }

    /// What is settled must hold at both ends of the interval of the 16 bits, in double precision.
    #[test]
    fn what_the_screen_settles_is_what_inversion_finds() {
        let (digits, people, hazards) = cells();
        let mut counts = vec![0.0; CELLS];
        leavers(&digits, &people, &hazards, &mut counts);
        let (mut doubts, mut events) = (0, 0);
        let mut check = |count: f32, law: Inversion, expected: f64, bits: u32, limit: bool| {
            if count == DOUBT {
                doubts += usize::from(expected < 10.0 && !limit);
                return;
            }
            events += count as u64;
            for end in [1e-9, 1.0 - 1e-9] {
                let u = (f64::from(bits) + end) / 65_536.0;
                assert_eq!(law.at(u), count as u64, "{law:?} at {u}");
            }
        };
        for i in 0..CELLS {
            let (n, hazard) = (f64::from(people[i]), f64::from(hazards[i]));
            let law = Inversion::leavers(n, hazard);
            check(counts[i], law, n * hazard, digits[i], hazard > 1.0);
        }
        let means: Vec<f32> = people.iter().zip(&hazards).map(|(n, h)| n * h).collect();
        arrivals(&digits, &means, &mut counts);
        for i in 0..CELLS {
            let law = Inversion::arrivals(means[i].into());
            check(counts[i], law, means[i].into(), digits[i], false);
        }
        assert!(
            events > 100_000 && doubts < 60,
            "{events} events, {doubts} doubts"
        );
    }

    #[test]
    fn many_are_handed_back_and_nobody_leaves_an_empty_cell() {
        let mut counts = [0.0; 3];
        leavers(&[0xffff; 3], &[0.0, 5.0, 0.0], &[0.5, 0.0, 0.0], &mut counts);
        assert_eq!(counts, [0.0; 3]);
        leavers(&[0; 3], &[0.0, 40.0, 5.0], &[3.0, 0.5, 1.5], &mut counts);
        assert_eq!(counts, [0.0, DOUBT, DOUBT]);
        arrivals(&[0; 3], &[0.0, 10.5, 1e9], &mut counts);
        assert_eq!(counts, [0.0, DOUBT, DOUBT]);
    }
}
