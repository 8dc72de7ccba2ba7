//! Rules by which amounts rise: ways that can be, with weights that are some.

use super::checking::Checking;
use crate::model::checked::{Followed, ParameterId, UpratingRule};
use crate::model::file::{ModelFile, UpratingFile};
use crate::stream::{Decision, Origin};

/// Ways and weights of every rule.
pub(super) fn check(checking: &mut Checking<'_>) {
    let rules = &checking.file().model.upratings;
    for (key, rule) in rules {
        let at = format!("upratings.{key}");
        if rule.either.is_empty() {
            checking.say(
                "model",
                &format!("{at}.either"),
                ("没有写办法".into(), "there is no way".into()),
                (
                    "至少一种：\"fixed\" 或 { by = \"增长过程\" }".into(),
                    "at least one: \"fixed\" or { by = \"growth process\" }".into(),
                ),
                ("请补上", "Add one"),
            );
        } else if !can_be(rule) {
            let (ways, weights) = (rule.either.len(), &rule.weights);
            checking.say(
                "model",
                &format!("{at}.weights"),
                (
                    format!("{ways} 种办法，权重 {weights:?}"),
                    format!("{ways} ways with the weights {weights:?}"),
                ),
                (
                    "每种办法一个不小于 0 的权重，不全为 0".into(),
                    "a weight of at least 0 for each way, not all of them 0".into(),
                ),
                (
                    "请改正 weights，或删去（等权）",
                    "Correct weights, or leave them out (equal)",
                ),
            );
        }
    }
}

fn can_be(rule: &UpratingFile) -> bool {
    let weights = &rule.weights;
    let some = weights.iter().sum::<f64>() > 0.0;
    let each = |weight: &f64| *weight >= 0.0 && weight.is_finite();
    weights.is_empty() || weights.len() == rule.either.len() && weights.iter().all(each) && some
}

/// The rules of declarations whose every name has been found.
pub(super) fn rules(file: &ModelFile) -> Vec<UpratingRule> {
    let rules = file.model.upratings.iter();
    rules
        .map(|(key, rule)| {
            let named = Decision::named(key);
            UpratingRule {
                key: key.clone(),
                title: rule.title.clone(),
                ways: rule
                    .either
                    .iter()
                    .map(|way| Followed::of(way, &file.processes))
                    .collect(),
                probabilities: probabilities(rule),
                renewal: rule
                    .renewal
                    .as_ref()
                    .and_then(|key| file.parameters.get_index_of(key).map(ParameterId)),
                source: rule.source.clone(),
                at: rule.at.clone(),
                evidence: rule.evidence,
                verification: rule.verification,
                note: rule.note.clone(),
                decision: Decision::named("uprating")
                    .with(named)
                    .of(Origin::Prices)
                    .reaching(rule.reach),
                renewals: Decision::named("renewal of standards")
                    .with(named)
                    .of(Origin::Prices)
                    .reaching(rule.reach),
            }
        })
        .collect()
}

fn probabilities(rule: &UpratingFile) -> Vec<f64> {
    let ways = rule.either.len();
    if rule.weights.is_empty() {
        return vec![1.0 / ways as f64; ways];
    }
    let all: f64 = rule.weights.iter().sum();
    rule.weights.iter().map(|weight| weight / all).collect()
}
