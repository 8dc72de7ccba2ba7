//! What becomes of a holder who leaves a cell: death, cancellation, or another grade.

use super::first_events::FirstEvents;
use super::ways::{Fate, WaysOfLeaving};
use super::{ROW, grade_of, kind_of};
use crate::axes::GRADES;
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::Uniforms;

const MILDEST: usize = GRADES - 1;

impl FirstEvents<'_> {
    /// Follows somebody who was regraded from one cell to another, and whose next event the bound of
    /// its chance, the hazard `λ`, has not ruled out.
    ///
    /// The regrading is known to fall within the year, so its time has a truncated exponential
    /// distribution; later events need not come. The next one comes after `−ln v / λ` years, `v`
    /// uniform. Since `−ln v ≥ 1 − v` that is a year or more wherever `1 − v ≥ λ`, which is what the
    /// bound has ruled out: here `1 − v` is uniform below `λ`.
    pub fn follow(&self, from: usize, to: usize, chance: &mut impl Uniforms) -> Fate {
        let first = WaysOfLeaving::of(self.flows, self.hazards, from).all;
        let within = 1.0 - exponential(-first);
        let mut remaining = 1.0 + logarithm(1.0 - chance.uniform() * within) / first;
        let mut stock = to;
        let mut ways = WaysOfLeaving::of(self.flows, self.hazards, stock);
        let mut v = 1.0 - ways.all.min(1.0) * chance.uniform();
        loop {
            let waited = -logarithm(v) / ways.all;
            if waited >= remaining {
                return Fate::Holds(stock);
            }
            remaining -= waited;
            let which = chance.uniform() * ways.all;
            if which < ways.gone {
                return if which < ways.death {
                    Fate::Died
                } else {
                    Fate::Cancelled
                };
            }
            // At the ends there is one way to go.
            let grade = grade_of(kind_of(stock));
            let worsening = which < ways.gone + self.flows.worsening;
            let worse = (grade == MILDEST) | ((grade > 0) & worsening);
            stock = stock + ROW - 2 * ROW * usize::from(worse);
            ways = WaysOfLeaving::of(self.flows, self.hazards, stock);
            v = chance.uniform();
        }
    }
}
