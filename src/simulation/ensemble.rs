//! Many draws of one engine: the ensemble of futures, in any number of threads with the same bits.

use std::ops::Range;

use super::SimulationError;
use super::answerable::by_persons;
use super::draw::Worker;
use super::engine::Engine;
use super::held::{Exchanged, GivenOfDraws, Held};
use super::layout::Layout;
use super::lives::Lives;
use super::outcome::Outcome;
use super::record::Record;
use super::together::{always, together};
use super::walked::Walked;

impl Engine {
    /// Runs draws `0 … draws − 1` and calls `progress` with the number done.
    ///
    /// Each draw is a pure function of the model, the seed, the place and its number.
    pub fn run(
        &self,
        seed: u64,
        draws: usize,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Outcome, SimulationError> {
        let given = GivenOfDraws::default();
        self.only(together(&[self], seed, 0..draws, given, always(progress))?)
    }

    /// Draws `first … first + count − 1`: blocks can be run anywhere and appended to the same bits.
    pub fn block(&self, seed: u64, first: usize, count: usize) -> Result<Outcome, SimulationError> {
        self.block_while(seed, first..first + count, |_| true)
    }

    /// The same for as long as `goes_on`, which is called with the number done, answers yes; else
    /// [`SimulationError::Stopped`].
    pub fn block_while(
        &self,
        seed: u64,
        draws: Range<usize>,
        goes_on: impl Fn(usize) -> bool + Sync,
    ) -> Result<Outcome, SimulationError> {
        self.only(together(
            &[self],
            seed,
            draws,
            GivenOfDraws::default(),
            goes_on,
        )?)
    }

    /// Draws whose people are taken from those walked before where these live the same lives, and kept there where
    /// there is room: the bits of [`block`](Engine::block) with the seed of those walked.
    ///
    /// # Errors
    /// Those of a run; [`SimulationError::Stopped`] where `goes_on`, which is called with the number done, answers no.
    pub fn block_among_while(
        &self,
        walked: &Walked,
        draws: Range<usize>,
        goes_on: impl Fn(usize) -> bool + Sync,
    ) -> Result<Outcome, SimulationError> {
        let by_cohorts = !self.follow.is_one_by_one() && self.generations.is_empty();
        let with_holders = self.model.settings.disability.is_some();
        if !by_cohorts || !with_holders || !self.has_the_lives_of(&walked.engine) {
            return self.block_while(walked.seed(), draws, goes_on);
        }
        let given = GivenOfDraws {
            walked: Some(walked),
            ..GivenOfDraws::default()
        };
        self.only(together(&[self], walked.seed(), draws, given, goes_on)?)
    }

    /// The same, where what comes from some origins is exchanged for that of other draws.
    pub fn block_exchanged_while(
        &self,
        seed: u64,
        draws: Range<usize>,
        exchanged: Exchanged<'_>,
        goes_on: impl Fn(usize) -> bool + Sync,
    ) -> Result<Outcome, SimulationError> {
        let given = GivenOfDraws {
            exchanged: Some(exchanged),
            ..GivenOfDraws::default()
        };
        self.only(together(&[self], seed, draws, given, goes_on)?)
    }

    /// The same with some parameters held at given places of their distributions in each draw.
    pub fn run_held(
        &self,
        seed: u64,
        draws: usize,
        held: Held<'_>,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Outcome, SimulationError> {
        self.run_held_while(seed, draws, held, always(progress))
    }

    /// The same for as long as `goes_on` answers yes; else [`SimulationError::Stopped`].
    pub fn run_held_while(
        &self,
        seed: u64,
        draws: usize,
        held: Held<'_>,
        goes_on: impl Fn(usize) -> bool + Sync,
    ) -> Result<Outcome, SimulationError> {
        let range = held.first..held.first + draws;
        let given = GivenOfDraws {
            held: Some(held),
            ..GivenOfDraws::default()
        };
        self.only(together(&[self], seed, range, given, goes_on)?)
    }

    fn only(&self, mut outcomes: Vec<Outcome>) -> Result<Outcome, SimulationError> {
        // One engine has one outcome.
        Ok(outcomes.swap_remove(0))
    }

    /// The people of one draw at the end of the base year and the chances of the years after it,
    /// as the person engine takes them. Nobody where the model has no certificates.
    ///
    /// # Errors
    /// [`SimulationError`] where the draw cannot be, and where something is known of holders or recipients of later years,
    /// to which persons are not led.
    pub fn lives(&self, seed: u64, draw: u32) -> Result<Lives, SimulationError> {
        by_persons(self)?;
        let layout = Layout::of(self);
        let mut sheet = vec![0.0; layout.rows()];
        let mut profile = vec![0.0; layout.profile_rows()];
        let mut record = [Record::new(&layout, &mut sheet, &mut profile)];
        let (chance, row) = self.chance(seed, draw as usize);
        Worker::new(&[self]).lives(&chance, row, &mut record)
    }
}
