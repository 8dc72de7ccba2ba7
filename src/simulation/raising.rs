//! From the people followed to all people: where only one in so many is followed, counts are raised.

use crate::projection::Quantity;
use crate::units::Unit;

/// Multiplies every count of people and households on a draw's sheet, and its age profiles; shares, rates and paths
/// of processes stay as they are.
pub(super) fn raise(
    stands_for: f64,
    quantities: &[Quantity],
    sheet: &mut [f32],
    profiles: &mut [f32],
) {
    let years = sheet.len() / quantities.len().max(1);
    for (quantity, row) in quantities.iter().zip(sheet.chunks_exact_mut(years.max(1))) {
        let people = matches!(
            quantity.unit,
            Unit::Persons | Unit::PersonTimes | Unit::Households
        );
        if people && !quantity.key.starts_with("process.") {
            row.iter_mut().for_each(|value| *value *= stands_for as f32);
        }
    }
    profiles
        .iter_mut()
        .for_each(|value| *value *= stands_for as f32);
}
