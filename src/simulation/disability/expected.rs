//! How many are expected to leave in a year, and flows that bring about as many as were seen.

use pulp::{Simd, WithSimd};

use super::{Flows, rows};
use crate::simulation::population::CELLS;
use crate::statistics::vectors;

impl Flows {
    /// Holders who are expected to die in a year, and certificates that are expected to be cancelled.
    pub fn expected_exits(&self, hazards: &[f64; CELLS], holders: &[f32]) -> (f64, f64) {
        vectors::dispatch(Exits {
            flows: self,
            hazards,
            holders,
        })
    }

    /// So many times the deaths and the cancellations.
    pub fn scale_exits(&mut self, deaths: f64, cancelled: f64) {
        let tables = self.relative_mortality.iter_mut();
        let tables = tables
            .zip(&mut self.cancellation)
            .zip(&mut self.other_exits);
        for ((relative, cancellation), others) in tables {
            *relative *= deaths as f32;
            let before = *cancellation;
            *cancellation *= cancelled as f32;
            *others += *cancellation - before;
        }
    }
}

/// Deaths and cancellations among holders, cell by cell side by side, and added up in turn.
struct Exits<'a> {
    flows: &'a Flows,
    hazards: &'a [f64; CELLS],
    holders: &'a [f32],
}

impl WithSimd for Exits<'_> {
    type Output = (f64, f64);

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> (f64, f64) {
        let (mut deaths, mut cancelled) = (0.0, 0.0);
        let tables = rows(self.holders).iter();
        let tables = tables
            .zip(rows(&self.flows.relative_mortality))
            .zip(rows(&self.flows.cancellation))
            .zip(rows(&self.flows.other_exits));
        for (((holders, relative), cancellation), others) in tables {
            let (mut die, mut cancel) = ([0.0; CELLS], [0.0; CELLS]);
            for at in 0..CELLS {
                let dying = self.hazards[at] * f64::from(relative[at]);
                let leaving = dying + f64::from(others[at]);
                // `x / (1 − e^(−x))` by its series, to 3 % where all but a fiftieth leave in a year.
                let square = leaving * leaving;
                let over = 1.0 + 0.5 * leaving + square / 12.0 - square * square / 720.0;
                let time = f64::from(holders[at]) / over;
                die[at] = dying * time;
                cancel[at] = f64::from(cancellation[at]) * time;
            }
            for at in 0..CELLS {
                deaths += die[at];
                cancelled += cancel[at];
            }
        }
        (deaths, cancelled)
    }
}
