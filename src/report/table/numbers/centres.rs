//! The numbers of centres among those used: how many there are, how many places each has, what it needs.

use super::row::{NumberRow, changed, spread};
use crate::model::Model;
use crate::model::checked::Service;
use crate::source::{Evidence, Verification};

/// Units, places in each, and what a unit costs and who works there; those that levers add.
pub(super) fn of_centres<'a>(model: &'a Model, service: &'a Service) -> Vec<NumberRow<'a>> {
    let from = model.inherited.places_from(&service.key).unwrap_or("");
    let row = |part, unit: &str, values, evidence: Evidence| NumberRow {
        kind: "service",
        key: &service.key,
        part,
        zh: service.title.zh.as_str().into(),
        en: service.title.en.as_str().into(),
        unit: unit.to_string(),
        values,
        source: "",
        at: "",
        evidence,
        verification: Verification::Unverified,
        note: "",
        from,
    };
    let evidence = service.evidence;
    let mut rows = Vec::new();
    let layers: Vec<_> = service.layers.iter().map(|own| &own.capacity).collect();
    for (layer, capacity) in changed(&layers) {
        let Some((units, places)) = capacity else {
            continue;
        };
        for (part, sampler) in [("units", units), ("places", places)] {
            let own = row(part, "units", spread(sampler), evidence);
            rows.push(own.in_layer(model, layer));
        }
    }
    if let Some(capacity) = &service.capacity {
        let staff = capacity.staff.as_ref();
        rows.extend(staff.map(|own| row("staff", "persons", spread(own), evidence)));
        for (part, cost) in [
            ("capital", &capacity.capital),
            ("running", &capacity.running),
        ] {
            let cost = cost.as_ref();
            rows.extend(cost.map(|own| row(part, "yuan", spread(&own.amount), own.evidence)));
        }
    }
    for opened in &service.opened {
        let centres = &opened.centres;
        for (part, unit, value) in [
            ("opened", "units", Some(centres.number)),
            ("places", "units", centres.places),
            ("staff", "persons", centres.staff),
            ("capital", "yuan", centres.capital),
            ("running", "yuan", centres.running),
        ] {
            let own = value.map(|value| row(part, unit, [value; 3], evidence));
            rows.extend(own.map(|own| own.in_layer(model, opened.layer)));
        }
    }
    rows
}
