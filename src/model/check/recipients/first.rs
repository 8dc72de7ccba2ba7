//! Which of several services with reported recipients an attribute gives way to.

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::Year;
use crate::model::checked::{Attribute, Service, Yielding};
use crate::model::file::{Basis, ObservationFile, recipients_of};

/// The years of which recipients are known, of each service that has any, by its place.
pub(super) type YearsKnown = BTreeMap<usize, BTreeSet<Year>>;

/// Those that are known by `as_of`.
pub(super) fn reported(
    reports: &[ObservationFile],
    as_of: Option<Year>,
    services: &[Service],
) -> YearsKnown {
    let mut all = YearsKnown::new();
    for seen in reports {
        let Some(named) = seen.quantity.as_deref() else {
            continue;
        };
        let mut services = services.iter();
        let own = services.position(|service| recipients_of(&service.key) == named);
        let own = own.filter(|_| as_of.is_none_or(|year| seen.known() <= year));
        if let Some(own) = own {
            all.entry(own).or_default().insert(seen.year);
        }
    }
    all
}

/// The attribute about which alone a service's rule asks, if it gives way to this service: recipients of the one on which
/// it is anchored go before others, else those of the first that asks. The others have shares of their own.
pub(super) fn attribute(
    own: usize,
    reported: &YearsKnown,
    (services, attributes): (&[Service], &[Attribute]),
) -> Option<Yielding> {
    let place = asked(&services[own])?;
    let kind = attributes[place].kind;
    let anchor = kind.anchor().map(|id| id.0);
    let anchor = anchor.filter(|service| reported.contains_key(service));
    let mut others = reported.keys().copied();
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
