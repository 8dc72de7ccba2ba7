//! Thousands of small counts at once, in single precision, wherever that settles them.
//!
//! It is a *screen* as a sieve is one: counts that are certain in single precision pass, the few that
//! are not are held back, *in doubt*, for whoever asked to count exactly. A count is *settled* when
//! nothing that is still unknown could change it.
//!
//! A *digit*, sixteen random bits of a cell's [`RandomWords`], puts the cell's uniform number into an
//! interval of 1/65 536. Nearly always the whole interval, and all that single precision can err, lies between two steps of the
//! distribution function; then the count is what `Inversion` would find with any further bits. The
//! few cells where it does not are handed back as [`DOUBT`].

mod counting;
mod doubt;
mod steps;

pub(crate) use counting::Screen;
pub use doubt::DOUBT;
pub(crate) use steps::StepList;

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::lanes::{Lanes, MOST_LANES};
use super::{Inversion, binomial, poisson};
use crate::stream::{RandomWords, Uniforms};

/// The lower digits of the first halves of some words.
pub fn digits(words: RandomWords, digits: &mut [u32]) {
    vectors::dispatch(Digits { words, digits });
}

struct Digits<'a> {
    words: RandomWords,
    digits: &'a mut [u32],
}

impl WithSimd for Digits<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        for (step, digits) in self.digits.chunks_mut(S::F32_LANES).enumerate() {
            let halves = Lanes::halves(simd, self.words, step * S::F32_LANES);
            simd.partial_store_u32s(digits, simd.and_u32s(halves, simd.splat_u32s(0xffff)));
        }
    }
}

/// How many of each cell's `people` leave in a year at its hazard: [`Inversion::leavers`] at its
/// digit. All slices have one entry for each cell.
pub fn leavers(digits: &[u32], people: &[f32], hazards: &[f32], counts: &mut [f32]) {
    vectors::dispatch(Slices {
        digits,
        people,
        hazards: Some(hazards),
        counts,
    });
}

/// How often in each cell happens what is expected so often: [`Inversion::arrivals`] at its digit.
/// All slices have one entry for each cell.
pub fn arrivals(digits: &[u32], means: &[f32], counts: &mut [f32]) {
    vectors::dispatch(Slices {
        digits,
        people: means,
        hazards: None,
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

/// Leavers, or arrivals where there are no hazards and so many people are expected.
struct Slices<'a> {
    digits: &'a [u32],
    people: &'a [f32],
    hazards: Option<&'a [f32]>,
    counts: &'a mut [f32],
}

/// Cells of slices that are counted together.
const TOGETHER: usize = 16 * MOST_LANES;

impl WithSimd for Slices<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut screen = Screen::<TOGETHER>::default();
        for (group, counts) in self.counts.chunks_mut(TOGETHER).enumerate() {
            screen.begin();
            let first = group * TOGETHER;
            let steps = counts.len().div_ceil(S::F32_LANES);
            for step in 0..steps {
                let from = first + step * S::F32_LANES;
                let cells = from..(from + S::F32_LANES).min(first + counts.len());
                let digits = simd.partial_load_u32s(&self.digits[cells.clone()]);
                let u = Lanes::digits(simd, digits, 0);
                let people = simd.partial_load_f32s(&self.people[cells.clone()]);
                let people = Lanes::of(simd, people);
                if let Some(hazards) = self.hazards {
                    let hazards = Lanes::of(simd, simd.partial_load_f32s(&hazards[cells]));
                    screen.leavers(simd, step, u, people, hazards);
                } else {
                    screen.arrivals(simd, step, u, people);
                }
            }
            screen.finish(simd);
            for (step, counts) in counts.chunks_mut(S::F32_LANES).enumerate() {
                simd.partial_store_f32s(counts, screen.count(simd, step).values);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    const CELLS: usize = 40_003;

    /// Digits, people and hazards from few and low to many and high.
    fn cells() -> (Vec<u32>, Vec<f32>, Vec<f32>) {
        let words = Stream::new(3, 0, Decision::named("test screen"), 0).words();
        let mut digits = vec![0; CELLS];
        super::digits(words, &mut digits);
        assert_eq!(digits[77], words.digits(77)[0]);
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

    /// One cell after the other, or as many at once as this processor takes.
    #[test]
    fn every_width_counts_the_same() {
        let (digits, people, hazards) = cells();
        let (mut wide, mut narrow) = (vec![0.0; CELLS], vec![0.0; CELLS]);
        for hazards in [Some(&hazards[..]), None] {
            let slices = |counts| Slices {
                digits: &digits,
                people: &people,
                hazards,
                counts,
            };
            vectors::dispatch(slices(&mut wide));
            pulp::Scalar.vectorize(slices(&mut narrow));
            assert_eq!(wide, narrow);
        }
    }

    #[test]
    fn nothing_happens_where_the_screen_says_so() {
        let (digits, people, hazards) = cells();
        let mut nothing = 0;
        for i in 0..CELLS {
            let expected = people[i] * hazards[i];
            let u = Lanes::digits(pulp::Scalar, digits[i], 0);
            let bound = Lanes::of(pulp::Scalar, expected);
            if Screen::<TOGETHER>::nothing_happens(u, bound) {
                nothing += usize::from(expected > 0.0);
                let end = (f64::from(digits[i]) + 1.0 - 1e-9) / 65_536.0;
                assert_eq!(Inversion::arrivals(expected.into()).at(end), 0);
                let law = Inversion::leavers(people[i].into(), hazards[i].into());
                assert_eq!(law.at(end), 0);
            }
        }
        assert!(nothing > CELLS / 4, "{nothing}");
    }

    #[test]
    fn many_are_handed_back_and_nobody_leaves_an_empty_cell() {
        let mut counts = [0.0; 3];
        leavers(
            &[0xffff; 3],
            &[0.0, 5.0, 0.0],
            &[0.5, 0.0, 0.0],
            &mut counts,
        );
        assert_eq!(counts, [0.0; 3]);
        leavers(&[0; 3], &[0.0, 40.0, 5.0], &[3.0, 0.5, 1.5], &mut counts);
        assert_eq!(counts, [0.0, DOUBT, DOUBT]);
        arrivals(&[0; 3], &[0.0, 10.5, 1e9], &mut counts);
        assert_eq!(counts, [0.0, DOUBT, DOUBT]);
    }
}
