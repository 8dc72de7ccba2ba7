//! The scale on which a process is a random walk.

use crate::model::checked::{HALF_A_PER_CENT, Observation, ProcessKind};
use crate::statistics::elementary::exponential;

/// A reported value and the error of it on the scale of the walk. A share of 0 or 1 stands there for what
/// rounds to it in whole per cents: half of that is cut off.
pub(super) fn on_scale(kind: ProcessKind, seen: &Observation) -> (f64, f64) {
    match kind {
        ProcessKind::Share => {
            let cut = HALF_A_PER_CENT / 2.0;
            let value = seen.value.clamp(cut, 1.0 - cut);
            (transform(kind, value), seen.error / (value * (1.0 - value)))
        }
        ProcessKind::Level => (transform(kind, seen.value), seen.error / seen.value),
        ProcessKind::Count | ProcessKind::Completion | ProcessKind::Growth => {
            (seen.value, seen.error)
        }
    }
}

/// To the scale on which the process is a random walk.
pub(super) fn transform(kind: ProcessKind, value: f64) -> f64 {
    match kind {
        ProcessKind::Share => libm::log(value / (1.0 - value)),
        ProcessKind::Level => libm::log(value),
        ProcessKind::Count | ProcessKind::Completion | ProcessKind::Growth => value,
    }
}

pub(super) fn back(kind: ProcessKind, value: f64) -> f64 {
    match kind {
        ProcessKind::Share => 1.0 / (1.0 + exponential(-value)),
        ProcessKind::Level => exponential(value),
        ProcessKind::Count | ProcessKind::Completion | ProcessKind::Growth => value,
    }
}
