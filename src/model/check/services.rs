//! Services: rules, references and money that make sense.

use super::checking::Checking;
use super::costs::{paid, shares, units, uprate};
use super::parameters::ready;
use super::rules;
use crate::axes::Year;
use crate::model::checked::{
    Capacity, Cost, ParameterId, ProcessId, Service, ServiceId, ServiceLayer, opened,
};
use crate::model::file::{ServiceFile, Uprating};
use crate::model::rule::{Answers, Clause, Rule};
use crate::stream::{Decision, Origin};

/// All services.
pub(super) fn services(checking: &mut Checking<'_>) -> Vec<Service> {
    let steps = checking.steps;
    let base = &steps[0].file;
    let process = |key: &str| ProcessId(base.processes.get_index_of(key).unwrap_or(0));
    let attribute = |key: &String| base.model.attributes.get_index_of(key);
    let payers: Vec<&String> = base.model.payers.keys().collect();
    let mut checked = Vec::new();
    for (key, file) in &base.services {
        if let Some(cost) = &file.cost {
            paid(checking, &format!("{key}.cost"), &cost.payers);
        }
        let mut layers = Vec::new();
        let mut added = Vec::new();
        let mut uprating: Vec<(Year, Option<ProcessId>)> = Vec::new();
        for (layer, step) in steps.iter().enumerate() {
            added.extend(opened(key, layer, step.from, &step.pulled));
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
            uprate(&mut uprating, layer, steps, key, &process);
            layers.push(ServiceLayer {
                enabled: now.enabled,
                rule: rule(now, &attribute),
                amount,
                steps: now
                    .cost
                    .iter()
                    .flat_map(|cost| &cost.steps)
                    .map(|step| (step.from, step.ratio))
                    .collect(),
                price_year: now.cost.as_ref().map_or(0, |cost| cost.price_year),
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
            capacity: file.capacity.as_ref().map(|file| Capacity {
                units: optional(&file.units),
                ..units(checking, key, file, &payers, &process)
            }),
            cost: file.cost.as_ref().map(|cost| Cost {
                per: cost.per,
                payers: shares(&cost.payers, &payers),
                evidence: cost.evidence,
                verification: cost.verification,
                source: cost.source.clone(),
            }),
            layers,
            opened: added,
            demand: Decision::named("demand").with(named).of(Origin::Chance),
            constants: Decision::named("service").with(named).of(Origin::Delivery),
        });
    }
    checked
}

/// The rule of a service, its attributes as bits; an unknown one has been complained about.
fn rule(file: &ServiceFile, attribute: &dyn Fn(&String) -> Option<usize>) -> Rule {
    let clauses = file.eligible.iter().map(|clause| Clause {
        age: clause.age,
        sex: clause.sex,
        category: clause.category.clone(),
        grade: clause.grade.clone(),
        is: clause
            .is
            .iter()
            .filter_map(attribute)
            .filter(|place| *place < Answers::MOST)
            .fold(Answers::default(), |all, place| all.with(place, true)),
    });
    Rule {
        clauses: clauses.collect(),
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
            cost.uprating = Uprating::Fixed;
            cost.price_year = 0;
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
                "只改 enabled、eligible、capacity 的数量、cost.amount、cost.uprating 或 cost.steps".into(),
                "only enabled, eligible, the numbers of capacity, cost.amount, cost.uprating or cost.steps".into(),
            ),
            (
                "需求和覆盖率请改 processes 中相应的过程",
                "Change need and coverage through their processes",
            ),
        );
    }
}
