//! What is hardly to be believed of values that were read one by one: rates, sizes, parts of
//! things, zeros, sums, more than there can be.

mod beyond;
mod mangled;
mod parts;
mod rates;
mod size;
mod split;
mod sums;
mod zeros;

use super::gathering::SeriesGathering;
use crate::dataset::Complaints;

pub use sums::is_total;

/// Errors where values can be meant in two ways, and reminders where somebody should look at them.
pub(super) fn of_values(gathering: &SeriesGathering) -> Complaints {
    let mut said = rates::mixed_rates(gathering);
    said.extend(parts::parts_of_things(gathering));
    said.extend(size::reminders(gathering));
    said.extend(zeros::reminders(gathering));
    said.extend(beyond::reminders(gathering));
    said.extend(mangled::reminders(gathering));
    said.extend(split::reminders(gathering));
    said.extend(rates::outside_the_whole(gathering));
    said
}

/// Reminders of totals that are not the sums of their parts, where all of them could be read.
pub(super) fn of_sums(gathering: &SeriesGathering) -> Complaints {
    sums::reminders(gathering)
}
