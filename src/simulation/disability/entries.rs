//! New certificates in a year.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::blocks::{BLOCK, blocks, blocks_mut};
use super::entering::Entering;
use super::{
    Flows, ROW, Raised, STOCKS, YearOfCertificates, category_of, rows, rows_mut, span_of, stock,
};
use crate::axes::{AGES, CATEGORIES};
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::screen::{Screen, arrivals_in_doubt};
use crate::statistics::sampling::{Lanes, MOST_LANES};
use crate::stream::{RandomWords, Sequences};

impl YearOfCertificates {
    /// New certificates among people without one, at the ages reached at the end of the year:
    /// Poisson numbers, but nobody is certified who is not there. `holding` is the number of
    /// holders by age and sex; the intensities of the base year are `raised`.
    pub fn entries(
        &mut self,
        flows: &Flows,
        raised: &Raised,
        without: &mut [f64; CELLS],
        holding: &mut [f64; CELLS],
        holders: &mut [f32],
    ) -> f64 {
        self.raise(flows, raised);
        for row in rows_mut(&mut self.scale) {
            for (scale, people) in row.iter_mut().zip(without.iter()) {
                *scale = *people as f32;
            }
        }
        self.entered.fill(0.0);
        vectors::dispatch(Entries {
            inflow: &self.inflow,
            scale: &self.scale,
            doubts: Doubts {
                mean: |stock: usize| f64::from(self.inflow[stock]) * without[stock % ROW],
                words: self.entries,
                sequences: self.entries_in_doubt,
            },
            entering: &mut self.entering,
            newcomers: &mut self.newcomers,
            entered: &mut self.entered,
            holders,
        });
        let mut all = 0.0;
        for at in 0..CELLS {
            let mut entered = f64::from(self.entered[at]);
            if entered > without[at] {
                entered = at_most(&mut self.newcomers, holders, at, without[at]);
            }
            without[at] -= entered;
            holding[at] += entered;
            all += entered;
        }
        all
    }

    /// The year's intensities of new certificates.
    fn raise(&mut self, flows: &Flows, raised: &Raised) {
        vectors::dispatch(Raising {
            inflow: &flows.inflow,
            categories: raised.categories.map(|factor| factor as f32),
            by_age: std::array::from_fn(|at| raised.spans[span_of(at % AGES)] as f32),
            raised: &mut self.inflow,
        });
    }
}

/// The intensities of the base year, raised by category and by age.
struct Raising<'a> {
    inflow: &'a [f32],
    categories: [f32; CATEGORIES],
    by_age: [f32; ROW],
    raised: &'a mut [f32],
}

impl WithSimd for Raising<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let tables = rows_mut(self.raised).iter_mut().zip(rows(self.inflow));
        for (kind, (raised, inflow)) in tables.enumerate() {
            let factor = self.categories[category_of(kind)];
            for at in 0..ROW {
                raised[at] = inflow[at] * (factor * self.by_age[at]);
            }
        }
    }
}

/// Lets the first kinds of an age and sex have theirs until nobody is left; how many that is.
fn at_most(newcomers: &mut [f32], holders: &mut [f32], at: usize, people: f64) -> f64 {
    let mut left = people;
    for kind in 0..KINDS {
        let stock = stock(kind, at);
        let new = f64::from(newcomers[stock]).min(left) as f32;
        holders[stock] -= newcomers[stock] - new;
        newcomers[stock] = new;
        left -= f64::from(new);
    }
    people - left
}

/// New certificates: `inflow` times `scale`, the same for each block, are expected.
struct Entries<'a, F> {
    inflow: &'a [f32],
    scale: &'a [f32; BLOCK],
    doubts: Doubts<F>,
    entering: &'a mut Entering,
    newcomers: &'a mut [f32],
    entered: &'a mut [f32; ROW],
    holders: &'a mut [f32],
}

impl<F: Fn(usize) -> f64> WithSimd for Entries<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let scale = S::as_simd_f32s(self.scale).0;
        let entered = S::as_mut_simd_f32s(self.entered).0;
        let width = ROW / S::F32_LANES;
        let Entering {
            screen,
            numbers,
            means,
            busy,
        } = self.entering;
        let zero = Lanes::all(simd, 0.0);
        for block in 0..STOCKS / BLOCK {
            let inflow = S::as_simd_f32s(&blocks(self.inflow)[block]).0;
            let newcomers = S::as_mut_simd_f32s(&mut blocks_mut(self.newcomers)[block]).0;
            let holders = S::as_mut_simd_f32s(&mut blocks_mut(self.holders)[block]).0;
            busy.clear();
            for member in (0..BLOCK / DIGITS).step_by(S::F32_LANES) {
                let first = block * (BLOCK / DIGITS) + member;
                let halves = Lanes::halves(simd, self.doubts.words, first);
                for digit in 0..DIGITS {
                    let step = cell_of(member, digit) / S::F32_LANES;
                    let mean = Lanes::of(simd, inflow[step]) * Lanes::of(simd, scale[step]);
                    let u = Lanes::digits(simd, halves, digit as u32);
                    busy.add(step, !Screen::<BLOCK>::nothing_happens(u, mean));
                    u.put(numbers, step);
                    mean.put(means, step);
                    newcomers[step] = zero.values;
                }
            }
            screen.begin();
            for i in 0..busy.len() {
                let step = busy.at(i);
                let (u, mean) = (Lanes::at(simd, numbers, step), Lanes::at(simd, means, step));
                screen.arrivals(simd, step, u, mean);
            }
            screen.finish(simd);
            for i in 0..busy.len() {
                let step = busy.at(i);
                let (first, row) = (block * BLOCK + step * S::F32_LANES, step % width);
                let doubts = &self.doubts;
                let count = screen.count_or(simd, step, |lane| doubts.count_in_doubt(first + lane));
                newcomers[step] = count.values;
                entered[row] = (Lanes::of(simd, entered[row]) + count).values;
                holders[step] = (Lanes::of(simd, holders[step]) + count).values;
            }
        }
    }
}

/// Cells share halves of [`RandomWords`], a digit (16 random bits) for each: the halves of [`MOST_LANES`] members serve as many
/// cells side by side with their lower digits, and the next cells with the upper ones.
const DIGITS: usize = RandomWords::DIGITS as usize;
const _: () = assert!(BLOCK.is_multiple_of(MOST_LANES * DIGITS));

/// The cell that has a digit of a member's half.
#[inline(always)]
fn cell_of(member: usize, digit: usize) -> usize {
    let (group, lane) = (member / MOST_LANES, member % MOST_LANES);
    (group * DIGITS + digit) * MOST_LANES + lane
}

/// What counts the cells in doubt; `mean` is what is expected in a cell.
struct Doubts<F> {
    mean: F,
    words: RandomWords,
    sequences: Sequences,
}

impl<F: Fn(usize) -> f64> Doubts<F> {
    /// How many are newly certified in one cell that the screen left in doubt.
    #[cold]
    fn count_in_doubt(&self, stock: usize) -> f32 {
        let (step, lane) = (stock / MOST_LANES, stock % MOST_LANES);
        let member = step / DIGITS * MOST_LANES + lane;
        let known = self.words.digits(member as u32)[step % DIGITS];
        let mut chance = self.sequences.of(stock as u32);
        arrivals_in_doubt((self.mean)(stock), known, &mut chance) as f32
    }
}
