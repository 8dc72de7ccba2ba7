//! Services: rules, references and money that make sense.

use super::parameters::ready;
use super::{Checking, rules};
use crate::model::checked::{Capacity, Cost, Service, ServiceLayer};
use crate::model::file::{Payer, ServiceFile};
use crate::model::rule::Rule;
use crate::stream::Decision;

/// All services.
pub(super) fn services(checking: &mut Checking<'_>) -> Vec<Service> {
    let steps = checking.steps;
    let base = &steps[0].file;
    let anchored: Vec<String> = base
        .model
        .money
        .as_ref()
        .and_then(|money| money.anchor.as_ref())
        .map(|anchor| anchor.services.clone())
        .unwrap_or_default();
    let process = |key: &str| base.processes.get_index_of(key).unwrap_or(0);
    let mut checked = Vec::new();
    for (key, file) in &base.services {
        references(checking, key, file);
        let mut layers = Vec::new();
        for (layer, step) in steps.iter().enumerate() {
            let now = &step.file.services[key];
            unchanged(checking, key, file, now);
            rules::check(checking, layer, key, now);
            let amount = now.cost.as_ref().and_then(|cost| {
                ready(
                    checking,
                    layer,
                    "services",
                    &format!("{key}.cost.amount"),
                    &cost.amount,
                )
            });
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
            layers.push(ServiceLayer {
                enabled: now.enabled,
                rule: Rule {
                    clauses: now.eligible.clone(),
                },
                amount,
                steps: now
                    .cost
                    .iter()
                    .flat_map(|cost| &cost.steps)
                    .map(|step| (step.from, step.ratio))
                    .collect(),
                capacity,
            });
        }
        let optional = |key: &Option<String>| key.as_deref().map(process);
        let named = Decision::named(key);
        checked.push(Service {
            key: key.clone(),
            title: file.title.clone(),
            system: file.system,
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
                .filter_map(|other| base.services.get_index_of(other))
                .collect(),
            observed: file
                .observed
                .as_ref()
                .and_then(|observed| base.plan.facts.get(&observed.fact))
                .map(|fact| fact.value),
            history_growth: file
                .history_growth
                .as_ref()
                .and_then(|growth| base.parameters.get_index_of(growth)),
            capacity: file.capacity.as_ref().map(|capacity| Capacity {
                units: optional(&capacity.units),
            }),
            cost: file.cost.as_ref().map(|cost| Cost {
                per: cost.per,
                uprating: Some(&cost.uprating)
                    .filter(|rule| *rule != FIXED)
                    .map(|rule| process(rule)),
                price_year: cost.price_year,
                payers: Payer::ALL.map(|payer| cost.payers.get(&payer).copied().unwrap_or(0.0)),
                anchored: anchored.contains(key),
                evidence: cost.evidence,
            }),
            layers,
            demand: Decision::named("demand").with(named),
            constants: Decision::named("service").with(named),
        });
    }
    checked
}

/// The rule of uprating that leaves an amount as it is.
const FIXED: &str = "fixed";

/// Every name that a service uses exists.
fn references(checking: &mut Checking<'_>, key: &str, file: &ServiceFile) {
    let base = checking.file().clone();
    checking.source("services", key, &file.source);
    let process = ("过程（processes.toml）", "process in processes.toml");
    let processes = || base.processes.keys().map(String::as_str);
    checking.known(
        "services",
        &format!("{key}.need"),
        &file.need,
        process,
        processes(),
    );
    let capacity = file.capacity.as_ref().and_then(|c| c.units.as_ref());
    for (what, name) in [
        ("coverage", file.coverage.as_ref()),
        ("split", file.split.as_ref()),
        ("complement", file.complement.as_ref()),
        ("capacity.units", capacity),
    ] {
        if let Some(name) = name {
            checking.known(
                "services",
                &format!("{key}.{what}"),
                name,
                process,
                processes(),
            );
        }
    }
    for other in &file.displaces {
        let at = format!("{key}.displaces");
        let services = base.services.keys().map(String::as_str);
        checking.known("services", &at, other, ("服务", "service"), services);
    }
    if let Some(observed) = &file.observed {
        let at = format!("{key}.observed.fact");
        let facts = base.plan.facts.keys().map(String::as_str);
        checking.known(
            "services",
            &at,
            &observed.fact,
            ("规划事实（plan.toml）", "fact in plan.toml"),
            facts,
        );
    }
    if let Some(growth) = &file.history_growth {
        let at = format!("{key}.history_growth");
        let parameters = base.parameters.keys().map(String::as_str);
        checking.known("services", &at, growth, ("参数", "parameter"), parameters);
    }
    let Some(cost) = &file.cost else { return };
    checking.source("services", &format!("{key}.cost"), &cost.source);
    if cost.uprating != FIXED {
        let at = format!("{key}.cost.uprating");
        let rules = processes().chain([FIXED]);
        checking.known(
            "services",
            &at,
            &cost.uprating,
            ("增长过程", "growth process"),
            rules,
        );
    }
    let paid: f64 = cost.payers.values().sum();
    let sound = (paid - 1.0).abs() <= 1e-9 && cost.payers.values().all(|share| *share >= 0.0);
    if !sound {
        checking.say(
            "services",
            &format!("{key}.cost.payers"),
            (
                format!("各方分担合计 {paid}"),
                format!("the payers' shares add up to {paid}"),
            ),
            (
                "不小于 0、合计为 1 的比例".into(),
                "shares of at least 0 that add up to 1".into(),
            ),
            ("请改正分担比例", "Correct the shares"),
        );
    }
}

/// What a scenario may not change about a service.
fn unchanged(checking: &mut Checking<'_>, key: &str, base: &ServiceFile, now: &ServiceFile) {
    let fixed = |file: &ServiceFile| {
        let mut file = file.clone();
        file.enabled = true;
        file.eligible.clear();
        file.capacity = file.capacity.map(|mut capacity| {
            capacity.existing = crate::statistics::sampling::Distribution::Fixed { value: 0.0 };
            capacity.places = crate::statistics::sampling::Distribution::Fixed { value: 0.0 };
            capacity
        });
        file.cost = file.cost.map(|mut cost| {
            cost.amount = crate::statistics::sampling::Distribution::Fixed { value: 0.0 };
            cost.steps.clear();
            cost
        });
        file
    };
    if fixed(base) != fixed(now) {
        checking.say(
            "services",
            key,
            (
                "情景改动了服务的其他内容".into(),
                "a scenario changes something else about the service".into(),
            ),
            (
                "只改 enabled、eligible、capacity 的数量、cost.amount 或 cost.steps".into(),
                "only enabled, eligible, the numbers of capacity, cost.amount or cost.steps".into(),
            ),
            (
                "需求和覆盖率请改 processes 中相应的过程",
                "Change need and coverage through their processes",
            ),
        );
    }
}
