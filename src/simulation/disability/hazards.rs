//! The hazards of many cells of holders at once.

use pulp::Simd;

use super::blocks::{BLOCK, blocks};
use super::fates::LanesOfWays;
use super::{Flows, ROW};
use crate::simulation::population::CELLS;
use crate::statistics::sampling::Lanes;

/// What no block differs in, laid out like a block.
pub(super) struct SharedHazards {
    /// The general hazard, in single precision.
    death: [f32; BLOCK],
    /// Regrading to the next more severe grade by grade: none from the first, nothing else from the last.
    worsening: [f32; BLOCK],
}

impl SharedHazards {
    /// Of a year.
    pub fn of(flows: &Flows, hazards: &[f64; CELLS]) -> Self {
        let (mut death, mut worsening) = ([0.0; BLOCK], [flows.worsening as f32; BLOCK]);
        for row in death.as_chunks_mut::<ROW>().0 {
            for (single, hazard) in row.iter_mut().zip(hazards) {
                *single = *hazard as f32;
            }
        }
        worsening[..ROW].fill(0.0);
        worsening[BLOCK - ROW..].fill(f32::MAX);
        SharedHazards { death, worsening }
    }
}

/// The hazards of a block, all of one length, so that a step that is in one is in all of them.
#[derive(Clone, Copy)]
pub(super) struct HazardsOfBlock<'a> {
    shared: &'a SharedHazards,
    relative: &'a [f32; BLOCK],
    cancellation: &'a [f32; BLOCK],
    others: &'a [f32; BLOCK],
}

impl<'a> HazardsOfBlock<'a> {
    /// Of a year's flows.
    #[inline(always)]
    pub fn of(flows: &'a Flows, shared: &'a SharedHazards, block: usize) -> Self {
        HazardsOfBlock {
            shared,
            relative: &blocks(&flows.relative_mortality)[block],
            cancellation: &blocks(&flows.cancellation)[block],
            others: &blocks(&flows.other_exits)[block],
        }
    }

    /// The hazards of the cells of a step, added up in turn; see [`WaysOfLeaving`](super::ways::WaysOfLeaving).
    #[inline(always)]
    pub fn ways<S: Simd>(self, simd: S, step: usize) -> LanesOfWays<S> {
        let hazard = Lanes::at(simd, &self.shared.death, step);
        let death = hazard * Lanes::at(simd, self.relative, step);
        let gone = death + Lanes::at(simd, self.cancellation, step);
        LanesOfWays {
            death,
            gone,
            worse: gone + Lanes::at(simd, &self.shared.worsening, step),
            all: death + Lanes::at(simd, self.others, step),
        }
    }
}
