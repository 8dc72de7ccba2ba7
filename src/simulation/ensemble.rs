//! Many draws: the ensemble of futures, in any number of threads with the same bits.

use rayon::prelude::*;

use super::SimulationError;
use super::draw::Worker;
use super::engine::Engine;
use super::record::{PROFILE, PROFILE_GROUPS, Record};
use crate::axes::{SEXES, Year};
use crate::projection::Projection;

/// The result of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All quantities over the years.
    pub projection: Projection,
    /// The age structure in some years.
    pub profiles: Profiles,
}

/// People and certificate holders by five-year age group and sex, in some years, by draw.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// The years.
    pub years: Vec<Year>,
    draws: usize,
    values: Vec<f32>,
}

/// Of whom a profile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody.
    People,
    /// Certificate holders.
    Holders,
}

impl Profiles {
    /// All draws of one age group and sex in one of the years.
    pub fn draws(&self, year: usize, whom: Whom, sex: usize, group: usize) -> &[f32] {
        let place = (whom as usize * SEXES + sex) * PROFILE_GROUPS + group;
        let from = (year * PROFILE + place) * self.draws;
        &self.values[from..from + self.draws]
    }
}

/// Draws that one task runs together: enough for whole cache lines when they are put in place.
const BLOCK: usize = 16;

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
        let profile_years = self.model.profile_years();
        let rows = self.quantities.list().len() * self.years.len();
        let profile_rows = profile_years.len() * PROFILE;
        let blocks: Vec<(Vec<f32>, Vec<f32>)> = (0..draws.div_ceil(BLOCK))
            .into_par_iter()
            .map_init(
                || (Worker::new(self), vec![0.0; rows], vec![0.0; profile_rows]),
                |(worker, sheet, profile), block| {
                    let first = block * BLOCK;
                    let count = BLOCK.min(draws - first);
                    let mut sheets = vec![0.0; rows * count];
                    let mut profiles = vec![0.0; profile_rows * count];
                    for lane in 0..count {
                        let mut record = Record::new(
                            self.model,
                            &self.quantities,
                            &profile_years,
                            sheet,
                            profile,
                        );
                        worker.run(seed, (first + lane) as u32, &mut record)?;
                        for (row, value) in sheet.iter().enumerate() {
                            sheets[row * count + lane] = *value;
                        }
                        for (row, value) in profile.iter().enumerate() {
                            profiles[row * count + lane] = *value;
                        }
                    }
                    progress(count);
                    Ok((sheets, profiles))
                },
            )
            .collect::<Result<_, SimulationError>>()?;
        let values = in_place(&blocks, |block| &block.0, rows, draws);
        let profiles = in_place(&blocks, |block| &block.1, profile_rows, draws);
        Ok(Outcome {
            projection: Projection::new(
                self.quantities.list().to_vec(),
                self.years.clone(),
                draws,
                values,
            ),
            profiles: Profiles {
                years: profile_years,
                draws,
                values: profiles,
            },
        })
    }
}

/// Puts the blocks' values side by side: row after row, all draws of a row together.
fn in_place(
    blocks: &[(Vec<f32>, Vec<f32>)],
    part: impl Fn(&(Vec<f32>, Vec<f32>)) -> &Vec<f32> + Sync,
    rows: usize,
    draws: usize,
) -> Vec<f32> {
    let mut values = vec![0.0; rows * draws];
    values
        .par_chunks_mut(draws.max(1))
        .enumerate()
        .for_each(|(row, values)| {
            for (block, values) in blocks.iter().zip(values.chunks_mut(BLOCK)) {
                let count = values.len();
                values.copy_from_slice(&part(block)[row * count..(row + 1) * count]);
            }
        });
    values
}
