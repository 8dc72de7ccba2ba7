//! Those who are regraded in a year: into their new cells, packs of cells at once, and one by one
//! where something may happen to them again before the year ends.

use pulp::Simd;

use super::ROW;
use super::blocks::{BLOCK, blocks_mut};
use super::first_events::{EventRoom, FirstEvents};
use super::ways::{Fate, WaysOfLeaving};
use crate::axes::GRADES;
use crate::statistics::sampling::Lanes;
use crate::stream::Uniforms;

/// Those of a few cells who leave them, and the hazard of leaving.
#[derive(Clone, Copy)]
struct Leavers<S: Simd> {
    all: Lanes<S>,
    died: Lanes<S>,
    gone: Lanes<S>,
    /// To the next more severe grade.
    worse: Lanes<S>,
    /// To the next milder grade.
    better: Lanes<S>,
    hazard: Lanes<S>,
}

impl<S: Simd> Leavers<S> {
    #[inline(always)]
    fn none(simd: S) -> Self {
        let zero = Lanes::all(simd, 0.0);
        Leavers {
            all: zero,
            died: zero,
            gone: zero,
            worse: zero,
            better: zero,
            hazard: zero,
        }
    }

    #[inline(always)]
    fn of(simd: S, block: &EventRoom, step: usize) -> Self {
        let all = Lanes::at(simd, &block.leaving, step);
        let fates = block.get(simd, step);
        Leavers {
            all,
            died: fates.died,
            gone: fates.gone,
            worse: fates.worse - fates.gone,
            better: all - fates.worse,
            hazard: Lanes::at(simd, &block.hazards, step),
        }
    }
}

/// Where a number lies at most below the middle of its interval: half of it, and as much again for the
/// rounding of the hazards.
const EDGE: f32 = 1.0 / 65_536.0;

impl FirstEvents<'_> {
    /// Takes those who leave out of their cells, and puts the regraded into their new ones.
    ///
    /// Another event in the same year has less chance than its hazard. The upper digit of a cell's first half tells
    /// whether any of the regraded comes below that; these few are then followed.
    #[inline(always)]
    pub fn move_out<S: Simd>(&mut self, simd: S, block: usize) {
        let width = ROW / S::F32_LANES;
        self.block.open.clear();
        let holders = S::as_mut_simd_f32s(&mut blocks_mut(self.holders)[block]).0;
        for row in 0..width {
            if !self.block.left[row] {
                continue;
            }
            let mut died = Lanes::at(simd, &self.outcomes.died, row);
            let mut cancelled = Lanes::at(simd, &self.outcomes.cancelled, row);
            let mut regraded = Lanes::at(simd, &self.outcomes.regraded, row);
            let (mut above, mut here) = (Leavers::none(simd), Leavers::of(simd, &*self.block, row));
            for grade in 0..GRADES {
                let step = grade * width + row;
                let below = if grade + 1 < GRADES {
                    Leavers::of(simd, &*self.block, step + width)
                } else {
                    Leavers::none(simd)
                };
                let people = Lanes::of(simd, holders[step]) - here.all;
                holders[step] = (people + (above.better + below.worse)).values;
                died = died + here.died;
                cancelled = cancelled + (here.gone - here.died);
                regraded = regraded + (here.all - here.gone);
                let risk = here.worse * above.hazard + here.better * below.hazard;
                let half = S::as_simd_u32s(&self.block.halves).0[step];
                let risk = risk - (Lanes::digits(simd, half, 1) - EDGE);
                risk.put(&mut self.block.risks, step);
                self.block.open.add(step, risk.any_positive());
                (above, here) = (here, below);
            }
            died.put(&mut self.outcomes.died, row);
            cancelled.put(&mut self.outcomes.cancelled, row);
            regraded.put(&mut self.outcomes.regraded, row);
        }
        for i in 0..self.block.open.len() {
            let first = self.block.open.at(i) * S::F32_LANES;
            for cell in first..first + S::F32_LANES {
                if self.block.risks[cell] > 0.0 {
                    let (gone, worse) = (self.block.gone[cell], self.block.worse[cell]);
                    let better = self.block.leaving[cell] - worse;
                    self.follow_regraded(block * BLOCK + cell, worse - gone, better);
                }
            }
        }
    }

    /// Finds those of a cell's regraded to whom something more may happen, and follows them.
    ///
    /// One uniform number decides about one after the other: where it lies within what was decided,
    /// it is uniform again.
    fn follow_regraded(&mut self, from: usize, worse: f32, better: f32) {
        let [_, digit] = self.words.digits(from as u32);
        let mut chance = self.regrading.of(from as u32);
        let mut u = (f64::from(digit) + chance.uniform()) / 65_536.0;
        // Nobody goes beyond the first and the last grade.
        for (to, people) in [(from.wrapping_sub(ROW), worse), (from + ROW, better)] {
            for _ in 0..people as u32 {
                let bound = WaysOfLeaving::of(self.flows, self.hazards, to).all.min(1.0);
                if u >= bound {
                    u = (u - bound) / (1.0 - bound);
                    continue;
                }
                u /= bound;
                match self.follow(from, to, &mut chance) {
                    Fate::Holds(stock) => self.regrade(from, to, stock),
                    Fate::Died => {
                        self.outcomes.died[from % ROW] += 1.0;
                        self.withdraw(to);
                    }
                    Fate::Cancelled => {
                        self.outcomes.cancelled[from % ROW] += 1.0;
                        self.withdraw(to);
                    }
                }
            }
        }
    }

    /// Somebody holds another certificate at the end of the year than the first regrading gave.
    fn regrade(&mut self, from: usize, to: usize, stock: usize) {
        self.holders[to] -= 1.0;
        self.holders[stock] += 1.0;
        if stock == from {
            self.outcomes.regraded[from % ROW] -= 1.0;
        }
    }

    /// Somebody who was regraded holds no certificate at the end of the year.
    fn withdraw(&mut self, to: usize) {
        self.holders[to] -= 1.0;
        self.outcomes.regraded[to % ROW] -= 1.0;
    }
}
