//! Which of several services with reported recipients an attribute gives way to.

use std::collections::BTreeSet;

use crate::axes::Year;
use crate::model::checked::{Attribute, Service, Yielding};
use crate::model::file::{Basis, ObservationFile, recipients_of};

/// Services of which recipients are known by `as_of`, by their places.
pub(super) fn reported(
    reports: &[ObservationFile],
    as_of: Option<Year>,
    services: &[Service],
) -> BTreeSet<usize> {
    let known = reports
        .iter()
        .filter(|seen| as_of.is_none_or(|year| seen.known() <= year));
    let places = known.filter_map(|seen| {
        let named = seen.quantity.as_deref()?;
        let mut services = services.iter();
        services.position(|service| recipients_of(&service.key) == named)
    });
    places.collect()
}

/// The attribute about which alone a service's rule asks, if it gives way to this service: recipients of the one on which
/// it is anchored go before others, else those of the first that asks. The others have shares of their own.
pub(super) fn attribute(
    own: usize,
    reported: &BTreeSet<usize>,
    (services, attributes): (&[Service], &[Attribute]),
) -> Option<Yielding> {
    let place = asked(&services[own])?;
    let kind = attributes[place].kind;
    let anchor = kind.anchor().map(|id| id.0);
    let anchor = anchor.filter(|service| reported.contains(service));
    let mut others = reported.iter().copied();
    let first = anchor.or_else(|| others.find(|other| asked(&services[*other]) == Some(place)));
    let process = kind.process()?;
    (first == Some(own)).then_some(Yielding::Attribute(place, process))
}

/// The place of the attribute about which alone the rule of a service of holders asks.
fn asked(service: &Service) -> Option<usize> {
    let mut asked = service.layers[0].rule.asks().places();
    let first = asked.next();
    first.filter(|_| asked.next().is_none() && service.basis == Basis::Holders)
}
