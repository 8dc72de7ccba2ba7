//! What of a budget may not be published.

use crate::axes::Year;
use crate::evaluation::withheld::Mark;
use crate::model::Model;
use crate::task::run::Published;

/// Services of which nothing may be published in a year, and why.
pub(super) fn withheld(
    model: &Model,
    published: Option<&Published>,
    year: Year,
) -> Vec<(usize, Mark)> {
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
