//! How many of each age and sex die, move away or arrive in a year.

use pulp::{Arch, Simd, WithSimd};

use super::CELLS;
use crate::statistics::sampling::screen::{
    arrivals_in_doubt, arriving, leavers_in_doubt, leaving,
};
use crate::statistics::sampling::{Inversion, Lanes, MOST_LANES};
use crate::stream::{Sequence, Sequences, Stream, Words};

/// Counts for each cell of age and sex.
///
/// Each cell has its own random bits, so what happens in one leaves the others as they were. Where
/// many are expected a cell is counted in parts, of which each is small enough for the
/// [`screen`](crate::statistics::sampling::screen).
#[derive(Clone, Debug)]
pub struct Moves {
    /// Parts of each cell.
    parts: Row,
    /// The least people, or the mean, of each part of a cell.
    each: Row,
    /// Parts that have one more.
    more: Row,
    hazards: Row,
}

/// All cells, with empty ones after them so that any processor takes them in whole steps.
const ROW: usize = CELLS.next_multiple_of(MOST_LANES);
type Row = [f32; ROW];

/// More parts are not made of a cell: counting it at once is quicker then.
const MOST_PARTS: u32 = 64;

/// Parts in which so many are counted as are expected.
fn parts(expected: f64) -> f64 {
    let parts = (expected / (0.95 * Inversion::GREATEST)) as u32 + 1;
    f64::from(if parts <= MOST_PARTS { parts } else { 1 })
}

impl Default for Moves {
    fn default() -> Self {
        Moves {
            parts: [0.0; ROW],
            each: [0.0; ROW],
            more: [0.0; ROW],
            hazards: [0.0; ROW],
        }
    }
}

impl Moves {
    /// How many of `people` leave at these hazards: binomial, with chance `1 − e^(−hazard)`.
    pub fn leavers(
        &mut self,
        stream: &Stream,
        people: &[f64; CELLS],
        hazards: &[f64; CELLS],
        out: &mut [f64; CELLS],
    ) {
        for at in 0..CELLS {
            let parts = parts(people[at] * hazards[at]);
            let each = f64::from((people[at] / parts) as u32);
            self.parts[at] = parts as f32;
            self.each[at] = each as f32;
            self.more[at] = (people[at] - each * parts) as f32;
            self.hazards[at] = hazards[at] as f32;
        }
        self.count::<true>(stream, out, |at, people, digit, chance| {
            leavers_in_doubt(people.into(), hazards[at], digit, chance)
        });
    }

    /// How many arrive where so many are expected: Poisson.
    pub fn arrivals(&mut self, stream: &Stream, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        let parts = means.map(parts);
        for at in 0..CELLS {
            self.parts[at] = parts[at] as f32;
            self.each[at] = (means[at] / parts[at]) as f32;
            self.more[at] = 0.0;
        }
        self.count::<false>(stream, out, |at, _, digit, chance| {
            arrivals_in_doubt(means[at] / parts[at], digit, chance)
        });
    }

    /// Counts people who leave, or else arrivals. `exact` counts a part in doubt: its cell, how many
    /// it has, its digit and further numbers.
    fn count<const LEAVING: bool>(
        &self,
        stream: &Stream,
        out: &mut [f64; CELLS],
        exact: impl Fn(usize, f32, u32, &mut Sequence) -> u64,
    ) {
        let mut counts = [0.0; ROW];
        Arch::new().dispatch(Count::<_, LEAVING> {
            moves: self,
            counts: &mut counts,
            words: stream.words(),
            doubts: stream.sequences(),
            exact,
        });
        for (out, count) in out.iter_mut().zip(counts) {
            *out = count.into();
        }
    }
}

struct Count<'a, F, const LEAVING: bool> {
    moves: &'a Moves,
    counts: &'a mut Row,
    words: Words,
    doubts: Sequences,
    exact: F,
}

impl<F, const LEAVING: bool> WithSimd for Count<'_, F, LEAVING>
where
    F: Fn(usize, f32, u32, &mut Sequence) -> u64,
{
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let all_parts = S::as_simd_f32s(&self.moves.parts).0;
        let each = S::as_simd_f32s(&self.moves.each).0;
        let more = S::as_simd_f32s(&self.moves.more).0;
        let hazards = S::as_simd_f32s(&self.moves.hazards).0;
        let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
        for row in 0..ROW / S::F32_LANES {
            let first = row * S::F32_LANES;
            let (each, more) = (Lanes::of(simd, each[row]), Lanes::of(simd, more[row]));
            let mut words = Lanes::words(simd, self.words, first);
            let mut sum = zero;
            let mut left = Lanes::of(simd, all_parts[row]);
            let mut part = 0;
            while left.any_positive() {
                let digit = part % Words::DIGITS;
                if digit == 0 && part > 0 {
                    let member = (part / Words::DIGITS) as usize * ROW + first;
                    words = Lanes::words(simd, self.words, member);
                }
                let one_more = Lanes::all(simd, part as f32 + 0.5).where_at_most(more, one, zero);
                let many = zero.where_at_most(left - 0.5, each + one_more, zero);
                let u = Lanes::digits(simd, words, digit);
                let mut count = if LEAVING {
                    leaving(simd, u, many, Lanes::of(simd, hazards[row]))
                } else {
                    arriving(simd, u, many)
                };
                if !count.all_at_least(0.0) {
                    let (mut counts, many) = (count.spread(), many.spread());
                    for lane in 0..S::F32_LANES {
                        if counts[lane] < 0.0 {
                            counts[lane] = self.settle(first + lane, part, many[lane]);
                        }
                    }
                    count = Lanes::gather(simd, &counts);
                }
                sum = sum + count;
                left = left - 1.0;
                part += 1;
            }
            S::as_mut_simd_f32s(&mut *self.counts).0[row] = sum.values;
        }
    }
}

impl<F, const LEAVING: bool> Count<'_, F, LEAVING>
where
    F: Fn(usize, f32, u32, &mut Sequence) -> u64,
{
    /// Counts a part in doubt.
    #[cold]
    fn settle(&self, at: usize, part: u32, many: f32) -> f32 {
        let member = part / Words::DIGITS * ROW as u32 + at as u32;
        let digit = self.words.digits(member)[(part % Words::DIGITS) as usize];
        let mut chance = self.doubts.of(part * ROW as u32 + at as u32);
        (self.exact)(at, many, digit, &mut chance) as f32
    }
}
