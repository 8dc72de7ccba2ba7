//! What is hardly to be believed of values that were read one by one: rates, sizes, parts of
//! things, zeros, sums, more than there can be.

mod adopted;
mod beyond;
mod differences;
mod exchanged;
mod few;
mod mangled;
mod mixed;
mod oddity;
mod parts;
mod rates;
mod rounded;
mod size;
mod split;
mod stock_names;
mod stocks;
mod summed;
mod sums;
mod whole;
mod zeros;

use super::gathering::SeriesGathering;
use crate::dataset::{Complaint, Complaints, Place};

pub use sums::is_total;

/// Reads what can be meant in two ways as somebody said that it is meant.
pub(super) fn read_as_asked(gathering: &mut SeriesGathering) {
    mixed::read_as_asked(gathering);
}

/// Errors where values can be meant in two ways, and reminders where somebody should look at them; nothing of cells of which
/// an error is said already.
pub(super) fn of_values(gathering: &SeriesGathering, faults: &Complaints) -> Complaints {
    let mut said = unsaid(mixed::mixed_rates(gathering), faults);
    said.extend(unsaid(adopted::faults(gathering), faults));
    let doubts = unsaid(unsaid(of_each(gathering), faults), &said);
    said.extend(doubts);
    said
}

/// What is said of cells of which nothing is said by the others.
fn unsaid(mut said: Complaints, others: &Complaints) -> Complaints {
    let is_said = |place: &Place| {
        let is_here = |other: &Complaint| other.place == *place;
        *place != Place::Whole && others.errors().any(is_here)
    };
    said.0.retain(|one| !is_said(&one.place));
    said
}

/// What is to be said of each series by itself.
fn of_each(gathering: &SeriesGathering) -> Complaints {
    let mut said = Complaints::default();
    said.extend(parts::parts_of_things(gathering));
    said.extend(size::reminders(gathering));
    said.extend(zeros::reminders(gathering));
    said.extend(beyond::reminders(gathering));
    said.extend(mangled::reminders(gathering));
    said.extend(split::reminders(gathering));
    said.extend(rates::outside_the_whole(gathering));
    said.extend(rates::not_in_thousandths(gathering));
    said
}

/// Reminders of totals that are not the sums of their parts, and of shares that are not the whole, where all of them could
/// be read.
pub(super) fn of_sums(gathering: &SeriesGathering) -> Complaints {
    let mut said = sums::reminders(gathering);
    // A total by its name may be the only one, or one of several.
    let mut summed = summed::reminders(gathering);
    let differences = differences::reminders(gathering);
    let is_said = |one: &Complaint| {
        let by_difference = differences.iter().any(|(first, _)| *first == one.place);
        by_difference || said.0.iter().any(|other| other.place == one.place)
    };
    summed.0.retain(|one| !is_said(one));
    said.extend(summed);
    let differences = differences.into_iter().map(|(_, one)| one);
    said.extend(Complaints(differences.collect()).shortened());
    said.extend(stocks::reminders(gathering));
    said.extend(whole::reminders(gathering));
    said
}
