//! What is paid for each recipient: one amount, a part of another one, or tiers that leave nobody out.

use super::super::checking::Checking;
use super::super::parameters::ready;
use super::rules::clauses;
use crate::axes::AGES;
use crate::model::checked::{ParameterId, ServiceId, Standard, Tier};
use crate::model::file::{Basis, CostFile, ServiceFile, TierFile, Uprating};
use crate::model::rule::{Clause, Rule};
use crate::statistics::sampling::Distribution;

type StandardsPair = (String, String);

/// What is paid in a layer; what cannot be is complained about in the layer that says it.
pub(super) fn standard(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    file: &ServiceFile,
) -> Option<Standard> {
    let cost = file.cost.as_ref()?;
    let steps = checking.steps;
    let above = (layer > 0).then(|| steps[layer - 1].file.services.get(key));
    if above.flatten().and_then(|above| above.cost.as_ref()) != Some(cost) {
        said(checking, layer, key, file, cost);
    }
    let mut sampler = |what: &str, distribution: &Distribution| {
        let at = format!("{key}.cost.{what}");
        ready(checking, layer, "services", &at, distribution)
    };
    if let Some(amount) = &cost.amount {
        return sampler("amount", amount).map(Standard::Amount);
    }
    if let Some(tied) = &cost.tied {
        let to = steps[0].file.services.get_index_of(&tied.to)?;
        let ratio = sampler("tied.ratio", &tied.ratio)?;
        return Some(Standard::Tied(ServiceId(to), ratio));
    }
    let tiers = cost.tiers.iter();
    let tiers: Option<Vec<_>> = tiers
        .map(|(name, tier)| sampler(&format!("tiers.{name}.amount"), &tier.amount))
        .collect();
    tiers.filter(|tiers| !tiers.is_empty()).map(Standard::Tiers)
}

/// The tiers of a service.
pub(super) fn tiers(checking: &Checking<'_>, cost: &CostFile) -> Vec<Tier> {
    let parameters = &checking.file().parameters;
    let tier = |(key, tier): (&String, &TierFile)| Tier {
        key: key.clone(),
        title: tier.title.clone(),
        rule: if tier.eligible.is_empty() {
            Rule {
                clauses: vec![Clause::default()],
            }
        } else {
            clauses(&tier.eligible, &|_| None)
        },
        entitled: tier
            .entitled
            .as_ref()
            .and_then(|name| parameters.get_index_of(name))
            .map(ParameterId),
    };
    cost.tiers.iter().map(tier).collect()
}

/// Whether a cost says what it must and no more.
fn said(checking: &mut Checking<'_>, layer: usize, key: &str, file: &ServiceFile, cost: &CostFile) {
    let mut say = |at: &str, found: StandardsPair, expected: (&str, &str), advice: (&str, &str)| {
        let (name, at) = checking.in_layer(layer, "services", &format!("{key}.cost{at}"));
        let expected = (expected.0.into(), expected.1.into());
        checking.say(&name, &at, found, expected, advice);
    };
    let kinds = [
        ("amount", cost.amount.is_some()),
        ("tied", cost.tied.is_some()),
        ("tiers", !cost.tiers.is_empty()),
    ];
    let given: Vec<&str> = kinds
        .iter()
        .filter(|kind| kind.1)
        .map(|kind| kind.0)
        .collect();
    if given.len() != 1 {
        let given = given.join(" + ");
        say(
            "",
            (format!("写了 {given:?}"), format!("{given:?} is given")),
            (
                "amount、tied、tiers 恰好一个",
                "exactly one of amount, tied and tiers",
            ),
            ("请补上或删去", "Add or remove one"),
        );
    }
    let (rises, year) = (cost.uprating.is_some(), cost.price_year.is_some());
    if cost.tied.is_some() && (rises || year) {
        say(
            ".tied",
            (
                "挂钩的标准又写了 uprating 或 price_year".into(),
                "what is tied has an uprating or a price_year as well".into(),
            ),
            (
                "不写：随所挂钩的标准调整",
                "neither: it moves with the standard to which it is tied",
            ),
            ("请删去", "Remove them"),
        );
    }
    if cost.tied.is_none() && !(rises && year) {
        say(
            "",
            (
                "缺少 uprating 或 price_year".into(),
                "uprating or price_year is missing".into(),
            ),
            ("两者都写", "both"),
            ("请补上", "Add them"),
        );
    }
    unknown_rule(checking, layer, key, cost);
    tie(checking, layer, key, cost);
    whom(checking, layer, key, file, cost);
}

/// A rule that a scenario names; those of the baseline are found with all its names.
fn unknown_rule(checking: &mut Checking<'_>, layer: usize, key: &str, cost: &CostFile) {
    let uprating = cost.uprating.as_ref().filter(|_| layer > 0);
    let Some(rule) = uprating.and_then(Uprating::rule) else {
        return;
    };
    let known: Vec<String> = checking.file().model.upratings.keys().cloned().collect();
    let (name, at) = checking.in_layer(layer, "services", &format!("{key}.cost.uprating"));
    let words = super::super::Names::Uprating.words();
    checking.known(&name, &at, rule, words, known.iter().map(String::as_str));
}

/// A tie is to an amount, paid as often.
fn tie(checking: &mut Checking<'_>, layer: usize, key: &str, cost: &CostFile) {
    let Some(tied) = &cost.tied else { return };
    let steps = checking.steps;
    let Some(root) = steps[layer].file.services.get(&tied.to) else {
        // The names of the baseline have been looked up.
        if layer > 0 {
            let known: Vec<String> = checking.file().services.keys().cloned().collect();
            let (name, at) = checking.in_layer(layer, "services", &format!("{key}.cost.tied.to"));
            let words = super::super::Names::Service.words();
            checking.known(
                &name,
                &at,
                &tied.to,
                words,
                known.iter().map(String::as_str),
            );
        }
        return;
    };
    let sound = root
        .cost
        .as_ref()
        .is_some_and(|root| root.amount.is_some() && root.per == cost.per);
    if !sound {
        let to = &tied.to;
        let (name, at) = checking.in_layer(layer, "services", &format!("{key}.cost.tied.to"));
        checking.say(
            &name,
            &at,
            (
                format!("{to} 没有自己的 amount，或支付频次不同"),
                format!("{to} has no amount of its own, or is paid at another rate"),
            ),
            (
                "写了 amount、支付频次（per）相同的服务".into(),
                "a service with an amount that is paid as often (per)".into(),
            ),
            ("请改正 tied.to 或 per", "Correct tied.to or per"),
        );
    }
}

/// Tiers are of holders, ask what everybody has, and leave nobody out.
fn whom(checking: &mut Checking<'_>, layer: usize, key: &str, file: &ServiceFile, cost: &CostFile) {
    let mut say = |at: &str, found: (&str, &str), expected: (&str, &str), advice: (&str, &str)| {
        let (name, at) = checking.in_layer(layer, "services", &format!("{key}.cost.tiers{at}"));
        let pair = |(zh, en): (&str, &str)| (zh.to_string(), en.to_string());
        checking.say(&name, &at, pair(found), pair(expected), advice);
    };
    let Some((last, rest)) = cost.tiers.last() else {
        return;
    };
    if matches!(file.basis, Basis::NewHolders | Basis::Disabled) {
        say(
            "",
            ("服务对象不是年末持证人", "the basis is not the holders"),
            (
                "basis 为 holders、employed 或 not_employed",
                "basis = holders, employed or not_employed",
            ),
            ("请改用一个金额", "Use one amount"),
        );
    }
    if !rest.eligible.is_empty() || rest.entitled.is_some() {
        say(
            &format!(".{last}"),
            ("最后一档限定了对象", "the last tier is for some only"),
            (
                "最后一档不写 eligible 和 entitled：其余的人都归它",
                "no eligible and no entitled in the last tier: it takes all others",
            ),
            ("请改正，或再加一档", "Correct it, or add a tier"),
        );
    }
    for (name, tier) in &cost.tiers {
        for (place, clause) in tier.eligible.iter().enumerate() {
            let wrong = |[from, to]: [usize; 2]| from > to || to >= AGES;
            if !clause.is.is_empty() || clause.age.is_some_and(wrong) {
                say(
                    &format!(".{name}.eligible.{}", place + 1),
                    (
                        "档的对象写了属性（is），或年龄不对",
                        "a tier asks about attributes (is), or its ages are wrong",
                    ),
                    (
                        "只按年龄（先小后大）、性别、类别、等级",
                        "age from low to high, sex, category and grade only",
                    ),
                    ("请改正", "Correct it"),
                );
            }
        }
    }
}
