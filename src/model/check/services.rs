//! Services: rules, references and money that make sense.

mod costs;
mod itself;
mod rules;
mod shut_out;
mod standards;
mod steps;

use toml::{Table, Value};

use super::checking::Checking;
use super::parameters::ready;
use crate::axes::Year;
use crate::model::checked::{
    Capacity, Cost, ParameterId, ProcessId, Rise, Service, ServiceId, ServiceLayer, opened,
};
use crate::model::file::{ServiceFile, Uprating};
use crate::statistics::sampling::Distribution;
use crate::stream::{Decision, Origin};
use costs::{paid, shares, units, uprate};

/// All services.
pub(super) fn services(checking: &mut Checking<'_>) -> Vec<Service> {
    let steps = checking.steps;
    let base = &steps[0].file;
    let process = |key: &str| ProcessId(base.processes.get_index_of(key).unwrap_or(0));
    let attribute = |key: &String| base.model.attributes.get_index_of(key);
    let rise = |uprating: &Uprating| Rise::of(uprating, &base.processes, &base.model.upratings);
    let payers: Vec<&String> = base.model.payers.keys().collect();
    let mut checked = Vec::new();
    for (key, file) in &base.services {
        if let Some(cost) = &file.cost {
            paid(checking, &format!("{key}.cost"), &cost.payers);
        }
        itself::check(checking, key, file);
        let mut layers = Vec::new();
        let mut added = Vec::new();
        let mut uprating: Vec<(Year, Rise)> = Vec::new();
        for (layer, step) in steps.iter().enumerate() {
            added.extend(opened(key, layer, step.from, &step.pulled));
            let now = &step.file.services[key];
            unchanged(checking, layer, key, [file, now]);
            rules::check(checking, layer, key, now);
            shut_out::check(checking, layer, key, now);
            let standard = standards::standard(checking, layer, key, now);
            let capacity = now.capacity.as_ref().and_then(|capacity| {
                let at = format!("{key}.capacity");
                ready(checking, layer, "services", &at, &capacity.existing).zip(ready(
                    checking,
                    layer,
                    "services",
                    &at,
                    &capacity.places,
                ))
            });
            uprate(&mut uprating, layer, steps, key, &rise);
            layers.push(ServiceLayer {
                enabled: now.enabled,
                rule: rules::clauses(&now.eligible, &attribute),
                standard,
                steps: steps::steps(checking, layer, key, now),
                price_year: now
                    .cost
                    .as_ref()
                    .and_then(|cost| cost.price_year)
                    .unwrap_or(0),
                uprating: uprating.clone(),
                capacity,
            });
        }
        let optional = |key: &Option<String>| key.as_deref().map(process);
        let named = Decision::named(key);
        checked.push(Service {
            key: key.clone(),
            title: file.title.clone(),
            system: base.model.systems.get_index_of(&file.system).unwrap_or(0),
            basis: file.basis,
            unit: file.unit,
            evidence: file.evidence,
            need: process(&file.need),
            coverage: optional(&file.coverage),
            split: optional(&file.split),
            complement: optional(&file.complement),
            carries_over: file.carries_over,
            displaces: file
                .displaces
                .iter()
                .filter_map(|other| base.services.get_index_of(other).map(ServiceId))
                .collect(),
            observed: file
                .observed
                .as_ref()
                .and_then(|observed| base.plan.facts.get(&observed.fact))
                .map(|fact| fact.value),
            history_growth: file
                .history_growth
                .as_ref()
                .and_then(|growth| base.parameters.get_index_of(growth).map(ParameterId)),
            capacity: file.capacity.as_ref().map(|own| Capacity {
                units: optional(&own.units),
                ..units(checking, key, (own, file.cost.as_ref()), &payers, &rise)
            }),
            cost: file.cost.as_ref().map(|cost| Cost {
                per: cost.per,
                payers: shares(&cost.payers, &payers),
                payers_told: cost.payers_told.clone(),
                evidence: cost.evidence,
                verification: cost.verification,
                source: cost.source.clone(),
                at: cost.at.clone(),
                tiers: standards::tiers(checking, cost),
            }),
            compared_with: file.compared_with.clone(),
            layers,
            opened: added,
            demand: Decision::named("demand").with(named).of(Origin::Chance),
            constants: Decision::named("service").with(named).of(Origin::Delivery),
        });
    }
    checked
}

/// What a scenario may not change about a service.
fn unchanged(checking: &mut Checking<'_>, layer: usize, key: &str, [base, now]: [&ServiceFile; 2]) {
    let fixed = |file: &ServiceFile| {
        let mut file = file.clone();
        let nothing = || Distribution::Fixed { value: 0.0 };
        file.enabled = true;
        file.eligible.clear();
        file.capacity = file.capacity.map(|mut capacity| {
            capacity.existing = nothing();
            capacity.places = nothing();
            capacity
        });
        file.cost = file.cost.map(|mut cost| {
            cost.amount = None;
            cost.tied = None;
            cost.steps.clear();
            cost.uprating = None;
            cost.price_year = None;
            for tier in cost.tiers.values_mut() {
                tier.amount = nothing();
            }
            cost
        });
        file
    };
    for at in otherwise(key, &fixed(base), &fixed(now)) {
        checking.say_in_layer(
            layer,
            "services",
            &at,
            (
                "情景改动了服务的其他内容".into(),
                "a scenario changes something else about the service".into(),
            ),
            (
                "只改 enabled、eligible、capacity 的数量，cost 的 amount、tied、各档的 amount、uprating、price_year 或 steps".into(),
                "only enabled, eligible, the numbers of capacity; of cost amount, tied, the amounts of tiers, uprating, price_year or steps".into(),
            ),
            (
                "需求和覆盖率请改 processes 中相应的过程",
                "Change need and coverage through their processes",
            ),
        );
    }
}

/// Keys of a service that say something else, those of its capacity and its cost one by one.
fn otherwise(key: &str, base: &ServiceFile, now: &ServiceFile) -> Vec<String> {
    if base == now {
        return Vec::new();
    }
    let [base, now] = [base, now].map(|file| Table::try_from(file).unwrap_or_default());
    let mut found = Vec::new();
    for field in differing(&base, &now) {
        let parts = [&base, &now].map(|file| file.get(&field).and_then(Value::as_table));
        match parts {
            [Some(base), Some(now)] => {
                let parts = differing(base, now).into_iter();
                found.extend(parts.map(|part| format!("{key}.{field}.{part}")));
            }
            _ => found.push(format!("{key}.{field}")),
        }
    }
    // What cannot be told apart in writing is still not the same.
    if found.is_empty() {
        found.push(key.to_string());
    }
    found
}

/// Keys that one of two tables lacks or says otherwise.
fn differing(base: &Table, now: &Table) -> Vec<String> {
    let added = now.keys().filter(|key| !base.contains_key(*key));
    let all = base.keys().chain(added);
    all.filter(|key| base.get(*key) != now.get(*key))
        .cloned()
        .collect()
}
