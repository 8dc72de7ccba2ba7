//! What becomes of a holder who leaves a cell: death, cancellation, or another grade.

use super::{Flows, Turnover, grade_of};
use crate::axes::GRADES;
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::stream::Uniforms;

/// The hazards of one cell, added up in turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    /// Death.
    pub death: f64,
    /// Death or cancellation.
    pub gone: f64,
    /// Death, cancellation or another grade.
    pub all: f64,
}

impl Ways {
    /// The ways out of a cell.
    #[inline]
    pub fn of(flows: &Flows, hazards: &[f64; CELLS], stock: usize) -> Self {
        let death = hazards[stock / KINDS] * f64::from(flows.relative_mortality[stock]);
        Ways {
            death,
            gone: death + f64::from(flows.cancellation[stock]),
            all: death + f64::from(flows.other_exits[stock]),
        }
    }
}

const MILDEST: usize = GRADES - 1;

/// A year's hazards, for those whose life goes on in another grade.
#[derive(Clone, Copy, Debug)]
pub(super) struct Regrading<'a> {
    pub flows: &'a Flows,
    /// General hazard by age and sex.
    pub hazards: &'a [f64; CELLS],
}

impl Regrading<'_> {
    /// Follows someone who is regraded within the year to its end: the cell in which that finds
    /// them, or nothing if they die or their certificate is cancelled.
    ///
    /// `which` is the place of the first event among the cell's ways. The first event is known to
    /// fall within the year, so its time has a truncated exponential distribution; later events need
    /// not come. Since `−ln v ≥ 1 − v`, most of them are ruled out before any time is worked out.
    pub fn follow(
        self,
        stock: usize,
        which: f64,
        chance: &mut impl Uniforms,
        turnover: &mut Turnover,
    ) -> Option<usize> {
        let (first, mut which, mut stock) =
            (Ways::of(self.flows, self.hazards, stock), which, stock);
        let (mut ways, mut left) = (first, None);
        let when = chance.uniform();
        loop {
            turnover.regraded += 1.0;
            // At the ends there is one way to go, however the sums were rounded.
            let worse = match grade_of(stock % KINDS) {
                0 => false,
                MILDEST => true,
                _ => which < ways.gone + self.flows.worsening,
            };
            stock = if worse { stock - 1 } else { stock + 1 };
            ways = Ways::of(self.flows, self.hazards, stock);
            let next = chance.uniform();
            if 1.0 - next >= ways.all {
                return Some(stock);
            }
            let remaining = left
                .unwrap_or_else(|| 1.0 + libm::log1p(when * libm::expm1(-first.all)) / first.all);
            let waited = -libm::log(next) / ways.all;
            if waited >= remaining {
                return Some(stock);
            }
            which = chance.uniform() * ways.all;
            if which < ways.gone {
                let died = which < ways.death;
                turnover.deaths += f64::from(u8::from(died));
                turnover.cancelled += f64::from(u8::from(!died));
                return None;
            }
            left = Some(remaining - waited);
        }
    }
}
