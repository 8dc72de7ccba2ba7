//! From the people followed to all people: where only one in so many is followed, counts are raised.

use super::engine::Engine;
use super::record::Record;
use crate::units::Unit;

/// Multiplies every count of people and households on a draw's sheet, and its age profiles; shares, rates
/// and paths of processes stay as they are.
pub(super) fn raise(engine: &Engine, record: &mut Record<'_>) {
    let times = engine.model.settings.stands_for as f32;
    let processes = &engine.model.quantities.processes;
    let is_process = |place: usize| processes.iter().any(|(_, kept)| *kept == place);
    for (place, quantity) in engine.quantities().iter().enumerate() {
        let people = matches!(
            quantity.unit,
            Unit::Persons | Unit::PersonTimes | Unit::Households
        );
        if people && !is_process(place) {
            record.multiply(place, times);
        }
    }
    record.multiply_profiles(times);
}
