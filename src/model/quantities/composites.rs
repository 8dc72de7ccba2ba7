//! Quantities that are the mean, or the least, of others: what a target measures that is made up of several rates.

use super::list::QuantityList;
use super::places::{Composite, CompositePlaces};
use super::words::titled;
use crate::source::Evidence;

impl QuantityList {
    /// Adds those whose every part is there already; no surer than the weakest of them, and a prior's where any is.
    pub(super) fn add_composites(
        &mut self,
        composites: &[Composite<'_>],
        prior_only: impl Fn(usize) -> bool,
    ) -> Vec<CompositePlaces> {
        let mut added = Vec::new();
        for composite in composites {
            let parts = composite.of.iter().map(|key| self.place(key));
            let Some(of) = parts.collect::<Option<Vec<usize>>>() else {
                continue;
            };
            let units = of.iter().map(|place| self.unit(*place));
            let Some(unit) = composite.by.unit(units) else {
                continue;
            };
            let weakest = of.iter().map(|place| self.evidence(*place)).max();
            let of_prior = of.iter().any(|place| prior_only(*place));
            let (by, title) = (composite.by, titled(composite.title, of_prior));
            let key = Composite::key(by, composite.target);
            let evidence = weakest.unwrap_or(Evidence::Measured);
            let place = self.add(&key, &title.zh, &title.en, unit, evidence);
            added.push(CompositePlaces { place, by, of });
        }
        added
    }
}
