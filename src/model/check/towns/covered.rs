//! Which quantities say in how many towns there is a centre.

use std::collections::BTreeMap;

use super::super::checking::Checking;
use super::saying::{placeless, say};
use crate::model::checked::{QuantityId, Service};
use crate::model::file::{TownsFile, process_of};
use crate::model::quantities::Quantities;
use crate::units::Unit;

/// The quantities that say which share of towns has a centre: those that the file names, or else the process by which the
/// centres of a service cover towns.
pub(super) fn covered(
    checking: &mut Checking<'_>,
    file: &TownsFile,
    services: &[Service],
    quantities: &Quantities,
) -> BTreeMap<usize, QuantityId> {
    let mut covered = BTreeMap::new();
    for (key, quantity) in &file.covered {
        let at = format!("covered.{key}");
        let service = services.iter().position(|service| service.key == *key);
        let (Some(service), Some(id)) = (service, quantities.index(quantity)) else {
            continue;
        };
        if services[service].capacity.is_none() {
            placeless(checking, &at);
        }
        if quantities.list(true)[id.0].unit != Unit::Share {
            say(
                checking,
                &at,
                ("这个量不是比例", "the quantity is no share"),
                ("比例", "a share"),
            );
        }
        of_towns(checking, quantity, file.town.len());
        covered.insert(service, id);
    }
    for (place, service) in services.iter().enumerate() {
        let capacity = service.capacity.as_ref();
        let towns = capacity.and_then(|capacity| capacity.covered);
        let Some(towns) = towns.filter(|_| !covered.contains_key(&place)) else {
            continue;
        };
        let process = checking.file().processes.get_index(towns.by.0);
        let quantity = process.map(|(key, _)| Quantities::process_key(key));
        let id = quantity.as_deref().and_then(|own| quantities.index(own));
        if let Some((quantity, id)) = quantity.zip(id) {
            of_towns(checking, &quantity, file.town.len());
            covered.insert(place, id);
        }
    }
    covered
}

/// A reminder where a process by which towns are covered counts other towns than there are.
fn of_towns(checking: &mut Checking<'_>, quantity: &str, towns: usize) {
    let key = process_of(quantity).unwrap_or_default();
    let process = checking.file().processes.get(key);
    let of = process.and_then(|process| process.parts().of);
    let Some(of) = of.filter(|of| usize::try_from(*of) != Ok(towns)) else {
        return;
    };
    checking.remind_in_layer(
        0,
        "processes",
        &format!("{key}.of"),
        (format!("{of} 个镇（街道）"), format!("{of} towns")),
        (
            format!("{towns} 个，与列出的镇（街道）相同"),
            format!("{towns}, as many as are listed"),
        ),
        (
            "请核对个数；若各镇（街道）没有都列出，不必改",
            "Look the number up; if not all towns are listed, leave it",
        ),
    );
}
