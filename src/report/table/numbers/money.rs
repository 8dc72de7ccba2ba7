//! The numbers of money among those used: amounts, ties, tiers, payers, and how standards may rise.

use std::borrow::Cow;

use super::row::{NumberRow, changed, spread};
use crate::model::Model;
use crate::model::checked::{Cost, Service, Standard};
use crate::source::{Evidence, Verification, Words};

/// What a service costs, and who pays it.
pub(super) fn of_service<'a>(model: &'a Model, service: &'a Service) -> Vec<NumberRow<'a>> {
    let Some(cost) = &service.cost else {
        return Vec::new();
    };
    let inherited = &model.inherited;
    let row = |part, unit: &str, (zh, en): (Cow<'a, str>, Cow<'a, str>), values| NumberRow {
        kind: "service",
        key: &service.key,
        part,
        zh,
        en,
        unit: unit.to_string(),
        values,
        source: &cost.source,
        at: cost.at.as_deref().unwrap_or(""),
        evidence: cost.evidence,
        verification: cost.verification,
        note: "",
        from: inherited.amounts_from(&service.key).unwrap_or(""),
    };
    let mut rows = Vec::new();
    let standards: Vec<_> = service.layers.iter().map(|own| &own.standard).collect();
    for (layer, standard) in changed(&standards) {
        let Some(standard) = standard else {
            continue;
        };
        for (place, sampler) in standard.samplers().iter().enumerate() {
            let (part, unit, title) = match standard {
                Standard::Amount(_) => ("amount", "yuan", plain(&service.title)),
                Standard::Tied(other, _) => {
                    let other = &model.services[other.0].title;
                    (
                        "ratio",
                        "share",
                        joined(&service.title, other, ["占", "part of"]),
                    )
                }
                Standard::Tiers(_) => {
                    let tier = &service.tiers()[place].title;
                    ("amount", "yuan", joined(&service.title, tier, ["", ""]))
                }
            };
            let own = row(part, unit, title, spread(sampler));
            rows.push(own.in_layer(model, layer));
        }
    }
    let steps: Vec<_> = service.layers.iter().map(|own| &own.steps).collect();
    for (layer, steps) in changed(&steps) {
        for (year, ratio) in *steps {
            let year = Words::both(format!("{year} 年调整"), format!("step of {year}"));
            let title = joined(&service.title, &year, ["", ""]);
            let own = row("step", "ratio", title, spread(ratio));
            rows.push(own.in_layer(model, layer));
        }
    }
    for (payer, share) in model.settings.payers.iter().zip(&cost.payers) {
        if *share > 0.0 {
            // Nobody knows from the payer alone of what it is a share.
            let title = joined(&service.title, &payer.title, ["", ""]);
            let own = row("payer", "share", title, [*share; 3]);
            rows.push(of_payer(model, service, cost, own));
        }
    }
    rows
}

/// A payer's share with who tells of it, and whose it is: what is paid may be told by others, and be another model's.
fn of_payer<'a>(
    model: &'a Model,
    service: &Service,
    cost: &'a Cost,
    row: NumberRow<'a>,
) -> NumberRow<'a> {
    let told = cost.payers_told.as_ref();
    NumberRow {
        source: told.map_or("", |told| &told.source),
        at: told.and_then(|told| told.at.as_deref()).unwrap_or(""),
        evidence: cost.payers_evidence(),
        verification: told.map_or(Verification::Unverified, |told| told.verification),
        from: model.inherited.payers_from(&service.key).unwrap_or(""),
        ..row
    }
}

/// Each way of each rule by which standards may rise, and how likely it is.
pub(super) fn of_rules(model: &Model) -> impl Iterator<Item = NumberRow<'_>> {
    let rules = model.settings.upratings.iter();
    rules.flat_map(move |rule| {
        let ways = rule.ways.iter().zip(&rule.probabilities);
        ways.map(move |(way, probability)| {
            let way = way.words(&model.processes, rule.renewal.is_some());
            NumberRow {
                kind: "uprating",
                key: &rule.key,
                part: "probability",
                zh: format!("{}：{}", rule.title.zh, way.zh).into(),
                en: format!("{}: {}", rule.title.en, way.en).into(),
                unit: "share".to_string(),
                values: [*probability; 3],
                source: &rule.source,
                at: rule.at.as_deref().unwrap_or(""),
                // Whatever a source says, which way holds in the years to come is at best judged.
                evidence: rule.evidence.max(Evidence::Judged),
                verification: rule.verification,
                note: rule.note.as_ref().map_or("", |note| &note.zh),
                from: "",
            }
        })
    })
}

fn plain(title: &Words) -> (Cow<'_, str>, Cow<'_, str>) {
    (title.zh.as_str().into(), title.en.as_str().into())
}

fn joined<'a>(one: &Words, other: &Words, [zh, en]: [&str; 2]) -> (Cow<'a, str>, Cow<'a, str>) {
    let space = if en.is_empty() { "" } else { " " };
    (
        format!("{}：{zh}{}", one.zh, other.zh).into(),
        format!("{}: {en}{space}{}", one.en, other.en).into(),
    )
}
