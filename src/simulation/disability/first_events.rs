//! The first event of the year of each certificate holder, for many cells at once.

use pulp::{Simd, WithSimd};

use super::blocks::{BLOCK, blocks};
use super::fates::Fates;
use super::hazards::{HazardsOfBlock, SharedHazards};
use super::outcomes::Outcomes;
use super::ways::WaysOfLeaving;
use super::{Flows, ROW, STOCKS};
use crate::simulation::population::CELLS;
use crate::statistics::sampling::Lanes;
use crate::statistics::sampling::screen::{Screen, StepList, leavers_in_doubt};
use crate::stream::{RandomWords, Sequences};

/// Working memory for the first events of a block: who leaves each cell at which hazard; who of them
/// dies; who dies or gives the certificate back; and those with whom is regraded to a more severe grade.
#[derive(Clone, Debug)]
pub(super) struct EventRoom {
    screen: Screen<BLOCK>,
    pub leaving: [f32; BLOCK],
    pub hazards: [f32; BLOCK],
    died: [f32; BLOCK],
    pub gone: [f32; BLOCK],
    pub worse: [f32; BLOCK],
    /// Each cell's first half of a word. Its lower digit (16 random bits) decides how many leave, its
    /// upper one whether anything more may happen to the regraded in the same year.
    pub halves: [u32; BLOCK],
    /// How far the hazards of those who are regraded go beyond the upper digit's number.
    pub risks: [f32; BLOCK],
    /// Steps in which somebody may leave.
    busy: StepList<BLOCK>,
    pub open: StepList<BLOCK>,
    /// For each step of a row, whether anybody leaves its ages and sex from any grade.
    pub left: [bool; ROW],
}

impl Default for EventRoom {
    fn default() -> Self {
        EventRoom {
            screen: Screen::default(),
            leaving: [0.0; BLOCK],
            hazards: [0.0; BLOCK],
            died: [0.0; BLOCK],
            gone: [0.0; BLOCK],
            worse: [0.0; BLOCK],
            halves: [0; BLOCK],
            risks: [0.0; BLOCK],
            busy: StepList::default(),
            open: StepList::default(),
            left: [false; ROW],
        }
    }
}

/// The first events of the year. Tables are laid out like the stocks or, in their rows, by age and
/// sex.
pub(super) struct FirstEvents<'a> {
    pub flows: &'a Flows,
    pub hazards: &'a [f64; CELLS],
    pub shared: &'a SharedHazards,
    pub words: RandomWords,
    pub doubts: Sequences,
    pub block: &'a mut EventRoom,
    pub regrading: Sequences,
    pub holders: &'a mut [f32],
    pub outcomes: &'a mut Outcomes,
}

impl WithSimd for FirstEvents<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        for block in 0..STOCKS / BLOCK {
            let hazards = HazardsOfBlock::of(self.flows, self.shared, block);
            self.count_leavers(simd, block, hazards);
            self.decide(simd, block, hazards);
            self.move_out(simd, block);
        }
    }
}

impl FirstEvents<'_> {
    /// How many leave: the lower digit of a cell's first half decides.
    #[inline(always)]
    fn count_leavers<S: Simd>(&mut self, simd: S, block: usize, hazards: HazardsOfBlock<'_>) {
        let steps = BLOCK / S::F32_LANES;
        let zero = Lanes::all(simd, 0.0);
        let nobody = Fates {
            died: zero,
            gone: zero,
            worse: zero,
        };
        self.block.busy.clear();
        for step in 0..steps {
            let people = Lanes::at(simd, &blocks(self.holders)[block], step);
            let first = block * BLOCK + step * S::F32_LANES;
            let halves = Lanes::halves(simd, self.words, first);
            let (u, all) = (Lanes::digits(simd, halves, 0), hazards.ways(simd, step).all);
            let nothing = Screen::<BLOCK>::nothing_happens(u, people * all);
            self.block.busy.add(step, !nothing);
            S::as_mut_simd_u32s(&mut self.block.halves).0[step] = halves;
            all.put(&mut self.block.hazards, step);
            zero.put(&mut self.block.leaving, step);
            self.block.put(step, &nobody);
        }
        self.block.screen.begin();
        for i in 0..self.block.busy.len() {
            let step = self.block.busy.at(i);
            let people = Lanes::at(simd, &blocks(self.holders)[block], step);
            let halves = S::as_simd_u32s(&self.block.halves).0[step];
            let all = Lanes::at(simd, &self.block.hazards, step);
            let u = Lanes::digits(simd, halves, 0);
            self.block.screen.leavers(simd, step, u, people, all);
        }
        self.block.screen.finish(simd);
        self.block.open.clear();
        self.block.left.fill(false);
        for i in 0..self.block.busy.len() {
            let step = self.block.busy.at(i);
            let first = block * BLOCK + step * S::F32_LANES;
            let screen = &self.block.screen;
            let leaving = screen.count_or(simd, step, |lane| self.count_in_doubt(first + lane));
            leaving.put(&mut self.block.leaving, step);
            self.block.open.add(step, leaving.any_positive());
            self.block.left[step % (ROW / S::F32_LANES)] |= leaving.any_positive();
        }
    }

    /// What happens to those who leave, one of each cell after the other: each further half decides
    /// about one.
    #[inline(always)]
    fn decide<S: Simd>(&mut self, simd: S, block: usize, hazards: HazardsOfBlock<'_>) {
        let mut which = 1;
        while self.block.open.len() > 0 {
            let open = self.block.open.len();
            self.block.open.clear();
            for i in 0..open {
                let step = self.block.open.at(i);
                let member = which * STOCKS + block * BLOCK + step * S::F32_LANES;
                let half = Lanes::halves(simd, self.words, member);
                let leaving = Lanes::at(simd, &self.block.leaving, step);
                let ways = hazards.ways(simd, step);
                let fates = self.block.get(simd, step);
                let fates = fates.with(simd, &ways, half, leaving, which as f32);
                self.block.put(step, &fates);
                self.block
                    .open
                    .add(step, !leaving.all_below(which as f32 + 1.0));
            }
            which += 1;
        }
    }

    /// How many leave one cell that the screen left in doubt.
    #[cold]
    fn count_in_doubt(&self, stock: usize) -> f32 {
        let ways = WaysOfLeaving::of(self.flows, self.hazards, stock);
        let [digit, _] = self.words.digits(stock as u32);
        let mut chance = self.doubts.of(stock as u32);
        let people = f64::from(self.holders[stock]);
        leavers_in_doubt(people, ways.all, digit, &mut chance) as f32
    }
}

impl EventRoom {
    /// What happens first in the cells of a step.
    #[inline(always)]
    pub fn get<S: Simd>(&self, simd: S, step: usize) -> Fates<S> {
        Fates {
            died: Lanes::at(simd, &self.died, step),
            gone: Lanes::at(simd, &self.gone, step),
            worse: Lanes::at(simd, &self.worse, step),
        }
    }

    #[inline(always)]
    fn put<S: Simd>(&mut self, step: usize, fates: &Fates<S>) {
        fates.died.put(&mut self.died, step);
        fates.gone.put(&mut self.gone, step);
        fates.worse.put(&mut self.worse, step);
    }
}
