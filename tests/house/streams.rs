//! Every decision has its own stream: no two names share a number.

use std::collections::BTreeMap;

use plancast::model::ModelFolder;
use plancast::model::scenario::BASELINE;
use plancast::stream::Decision;

use super::tree::{none, sources};
use crate::runs::{models, open};

/// The names given to `Decision::named` in the source, with the files in which they are given.
fn named(tests: bool) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources() {
        let text = if tests {
            &file.text
        } else {
            file.before_tests()
        };
        for part in text.split("Decision::named(\"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            found
                .entry(name.to_string())
                .or_default()
                .push(file.path.clone());
        }
    }
    found
}

#[test]
fn names_in_the_source_do_not_collide() {
    let names = named(true);
    assert!(
        names.len() > 20,
        "the names have been found: {}",
        names.len()
    );
    let mut seen: BTreeMap<u32, &str> = BTreeMap::new();
    for name in names.keys() {
        if let Some(other) = seen.insert(Decision::named(name).id(), name) {
            panic!("“{name}” and “{other}” share a stream");
        }
    }
}

#[test]
fn no_two_decisions_bear_the_same_name() {
    let twice = named(false)
        .into_iter()
        .filter(|(_, files)| files.len() > 1);
    let faults: Vec<String> = twice
        .map(|(name, files)| format!("“{name}” in {}", files.join(", ")))
        .collect();
    none(&faults, "the same name gives the same numbers");
}

#[test]
fn keys_of_models_do_not_collide() {
    for path in models() {
        let folder = ModelFolder::open(&path).unwrap_or_else(|complaints| panic!("{complaints}"));
        let model = open(&folder, BASELINE, None);
        let mut all: Vec<(String, Decision)> = named(false)
            .into_keys()
            .map(|name| (name.clone(), Decision::named(&name)))
            .collect();
        for parameter in &model.parameters {
            all.push((format!("parameter {}", parameter.key), parameter.decision));
        }
        for process in &model.processes {
            let errors = Decision::named("error of reports").with(process.decision);
            all.push((format!("process {}", process.key), process.decision));
            all.push((format!("innovation {}", process.key), process.innovations));
            all.push((format!("reports {}", process.key), errors));
        }
        for service in &model.services {
            let amount = Decision::named("amount").with(service.constants);
            all.push((format!("demand {}", service.key), service.demand));
            all.push((format!("constants {}", service.key), service.constants));
            let dated = Decision::named("dated change").with(service.constants);
            let tiers = Decision::named("tiers of recipients").with(service.demand);
            all.push((format!("amount {}", service.key), amount));
            all.push((format!("dated change {}", service.key), dated));
            all.push((format!("tiers {}", service.key), tiers));
        }
        for rule in &model.settings.upratings {
            all.push((format!("uprating {}", rule.key), rule.decision));
            all.push((format!("renewals {}", rule.key), rule.renewals));
        }
        let mut seen: BTreeMap<u32, String> = BTreeMap::new();
        for (name, decision) in all {
            if let Some(other) = seen.insert(decision.id(), name.clone()) {
                panic!("{}: {name} and {other} share a stream", folder.key);
            }
        }
    }
}

/// Every decision of a draw says what it is about, where it is named.
#[test]
fn decisions_of_a_draw_have_an_origin() {
    let mut faults = Vec::new();
    let (mut found, begins) = (0, "Decision::named(\"");
    for file in sources() {
        if file.room() != "simulation" || file.is_tests() {
            continue;
        }
        for part in file.before_tests().split(begins).skip(1) {
            let statement = part.split(';').next().unwrap_or_default();
            let name = part.split('"').next().unwrap_or_default();
            found += 1;
            if !statement.contains(".of(Origin::") {
                faults.push(format!("{}: “{name}”", file.path));
            }
        }
    }
    assert!(found > 30, "the decisions have been found: {found}");
    none(
        &faults,
        "a decision without `.of(Origin::…)` stays behind when its origin is exchanged",
    );
}
