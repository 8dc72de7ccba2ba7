//! Published numbers on which the level of something is fixed: they exist, and they can be.

use super::Checking;
use crate::axes::Year;
use crate::model::file::{DisabilityFile, ModelFile};

/// Recipients of a service, and sums over several years.
pub(super) fn check(checking: &mut Checking<'_>, file: &ModelFile) {
    let settings = &file.model;
    let disability = settings.disability.as_ref();
    let income = settings.income.as_ref();
    for (key, service) in [
        (
            "disability.anchored_on",
            disability.and_then(|d| d.anchored_on.as_ref()),
        ),
        ("income.anchored_on", income.map(|i| &i.anchored_on)),
    ] {
        if let Some(service) = service.and_then(|key| file.services.get(key))
            && service.observed.is_none()
        {
            checking.say(
                "model",
                key,
                (
                    "该服务没有 observed".into(),
                    "the service has no observed recipients".into(),
                ),
                (
                    "有公布人数的服务".into(),
                    "a service with published recipients".into(),
                ),
                (
                    "请给该服务补上 observed = { fact = … }",
                    "Add observed = { fact = … } to it",
                ),
            );
        }
    }
    if let Some(disability) = disability {
        registration(checking, disability, settings.base_year);
    }
    let money = settings.money.as_ref().and_then(|m| m.anchor.as_ref());
    let work = settings.work.as_ref();
    for (key, fact) in [
        ("money.anchor.fact", money.map(|anchor| &anchor.fact)),
        ("work.entry_anchor.fact", work.map(|w| &w.entry_anchor.fact)),
    ] {
        if let Some(fact) = fact {
            sum(checking, file, key, fact);
        }
    }
}

/// The level of registration rests on one number of the base year.
fn registration(checking: &mut Checking<'_>, disability: &DisabilityFile, base: Year) {
    let holders = disability.holders.contains_key(&base.to_string());
    let found = match (&disability.anchored_on, disability.holders.is_empty()) {
        (Some(_), false) => (
            "anchored_on 和 holders 都写了",
            "both anchored_on and holders",
        ),
        (None, true) => (
            "anchored_on 和 holders 都没有",
            "neither anchored_on nor holders",
        ),
        (None, false) if !holders => ("holders 里没有这一年", "holders without that year"),
        _ => return,
    };
    checking.say(
        "model",
        "disability",
        (found.0.into(), found.1.into()),
        (
            format!("anchored_on，或 holders 里有 {base} 年"),
            format!("anchored_on, or holders with the year {base}"),
        ),
        (
            "请写明持证水平依据哪项基年数",
            "Say on which number of the base year the level of registration rests",
        ),
    );
}

/// A sum must be over years that the model reconstructs.
fn sum(checking: &mut Checking<'_>, file: &ModelFile, key: &str, name: &str) {
    let Some(fact) = file.plan.facts.get(name) else {
        return;
    };
    let [from, to] = fact.period;
    let (first, last) = (file.model.history_from, file.model.base_year);
    if from > to || from < first || to > last {
        checking.say(
            "model",
            key,
            (
                format!("{name} 是 {from}—{to} 年的合计"),
                format!("{name} is a sum over {from}–{to}"),
            ),
            (
                format!("{first}—{last} 年之内的合计，先小后大"),
                format!("a sum within {first}–{last}, from the earlier to the later year"),
            ),
            (
                "请改正 plan.toml 里的 period，或把 history_from 提前",
                "Correct period in plan.toml, or let history_from begin earlier",
            ),
        );
    }
}
