//! How much of the money of a service falls to whom: recipients, building and running may be paid by others.

use crate::model::Model;
use crate::projection::Projection;

/// Of the money of a service in a year the shares that are meant of what recipients, building and running cost, by draw.
pub(super) fn paid(
    model: &Model,
    projection: &Projection,
    (service, at): (usize, usize),
    [recipients, building, running]: [f64; 3],
) -> Option<Vec<f64>> {
    let places = &model.quantities.services[service];
    let cost = projection.at(places.cost?, at).iter();
    let mut yuan: Vec<f64> = cost.map(|cost| recipients * f64::from(*cost)).collect();
    let Some(centres) = places.centres else {
        return Some(yuan);
    };
    for (share, quantity) in [(building, centres.capital), (running, centres.running)] {
        // Where the same pay for centres as for recipients, all of it has the one share.
        let Some(quantity) = quantity.filter(|_| share != recipients) else {
            continue;
        };
        for (yuan, spent) in yuan.iter_mut().zip(projection.at(quantity, at)) {
            *yuan += (share - recipients) * f64::from(*spent);
        }
    }
    Some(yuan)
}

/// The services that a part of the money is made of, a service or all, and how much a payer, or all, pays of what recipients,
/// building and running of each cost.
pub(super) fn shares(
    model: &Model,
    service: Option<usize>,
    payer: Option<usize>,
) -> Vec<(usize, [f64; 3])> {
    let services = model.services.iter().enumerate();
    let meant = services.filter(|(index, _)| service.is_none_or(|service| service == *index));
    let share = |payers: &[f64]| payer.map_or(1.0, |payer| payers[payer]);
    meant
        .filter_map(|(index, service)| Some((index, service.payers()?.map(share))))
        .filter(|(_, shares)| shares.iter().any(|share| *share > 0.0))
        .collect()
}
