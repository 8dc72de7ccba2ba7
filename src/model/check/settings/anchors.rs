//! Published numbers on which the level of something is fixed: they exist, and they can be.

use super::super::checking::Checking;
use crate::axes::Year;
use crate::model::file::{AttributeFile, DisabilityFile, FactKind, ModelFile};
use crate::units::Unit;

/// Recipients of a service, and sums over several years.
pub(super) fn check(checking: &mut Checking<'_>, file: &ModelFile) {
    let settings = &file.model;
    let disability = settings.disability.as_ref();
    let mut anchored: Vec<(String, Option<&String>)> = vec![(
        "disability.anchored_on".into(),
        disability.and_then(|d| d.anchored_on.as_ref()),
    )];
    for (name, attribute) in &settings.attributes {
        if let AttributeFile::LowIncome { anchored_on, .. } = attribute {
            anchored.push((format!("attributes.{name}.anchored_on"), Some(anchored_on)));
        }
    }
    for (key, service) in anchored {
        if let Some(service) = service.and_then(|key| file.services.get(key))
            && service.observed.is_none()
        {
            checking.say(
                "model",
                &key,
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
    for (key, service) in &file.services {
        if let Some(observed) = &service.observed {
            let at = ("services", format!("{key}.observed.fact"));
            in_unit(checking, file, at, &observed.fact, &Unit::COUNTED);
        }
    }
    if let Some(disability) = disability {
        registration(checking, disability, settings.base_year);
    }
    let sums = settings.money.iter().flat_map(|money| &money.sums);
    let mut facts: Vec<(String, &String)> = sums
        .filter_map(|(name, sum)| {
            let anchor = sum.anchor.as_ref()?;
            Some((format!("money.sums.{name}.anchor.fact"), &anchor.fact))
        })
        .collect();
    if let Some(work) = &settings.work {
        facts.push(("work.entry_anchor.fact".into(), &work.entry_anchor.fact));
    }
    for (key, fact) in facts {
        sum(checking, file, &key, fact);
        let units = if key.starts_with("money.") {
            &MONEY[..]
        } else {
            &Unit::COUNTED[..]
        };
        in_unit(checking, file, ("model", key), fact, units);
    }
    anchored_once(checking, file);
    nothing_to_set(checking, file);
}

/// Units of published sums of money.
const MONEY: [Unit; 2] = [Unit::Yuan, Unit::YuanConstant];

/// What something is fixed on is counted in what that is counted in.
fn in_unit(
    checking: &mut Checking<'_>,
    file: &ModelFile,
    (name, key): (&str, String),
    fact: &str,
    units: &[Unit],
) {
    let Some(own) = file
        .plan
        .facts
        .get(fact)
        .filter(|own| !units.contains(&own.unit))
    else {
        return;
    };
    let known: Vec<&str> = units.iter().map(|unit| unit.key()).collect();
    checking.say(
        name,
        &key,
        (
            format!("{fact} 的单位是 {}", own.unit.key()),
            format!("the unit of {fact} is {}", own.unit.key()),
        ),
        (
            format!("单位为 {} 的数", known.join("、")),
            format!("a number in {}", known.join(", ")),
        ),
        (
            "请改正 plan.toml 里的 unit，或换一项",
            "Correct unit in plan.toml, or name another fact",
        ),
    );
}

/// A published sum sets the level of standards, so not all of them may follow from others outside it.
fn nothing_to_set(checking: &mut Checking<'_>, file: &ModelFile) {
    let sums = file.model.money.iter().flat_map(|money| &money.sums);
    for (name, sum) in sums.filter(|(_, sum)| sum.anchor.is_some()) {
        let outside = |key: &String| {
            let cost = file.services.get(key).and_then(|own| own.cost.as_ref());
            let tied = cost.and_then(|cost| cost.tied.as_ref());
            tied.is_some_and(|tied| !sum.services.contains(&tied.to))
        };
        if !sum.services.iter().all(outside) {
            continue;
        }
        checking.say(
            "model",
            &format!("money.sums.{name}.anchor"),
            (
                "所含服务的标准都与别的标准挂钩".into(),
                "the standards of all its services are tied to others".into(),
            ),
            (
                "至少一项服务的标准可由公布的合计确定".into(),
                "a service whose standard the published sum can set".into(),
            ),
            (
                "请删去 anchor，或把所挂钩的服务列入 services",
                "Remove the anchor, or count the service among them to which they are tied",
            ),
        );
    }
}

/// The level of a service's standards can be set by one published sum only.
fn anchored_once(checking: &mut Checking<'_>, file: &ModelFile) {
    let sums = file.model.money.iter().flat_map(|money| &money.sums);
    let mut seen: Vec<(&String, &String)> = Vec::new();
    let mut twice = Vec::new();
    for (name, sum) in sums.filter(|(_, sum)| sum.anchor.is_some()) {
        for service in &sum.services {
            let mut others = seen.iter().filter(|(other, _)| *other != name);
            twice.extend(
                others
                    .find(|(_, known)| *known == service)
                    .map(|_| (name, service)),
            );
            seen.push((name, service));
        }
    }
    for (name, service) in twice {
        let found = (
            format!("{service} 由两项公布的合计定标准"),
            format!("two published sums fix the amount of {service}"),
        );
        let at = format!("money.sums.{name}");
        let one = ("一项".to_string(), "one".to_string());
        let advice = ("请删去一个 anchor", "Remove one anchor");
        checking.say("model", &at, found, one, advice);
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
    if fact.kind == FactKind::Stock {
        let found = (
            format!("{name} 是期末数（stock）"),
            format!("{name} is a stock"),
        );
        let needed = ("期内合计（sum）".into(), "a sum".into());
        let advice = (
            "请改正 plan.toml 里的 kind，或换一项",
            "Correct kind in plan.toml, or name another fact",
        );
        checking.say("model", key, found, needed, advice);
    }
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
