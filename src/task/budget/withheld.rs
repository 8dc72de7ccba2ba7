//! What of a budget may not be published.

use crate::axes::Year;
use crate::evaluation::withheld::{THRESHOLD, WithheldMark};
use crate::model::Model;
use crate::projection::Projection;
use crate::report::table::centres::{self, CentresOfYear};
use crate::task::run::PublishedRun;

/// Services of which nothing may be published in a year, and why.
pub(super) fn withheld(
    model: &Model,
    published: Option<&PublishedRun>,
    year: Year,
) -> Vec<(usize, WithheldMark)> {
    let services = model.quantities.services.iter().enumerate();
    services
        .filter_map(|(service, places)| {
            let withheld = &published?.withheld;
            let mark = |place: Option<usize>| withheld.mark(place?, year);
            let own = [Some(places.served), places.amount.and(places.cost)];
            let mark = own.into_iter().filter_map(mark).max()?;
            places.cost.map(|_| (service, mark))
        })
        .collect()
}

/// What centres need; for publication without numbers of so few people that lack a place.
pub(super) fn centres(
    model: &Model,
    projection: &Projection,
    published: Option<&PublishedRun>,
    period: [Year; 2],
) -> Vec<CentresOfYear> {
    let mut rows = centres::centres(model, projection, period);
    if published.is_some() {
        let few = |people: &f64| 0.0 < *people && *people < THRESHOLD;
        for row in &mut rows {
            row.lacking = row.lacking.filter(|own| !own.iter().any(few));
        }
    }
    rows
}
