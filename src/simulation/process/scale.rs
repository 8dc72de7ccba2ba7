//! What was reported of a process, on the scale on which it is a random walk.

use crate::model::checked::Observation;
use crate::model::file::WalkScale;

/// A reported value and the error of it on the scale of the walk.
pub(super) fn on_scale(scale: WalkScale, seen: &Observation) -> (f64, f64) {
    let (value, divisor) = scale.printed(seen.value);
    (scale.onto(value), seen.error / divisor)
}
