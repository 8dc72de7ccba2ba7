//! What a service pays and has in the middle of its draws, for whoever holds another model's against it.

use indexmap::IndexMap;

use crate::model::file::ServiceFile;

/// Keys of the single amounts of a service.
pub(in crate::model) const AMOUNTS: [&str; 3] = [
    "cost.amount",
    "capacity.capital.amount",
    "capacity.running.amount",
];
/// Keys of what a unit of a service has.
pub(super) const IN_A_UNIT: [&str; 2] = ["capacity.places", "capacity.staff"];

/// How many of one of these there are in a unit, in the middle of the draws; nothing where it is not said.
pub(super) fn in_a_unit(service: &ServiceFile, what: &str) -> Option<f64> {
    let capacity = service.capacity.as_ref()?;
    let own = match what {
        "capacity.places" => &capacity.places,
        "capacity.staff" => capacity.staff.as_ref()?,
        _ => return None,
    };
    Some(own.sampler().ok()?.median())
}

/// Yuan of one of these in a year, in the middle of its draws; nothing where it is not said.
pub(in crate::model) fn yuan_a_year(service: &ServiceFile, what: &str) -> Option<f64> {
    let places = || service.capacity.as_ref();
    let (amount, times) = match what {
        "cost.amount" => {
            let cost = service.cost.as_ref()?;
            (cost.amount.as_ref()?, f64::from(cost.per.payments()))
        }
        "capacity.capital.amount" => (&places()?.capital.as_ref()?.amount, 1.0),
        "capacity.running.amount" => (&places()?.running.as_ref()?.amount, 1.0),
        _ => return None,
    };
    Some(times * amount.sampler().ok()?.median())
}

/// The same of what is tied to another amount, and of several tiers in the middle of them.
pub(super) fn usual_a_year(
    services: &IndexMap<String, ServiceFile>,
    service: &ServiceFile,
    what: &str,
) -> Option<f64> {
    let said = yuan_a_year(service, what);
    if said.is_some() || what != AMOUNTS[0] {
        return said;
    }
    let cost = service.cost.as_ref()?;
    if let Some(tied) = &cost.tied {
        let whole = yuan_a_year(services.get(&tied.to)?, what)?;
        return Some(whole * tied.ratio.sampler().ok()?.median());
    }
    let tiers = cost.tiers.values();
    let amounts = tiers.map(|tier| Some(tier.amount.sampler().ok()?.median()));
    let mut amounts: Vec<f64> = amounts.collect::<Option<_>>()?;
    amounts.sort_by(f64::total_cmp);
    let (low, high) = (amounts.len().checked_sub(1)? / 2, amounts.len() / 2);
    let middle = (amounts[low] * amounts[high]).sqrt();
    Some(f64::from(cost.per.payments()) * middle)
}
