//! Services: rules, references and money that make sense.

use super::checking::Checking;
use super::parameters::ready;
use super::rules;
use crate::model::checked::Added;
use crate::model::checked::{
    Capacity, Cost, ParameterId, ProcessId, Service, ServiceId, ServiceLayer,
};
use crate::model::file::{CostFile, ServiceFile};
use crate::model::rule::{Answers, Clause, Rule};
use crate::stream::Decision;

/// All services.
pub(super) fn services(checking: &mut Checking<'_>) -> Vec<Service> {
    let steps = checking.steps;
    let base = &steps[0].file;
    let process = |key: &str| ProcessId(base.processes.get_index_of(key).unwrap_or(0));
    let attribute = |key: &String| base.model.attributes.get_index_of(key);
    let payers: Vec<&String> = base.model.payers.keys().collect();
    let mut checked = Vec::new();
    for (key, file) in &base.services {
        paid(checking, key, file);
        let mut layers = Vec::new();
        let mut added = Added::default();
        for (layer, step) in steps.iter().enumerate() {
            added.pull(key, &step.pulled);
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
                rule: rule(now, &attribute),
                amount,
                steps: now
                    .cost
                    .iter()
                    .flat_map(|cost| &cost.steps)
                    .map(|step| (step.from, step.ratio))
                    .collect(),
                price_year: now.cost.as_ref().map_or(0, |cost| cost.price_year),
                capacity,
                added,
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
            capacity: file.capacity.as_ref().map(|capacity| Capacity {
                units: optional(&capacity.units),
            }),
            cost: file.cost.as_ref().map(|cost| Cost {
                per: cost.per,
                uprating: cost.uprating.process().map(process),
                payers: payers.iter().map(|payer| share(cost, payer)).collect(),
                evidence: cost.evidence,
                verification: cost.verification,
                source: cost.source.clone(),
            }),
            layers,
            demand: Decision::named("demand").with(named),
            constants: Decision::named("service").with(named),
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

fn share(cost: &CostFile, payer: &str) -> f64 {
    cost.payers.get(payer).copied().unwrap_or(0.0)
}

/// Who pays adds up to the whole.
fn paid(checking: &mut Checking<'_>, key: &str, file: &ServiceFile) {
    let Some(cost) = &file.cost else { return };
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
