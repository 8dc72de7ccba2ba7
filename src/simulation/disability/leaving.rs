//! What becomes of a holder who leaves a cell: death, cancellation, or another grade.

use super::{Flows, ROW, grade_of, kind_of};
use crate::axes::GRADES;
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
        let death = hazards[stock % ROW] * f64::from(flows.relative_mortality[stock]);
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

/// What becomes of a holder.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    /// Holds a certificate, in this cell.
    Holds(usize),
    /// Dead.
    Died,
    /// Holds no certificate any more, at this age and sex.
    Cancelled(usize),
}

impl Regrading<'_> {
    /// Follows somebody whose first event of the year is a regrading.
    ///
    /// It is known to fall within the year, so its time has a truncated exponential distribution;
    /// later events need not come. Since `−ln v ≥ 1 − v`, most of them are ruled out before any time
    /// is worked out.
    pub fn follow(self, from: usize, chance: &mut impl Uniforms) -> Fate {
        let Flows {
            worsening,
            improvement,
            ..
        } = *self.flows;
        let mut stock = from;
        let mut which = chance.uniform() * (worsening + improvement);
        let mut left = None;
        loop {
            // At the ends there is one way to go.
            let grade = grade_of(kind_of(stock));
            let worse = (grade == MILDEST) | ((grade > 0) & (which < worsening));
            stock = stock + ROW - 2 * ROW * usize::from(worse);
            let fate = Fate::Holds(stock);
            let next = chance.uniform();
            let ways = Ways::of(self.flows, self.hazards, stock);
            if 1.0 - next >= ways.all {
                return fate;
            }
            let remaining = left.unwrap_or_else(|| {
                let first = Ways::of(self.flows, self.hazards, from).all;
                let when = chance.uniform();
                1.0 + libm::log1p(when * libm::expm1(-first)) / first
            });
            let waited = -libm::log(next) / ways.all;
            if waited >= remaining {
                return fate;
            }
            which = chance.uniform() * ways.all;
            if which < ways.gone {
                return if which < ways.death {
                    Fate::Died
                } else {
                    Fate::Cancelled(stock % ROW)
                };
            }
            which -= ways.gone;
            left = Some(remaining - waited);
        }
    }
}
