//! How many are expected to leave in a year, and flows that bring about as many as were seen.

use super::{Flows, rows};
use crate::simulation::population::CELLS;

impl Flows {
    /// Holders who are expected to die in a year, and certificates that are expected to be cancelled.
    pub fn expected_exits(&self, hazards: &[f64; CELLS], holders: &[f32]) -> (f64, f64) {
        let (mut deaths, mut cancelled) = (0.0, 0.0);
        let tables = rows(holders).iter().zip(rows(&self.relative_mortality));
        let tables = tables
            .zip(rows(&self.cancellation))
            .zip(rows(&self.other_exits));
        for (((holders, relative), cancellation), others) in tables {
            for at in 0..CELLS {
                let dying = hazards[at] * f64::from(relative[at]);
                let leaving = dying + f64::from(others[at]);
                // `x / (1 − e^(−x))` by its series, to 3 % where all but a fiftieth leave in a year.
                let square = leaving * leaving;
                let over = 1.0 + 0.5 * leaving + square / 12.0 - square * square / 720.0;
                let time = f64::from(holders[at]) / over;
                deaths += dying * time;
                cancelled += f64::from(cancellation[at]) * time;
            }
        }
        (deaths, cancelled)
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
