//! The ways out of a cell of holders, and what becomes of those who take one.

use super::{Flows, ROW};
use crate::simulation::population::CELLS;

/// The hazards of one cell, added up in turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct WaysOfLeaving {
    /// Death.
    pub death: f64,
    /// Death or cancellation.
    pub gone: f64,
    /// Death, cancellation or another grade.
    pub all: f64,
}

impl WaysOfLeaving {
    /// The ways out of a cell.
    #[inline]
    pub fn of(flows: &Flows, hazards: &[f64; CELLS], stock: usize) -> Self {
        let death = hazards[stock % ROW] * f64::from(flows.relative_mortality[stock]);
        WaysOfLeaving {
            death,
            gone: death + f64::from(flows.cancellation[stock]),
            all: death + f64::from(flows.other_exits[stock]),
        }
    }
}

/// What becomes of a holder.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    /// Holds a certificate, in this cell.
    Holds(usize),
    /// Dead.
    Died,
    /// Holds no certificate any more.
    Cancelled,
}
