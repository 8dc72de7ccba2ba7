//! What a process drifts by in a year, as the layers of a scenario say.

use crate::axes::Year;
use crate::model::checked::{Layer, Process, mixed};

/// The drift of a year at a probability, where that of the first layer is known: most runs have no other.
pub(super) fn drift_in(
    process: &Process,
    layers: &[Layer],
    year: Year,
    (u, usual): (f64, f64),
) -> f64 {
    mixed(layers, year, |k| match k {
        0 => usual,
        _ => process.layers[k].drift.quantile(u),
    })
}
