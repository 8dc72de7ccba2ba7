//! What is counted in each town.

use crate::axes::Year;
use crate::model::Model;
use crate::projection::Projection;

/// What is counted in each town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TownQuantity {
    /// Certificate holders.
    Holders,
    /// People who need a service, by its index.
    Need(usize),
    /// People who have it.
    Served(usize),
    /// People whom the town's own places leave out, or, where no places limit the service, who need it and do not
    /// have it.
    Lacking(usize),
    /// Places in the town.
    Places(usize),
    /// Centres in the town.
    Centres(usize),
}

impl TownQuantity {
    /// What there is to count in some years: holders, and services that anybody needs.
    pub(super) fn of(model: &Model, projection: &Projection, years: &[Year]) -> Vec<Self> {
        let mut all: Vec<TownQuantity> = model
            .quantities
            .people
            .map(|_| TownQuantity::Holders)
            .into_iter()
            .collect();
        let places: Vec<usize> = years
            .iter()
            .filter_map(|year| projection.year_index(*year))
            .collect();
        for (index, service) in model.quantities.services.iter().enumerate() {
            let needed = |year: &usize| {
                projection
                    .at(service.need, *year)
                    .iter()
                    .any(|need| *need >= 0.5)
            };
            if !places.iter().any(needed) {
                continue;
            }
            all.extend([
                TownQuantity::Need(index),
                TownQuantity::Served(index),
                TownQuantity::Lacking(index),
            ]);
            if service.centres.is_some() {
                all.extend([TownQuantity::Places(index), TownQuantity::Centres(index)]);
            }
        }
        all
    }

    /// The service whose need it is, if it is one.
    pub(super) fn service_in_need(self) -> Option<usize> {
        match self {
            TownQuantity::Need(service) => Some(service),
            TownQuantity::Holders
            | TownQuantity::Served(_)
            | TownQuantity::Lacking(_)
            | TownQuantity::Places(_)
            | TownQuantity::Centres(_) => None,
        }
    }
}
