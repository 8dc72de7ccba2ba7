//! Many draws: the ensemble of futures, in any number of threads with the same bits.

use std::ops::Range;

use rayon::prelude::*;

use super::SimulationError;
use super::draw::Worker;
use super::engine::{Engine, Follow};
use super::lives::Lives;
use super::profiles::Profiles;
use super::raising::raise;
use super::record::{Layout, Record};
use crate::projection::{Projection, Quantity};

/// The result of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All quantities over the years.
    pub projection: Projection,
    /// The age structure in some years.
    pub profiles: Profiles,
}

/// Parameters that are held, draw by draw.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// Places of the parameters.
    pub places: &'a [usize],
    /// Standard-normal scores: a row of all parameters for every `each` draws.
    pub scores: &'a [f64],
    /// Draws that share a row.
    pub each: usize,
    /// Number of the first draw, which decides the chance of everything else.
    pub first: usize,
}

impl<'a> Held<'a> {
    fn of(self, draw: usize) -> (&'a [usize], &'a [f64]) {
        let width = self.places.len();
        let row = draw / self.each * width;
        (self.places, &self.scores[row..row + width])
    }
}

/// Draws that one task runs together: enough for whole cache lines when they are put in place.
const BLOCK: usize = 16;
/// Blocks that are run before their values are put in place.
const WAVE: usize = 128;

/// The values of some draws: row after row, all draws of a row together.
#[derive(Clone, Debug, Default)]
struct Block {
    sheets: Vec<f32>,
    profiles: Vec<f32>,
}

impl Engine<'_> {
    /// Runs draws `0 … draws − 1` and calls `progress` with the number done.
    ///
    /// Each draw is a pure function of the model, the seed and its number.
    pub fn run(
        &self,
        seed: u64,
        draws: usize,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Outcome, SimulationError> {
        self.run_held(seed, draws, None, progress)
    }

    /// The people of one draw at the end of the base year and the chances of the years after it,
    /// as the person engine takes them. Nobody where the model has no certificates.
    pub fn lives(&self, seed: u64, draw: u32) -> Result<Lives, SimulationError> {
        let layout = Layout::of(self.model, &self.quantities);
        let mut sheet = vec![0.0; layout.rows()];
        let mut profile = vec![0.0; layout.profile_rows()];
        let mut record = Record::new(&layout, &mut sheet, &mut profile);
        Worker::new(self).lives(seed, draw, &mut record)
    }

    /// The same with some parameters held at given places of their distributions in each draw.
    pub fn run_held(
        &self,
        seed: u64,
        draws: usize,
        held: Option<Held<'_>>,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Outcome, SimulationError> {
        if self.follow == Follow::Cohorts && Follow::needed_by(self.model) == Follow::Persons {
            return Err(SimulationError::Contradiction(
                "有服务按家庭情况判断资格，须用 --engine persons 逐人计算 · a rule asks about households: \
                 follow persons with --engine persons"
                    .into(),
            ));
        }
        if self.follow == Follow::Persons && self.model.file.model.disability.is_none() {
            return Err(SimulationError::Contradiction(
                "模型没有残疾与证件（[disability]），不能逐人推算 · the model has no [disability]: persons \
                 cannot be followed"
                    .into(),
            ));
        }
        let layout = Layout::of(self.model, &self.quantities);
        let mut values = vec![0.0; layout.rows() * draws];
        let mut profiles = vec![0.0; layout.profile_rows() * draws];
        let mut blocks = vec![Block::default(); WAVE.min(draws.div_ceil(BLOCK))];
        for first in (0..draws).step_by(WAVE * BLOCK) {
            let last = draws.min(first + WAVE * BLOCK);
            let blocks = &mut blocks[..(last - first).div_ceil(BLOCK)];
            blocks.par_iter_mut().enumerate().try_for_each_init(
                || Desk::new(self, &layout),
                |desk, (place, block)| {
                    let from = first + place * BLOCK;
                    let draws = from..last.min(from + BLOCK);
                    progress(draws.len());
                    desk.run(seed, draws, held, block)
                },
            )?;
            let place = first..last;
            put_in_place(
                blocks,
                |block| &block.sheets,
                place.clone(),
                draws,
                &mut values,
            );
            put_in_place(blocks, |block| &block.profiles, place, draws, &mut profiles);
        }
        Ok(Outcome {
            projection: Projection::new(
                self.quantities.list().to_vec(),
                self.years.clone(),
                draws,
                values,
            ),
            profiles: Profiles {
                years: self.model.profile_years(),
                draws,
                values: profiles,
            },
        })
    }
}

/// What one thread works with.
struct Desk<'l, 'e, 'm> {
    worker: Worker<'e, 'm>,
    layout: &'l Layout<'l>,
    /// A sheet, and a profile, for each draw of a block, one after the other.
    sheets: Vec<f32>,
    profiles: Vec<f32>,
    quantities: &'e [Quantity],
    stands_for: f64,
}

impl<'l, 'e, 'm> Desk<'l, 'e, 'm> {
    fn new(engine: &'e Engine<'m>, layout: &'l Layout<'l>) -> Self {
        Desk {
            worker: Worker::new(engine),
            sheets: vec![0.0; layout.rows() * BLOCK],
            profiles: vec![0.0; layout.profile_rows() * BLOCK],
            layout,
            quantities: engine.quantities().list(),
            stands_for: engine.model.file.model.population.stands_for(),
        }
    }

    /// Runs some draws one after the other.
    fn run(
        &mut self,
        seed: u64,
        draws: Range<usize>,
        held: Option<Held<'_>>,
        block: &mut Block,
    ) -> Result<(), SimulationError> {
        let count = draws.len();
        let (rows, profile_rows) = (self.layout.rows(), self.layout.profile_rows());
        for (place, draw) in draws.enumerate() {
            let sheet = &mut self.sheets[place * rows..][..rows];
            let profile = &mut self.profiles[place * profile_rows..][..profile_rows];
            let mut record = Record::new(self.layout, sheet, profile);
            let given = held.map(|held| held.of(draw));
            let number = held.map_or(0, |held| held.first) + draw;
            self.worker.run(seed, number as u32, given, &mut record)?;
            if self.stands_for > 1.0 {
                raise(self.stands_for, self.quantities, sheet, profile);
            }
        }
        turn(&self.sheets, rows, count, &mut block.sheets);
        turn(&self.profiles, profile_rows, count, &mut block.profiles);
        Ok(())
    }
}

/// Rows that are turned together: few enough for the processor's nearest memory.
const TILE: usize = 64;

/// From sheets of so many `rows`, one after the other, to rows of `count` draws.
fn turn(sheets: &[f32], rows: usize, count: usize, out: &mut Vec<f32>) {
    out.resize(rows * count, 0.0);
    for (tile, out) in out.chunks_mut(TILE * count).enumerate() {
        for (lane, sheet) in sheets.chunks_exact(rows.max(1)).take(count).enumerate() {
            let values = sheet[tile * TILE..].iter();
            for (value, out) in values.zip(out.chunks_exact_mut(count)) {
                out[lane] = *value;
            }
        }
    }
}

/// Puts the blocks' values side by side: row after row, all draws of a row together. `place` is the
/// range of draws that the blocks hold, of `draws` in all.
fn put_in_place(
    blocks: &[Block],
    part: impl Fn(&Block) -> &Vec<f32> + Sync,
    place: Range<usize>,
    draws: usize,
    values: &mut [f32],
) {
    values
        .par_chunks_mut(draws.max(1))
        .enumerate()
        .for_each(|(row, values)| {
            let (whole, rest) = values[place.clone()].as_chunks_mut::<BLOCK>();
            let (full, last) = blocks.split_at(whole.len());
            for (block, values) in full.iter().zip(whole) {
                *values = part(block).as_chunks().0[row];
            }
            if let [block] = last {
                let count = rest.len();
                rest.copy_from_slice(&part(block)[row * count..(row + 1) * count]);
            }
        });
}
