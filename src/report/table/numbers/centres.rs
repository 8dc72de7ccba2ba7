//! The numbers of centres among those used: how many there are, how many places each has, what it needs and who pays.

use super::row::{NumberRow, changed, spread};
use crate::model::Model;
use crate::model::checked::Service;
use crate::source::{Evidence, Verification};

/// Units, places in each, what a unit costs, by whom that is paid, and who works there; those that levers add. No source of an
/// amount says who pays.
pub(super) fn of_centres<'a>(model: &'a Model, service: &'a Service) -> Vec<NumberRow<'a>> {
    let from = |key| model.inherited.unit_from(&service.key, key).unwrap_or("");
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
        from: "",
    };
    let evidence = service.evidence;
    // Who tells of what is counted tells of what stands in the same model.
    let told = service.capacity.as_ref().and_then(|own| own.told.as_ref());
    let counted = |part, key, unit: &str, values| {
        let bare = NumberRow {
            from: from(key),
            ..row(part, unit, values, evidence)
        };
        match told.filter(|_| from(key) == from("capacity.told")) {
            Some(told) => NumberRow {
                source: &told.source,
                at: told.at.as_deref().unwrap_or(""),
                evidence: told.evidence,
                verification: told.verification,
                ..bare
            },
            None => bare,
        }
    };
    let mut rows = Vec::new();
    let layers: Vec<_> = service.layers.iter().map(|own| &own.capacity).collect();
    for (layer, capacity) in changed(&layers) {
        let Some((units, places)) = capacity else {
            continue;
        };
        for (part, key, sampler) in [
            ("units", "capacity.existing", units),
            ("places", "capacity.places", places),
        ] {
            let own = counted(part, key, "units", spread(sampler));
            rows.push(own.in_layer(model, layer));
        }
    }
    if let Some(capacity) = &service.capacity {
        let staff = capacity.staff.as_ref();
        rows.extend(staff.map(|own| counted("staff", "capacity.staff", "persons", spread(own))));
        for (parts, keys, cost) in [
            (
                ["capital", "capital_payer"],
                ["capacity.capital.amount", "capacity.capital.payers"],
                &capacity.capital,
            ),
            (
                ["running", "running_payer"],
                ["capacity.running.amount", "capacity.running.payers"],
                &capacity.running,
            ),
        ] {
            let Some(cost) = cost else { continue };
            let [amount, payers] = keys.map(from);
            rows.push(NumberRow {
                source: &cost.source,
                at: cost.at.as_deref().unwrap_or(""),
                verification: cost.verification,
                from: amount,
                ..row(parts[0], "yuan", spread(&cost.amount), cost.evidence)
            });
            // Who pays for the recipients is listed with what they cost.
            let paying = model.settings.payers.iter().zip(&cost.payers);
            let paying = paying.filter(|(_, share)| cost.own_payers && **share > 0.0);
            rows.extend(paying.map(|(payer, share)| NumberRow {
                zh: format!("{}：{}", service.title.zh, payer.title.zh).into(),
                en: format!("{}: {}", service.title.en, payer.title.en).into(),
                from: payers,
                ..row(parts[1], "share", [*share; 3], Evidence::Assumed)
            }));
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
