//! Holders of tables who are no more than the people of their age and sex.

use super::super::PeopleOfDraw;
use crate::simulation::disability::{ROW, Unreachable, Wanted, fit_to};
use crate::simulation::population::CELLS;

/// How often holders of whom there are more than people of their age are made older or younger ones.
const ROUNDS: usize = 100;

/// The part of the people of such an age that are holders then: a step towards tables that fit, no datum, short of all of them
/// so that few steps are enough.
const MOST: f64 = 0.9;

/// Part of a register's holders for whom there may be nobody of their age and sex: where few live, chance has it so. A
/// tolerance of the fit, no datum.
pub(super) const BEYOND: f64 = 0.01;

impl PeopleOfDraw {
    /// Stocks fitted to tables; only where more of them than chance has it are beyond the people of their age, until hardly
    /// any are.
    pub(super) fn fit_within_people(
        &self,
        wanted: &[Wanted<'_>],
        stocks: &mut [f64],
    ) -> Result<(), Unreachable> {
        fit_to(stocks, wanted)?;
        let mut allowed = BEYOND;
        for _ in 0..ROUNDS {
            if !self.hold_within_people(stocks, allowed) {
                break;
            }
            allowed = BEYOND / 10.0;
            fit_to(stocks, wanted)?;
        }
        Ok(())
    }

    /// No more holders of an age and sex than [`MOST`] of its people, where more than the part that is `allowed` are beyond
    /// all of them: they are of other ages once the tables are fitted again. Whether there were.
    fn hold_within_people(&self, stocks: &mut [f64], allowed: f64) -> bool {
        let mut of_age = [0.0_f64; CELLS];
        for row in stocks.chunks_exact(ROW) {
            of_age.iter_mut().zip(row).for_each(|(sum, n)| *sum += n);
        }
        let people = |at: usize| self.holding[at] + self.without[at];
        let beyond = (0..CELLS).map(|at| (of_age[at] - people(at)).max(0.0));
        if beyond.sum::<f64>() <= allowed * of_age.iter().sum::<f64>() {
            return false;
        }
        for row in stocks.chunks_exact_mut(ROW) {
            for (at, n) in row.iter_mut().take(CELLS).enumerate() {
                if of_age[at] > people(at) {
                    *n *= MOST * people(at) / of_age[at];
                }
            }
        }
        true
    }
}
