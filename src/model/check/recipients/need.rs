//! The need that gives way to reported recipients whose coverage was reported beside them.

use super::first::YearsKnown;
use crate::axes::Year;
use crate::model::checked::{Process, Service, Yielding};

/// The need of a service, where its coverage was reported of each year of which its recipients were: both then come out,
/// and the need is what they make it. It does not give way where somebody has reported it of such a year, where another
/// service asks for it as well, nor where places decide how many of it are met.
pub(super) fn need(
    own: usize,
    reported: &YearsKnown,
    (services, processes): (&[Service], &[Process]),
) -> Option<Yielding> {
    let service = &services[own];
    let (need, coverage) = (service.need, service.coverage?);
    let told = |process: &Process, year: Year| {
        let mut known = process.observations.iter();
        known.any(|seen| seen.year == year)
    };
    let mut years = reported.get(&own)?.iter();
    let beside =
        years.all(|year| told(&processes[coverage.0], *year) && !told(&processes[need.0], *year));
    let mut others = services.iter().enumerate();
    let alone = others.all(|(place, other)| place == own || other.need != need);
    let free = service.capacity.is_none() && need != coverage;
    (beside && alone && free).then_some(Yielding::Share(need))
}
