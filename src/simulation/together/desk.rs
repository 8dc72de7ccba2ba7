//! What one thread works with while it runs draws, and the values that it hands in.

use std::ops::Range;

use crate::simulation::SimulationError;
use crate::simulation::draw::{PeopleWalked, Worker};
use crate::simulation::engine::Engine;
use crate::simulation::held::{Exchanged, GivenOfDraws};
use crate::simulation::layout::Layout;
use crate::simulation::raising::raise;
use crate::simulation::record::Record;
use crate::simulation::shortfalls::Shortfalls;
use crate::simulation::turning::{BLOCK, turn};

/// The values of some draws of one engine: row after row, all draws of a row together.
#[derive(Clone, Debug, Default)]
pub(super) struct DrawnValues {
    pub(super) sheets: Vec<f32>,
    pub(super) profiles: Vec<f32>,
}

/// What one thread works with.
pub(super) struct Desk<'l, 'e> {
    worker: Worker<'e>,
    engines: &'e [&'e Engine],
    layouts: &'l [Layout<'l>],
    shortfalls: &'l Shortfalls,
    /// For each engine a sheet, and a profile, for each draw of a block, one after the other.
    sheets: Vec<Vec<f32>>,
    profiles: Vec<Vec<f32>>,
}

impl<'l, 'e> Desk<'l, 'e> {
    pub(super) fn new(
        engines: &'e [&'e Engine],
        layouts: &'l [Layout<'l>],
        shortfalls: &'l Shortfalls,
    ) -> Self {
        let of = |rows: fn(&Layout<'l>) -> usize| -> Vec<Vec<f32>> {
            let layouts = layouts.iter();
            layouts
                .map(|layout| vec![0.0; rows(layout) * BLOCK])
                .collect()
        };
        Desk {
            worker: Worker::new(engines),
            sheets: of(Layout::rows),
            profiles: of(Layout::profile_rows),
            layouts,
            shortfalls,
            engines,
        }
    }

    /// Runs some draws one after the other; `places` are theirs among all that are run, of which the
    /// first has the number `first`.
    pub(super) fn run(
        &mut self,
        seed: u64,
        first: usize,
        places: Range<usize>,
        given: GivenOfDraws<'_>,
        blocks: &mut [DrawnValues],
    ) -> Result<(), SimulationError> {
        let count = places.len();
        for (row, place) in places.enumerate() {
            let sheets = self.sheets.iter_mut().zip(&mut self.profiles);
            let mut records: Vec<Record<'_>> = sheets
                .zip(self.layouts)
                .map(|((sheets, profiles), layout)| {
                    let (rows, profile_rows) = (layout.rows(), layout.profile_rows());
                    let sheet = &mut sheets[row * rows..][..rows];
                    let profile = &mut profiles[row * profile_rows..][..profile_rows];
                    Record::new(layout, sheet, profile)
                })
                .collect();
            let held = given
                .held
                .map_or_else(Default::default, |held| held.of(place));
            let (mut chance, joint) = self.engines[0].chance(seed, first + place);
            if let Some(Exchanged { origins, from }) = given.exchanged {
                let (other, _) = self.engines[0].chance(seed, from + place);
                chance = chance.taking(origins, other.draw());
            }
            let draw = first + place;
            match given.walked.and_then(|all| all.of(draw, self.engines[0])) {
                Some(walked) => {
                    let worker = &mut self.worker;
                    worker.provide_again(&chance, joint, walked, &mut records)?;
                }
                None => {
                    let kept = given.walked.filter(|all| all.wants(draw));
                    self.worker.walked = kept.map(|_| PeopleWalked::begin(self.engines[0]));
                    self.worker.run(&chance, joint, held, &mut records)?;
                    if let (Some(all), Some(walked)) = (kept, self.worker.walked.take()) {
                        all.keep(draw, walked);
                    }
                }
            }
            if !self.engines[0].recipients.is_empty() {
                self.shortfalls.add(self.worker.recipients_met());
            }
            for (record, engine) in records.iter_mut().zip(self.engines) {
                if engine.model.settings.stands_for > 1.0 {
                    raise(engine, record);
                }
                record.seal(&engine.model.reported, &chance);
            }
        }
        let sheets = self.sheets.iter().zip(&self.profiles).zip(self.layouts);
        for (((sheets, profiles), layout), block) in sheets.zip(blocks) {
            turn(sheets, layout.rows(), count, &mut block.sheets);
            turn(profiles, layout.profile_rows(), count, &mut block.profiles);
        }
        Ok(())
    }
}
