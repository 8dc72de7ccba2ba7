//! The scale on which a process is a random walk.

use crate::model::checked::{HALF_A_PER_CENT, Observation};
use crate::model::file::{ProcessKind, WalkScale};
use crate::statistics::elementary::exponential;

/// A reported value and the error of it on the scale of the walk. A share of 0 or 1 stands there for what
/// rounds to it in whole per cents: half of that is cut off.
pub(super) fn on_scale(kind: ProcessKind, seen: &Observation) -> (f64, f64) {
    match kind.scale() {
        WalkScale::LogOdds => {
            let cut = HALF_A_PER_CENT / 2.0;
            let value = seen.value.clamp(cut, 1.0 - cut);
            (transform(kind, value), seen.error / (value * (1.0 - value)))
        }
        WalkScale::Logarithm => (transform(kind, seen.value), seen.error / seen.value),
        WalkScale::Value => (seen.value, seen.error),
    }
}

/// To the scale on which the process is a random walk.
pub(super) fn transform(kind: ProcessKind, value: f64) -> f64 {
    match kind.scale() {
        WalkScale::LogOdds => libm::log(value / (1.0 - value)),
        WalkScale::Logarithm => libm::log(value),
        WalkScale::Value => value,
    }
}

pub(super) fn back(kind: ProcessKind, value: f64) -> f64 {
    match kind.scale() {
        WalkScale::LogOdds => 1.0 / (1.0 + exponential(-value)),
        WalkScale::Logarithm => exponential(value),
        WalkScale::Value => value,
    }
}
