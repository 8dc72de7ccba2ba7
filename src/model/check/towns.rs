//! The towns: shares that add up, numbers that can be, and each town once.

mod centres;
mod counts;
mod recipients;
mod saying;
mod sizes;
mod weights;

use std::collections::BTreeMap;

use super::checking::Checking;
use super::parameters::ready;
use crate::axes::Year;
use crate::model::checked::{QuantityId, Service, Town, Towns};
use crate::model::file::{ConcentrationFile, TownsFile, process_of};
use crate::model::quantities::Quantities;
use crate::statistics::sampling::Sampler;
use crate::stream::Decision;
use crate::units::Unit;
use counts::{counts, of_register};
use saying::say;
pub(super) use sizes::people;
use weights::weights;

/// The towns as known by `as_of`; nothing where the model names none.
pub(super) fn towns(
    checking: &mut Checking<'_>,
    services: &[Service],
    quantities: &Quantities,
    as_of: Option<Year>,
) -> Option<Towns> {
    let file = checking.file().towns.clone()?;
    if file.town.is_empty() {
        say(
            checking,
            "town",
            ("没有写任何镇（街道）", "there is no town"),
            (
                "每个镇（街道）一节 [town.…]，或数据表 table",
                "a section [town.…] for each, or a table",
            ),
        );
        return None;
    }
    names(checking, &file);
    sizes::holders(checking, &file);
    centres::check(checking, &file);
    let weights = weights(checking, &file);
    let [people, holders, needs] = concentrations(checking, &file)?;
    let covered = covered(checking, &file, services, quantities);
    let index = |key: &str| services.iter().position(|service| service.key == key);
    let mut list = Vec::new();
    for (key, town) in &file.town {
        let at = format!("town.{key}");
        if !town.holders.is_empty() && quantities.people.is_none() {
            say(
                checking,
                &format!("{at}.holders"),
                ("模型没有 [disability]", "the model has no [disability]"),
                ("有残疾与证件的模型", "a model with disability"),
            );
        }
        let mut recipients = BTreeMap::new();
        for (service, known) in &town.recipients {
            let at = format!("{at}.recipients.{service}");
            let Some(index) = index(service) else {
                continue;
            };
            if services[index].capacity.is_some() {
                say(
                    checking,
                    &at,
                    ("这项服务有床位（名额）", "the service has places"),
                    ("各镇（街道）的机构数 centres", "its centres in each town"),
                );
            }
            recipients.insert(index, counts(checking, &at, known, as_of));
        }
        let mut centres = BTreeMap::new();
        for (service, number) in &town.centres {
            let Some(index) = index(service) else {
                continue;
            };
            if services[index].capacity.is_none() {
                let at = format!("{at}.centres.{service}");
                placeless(checking, &at);
            }
            centres.insert(index, u64::from(*number));
        }
        let (weight, weighed) = weights[key];
        list.push(Town {
            key: key.clone(),
            title: town.title.clone(),
            weight,
            weighed,
            holders: counts(checking, &format!("{at}.holders"), &town.holders, as_of),
            recipients,
            centres,
            decision: Decision::named("town").with(Decision::named(key)),
        });
    }
    list.sort_by(|one, other| one.key.cmp(&other.key));
    of_register(checking, &mut list, as_of);
    let differ = file.concentration.iter();
    let differ = differ.flat_map(|own| [&own.people, &own.holders, &own.needs]);
    Some(Towns {
        list,
        people,
        holders,
        needs,
        covered,
        evidence: differ.map(|own| own.evidence).fold(file.evidence, Ord::max),
        verification: file.verification,
        source: file.source,
    })
}

fn placeless(checking: &mut Checking<'_>, key: &str) {
    say(
        checking,
        key,
        ("这项服务没有床位（名额）", "the service has no places"),
        ("有 capacity 的服务", "a service with `capacity`"),
    );
}

/// No two towns bear the same name.
fn names(checking: &mut Checking<'_>, file: &TownsFile) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, town) in &file.town {
        if let Some(other) = seen.insert(&town.title.zh, key) {
            let name = &town.title.zh;
            checking.say(
                "towns",
                &format!("town.{key}.title"),
                (
                    format!("{name}出现两次（{other} 和 {key}）"),
                    format!("{name} stands twice ({other} and {key})"),
                ),
                ("每个镇（街道）一次".into(), "each town once".into()),
                ("请删去或改正一个", "Remove or correct one of them"),
            );
        }
    }
}

/// How much towns differ: people, holders, needs.
fn concentrations(checking: &mut Checking<'_>, file: &TownsFile) -> Option<[Sampler; 3]> {
    let Some(differ) = &file.concentration else {
        say(
            checking,
            "concentration",
            ("没有 [concentration]", "there is no [concentration]"),
            (
                "people、holders、needs 三个集中度（继承了它们的模型可以不写）",
                "people, holders and needs (what extends a model that has them need not say them)",
            ),
        );
        return None;
    };
    let mut one = |name: &str, file: &ConcentrationFile| -> Option<Sampler> {
        let at = format!("concentration.{name}.distribution");
        let sampler = ready(checking, 0, "towns", &at, &file.distribution)?;
        if sampler.quantile(1e-6) <= 0.0 {
            say(
                checking,
                &at,
                ("可为 0 或更小", "it may be 0 or less"),
                ("大于 0 的分布", "a distribution above 0"),
            );
        }
        Some(sampler)
    };
    let found = [
        one("people", &differ.people),
        one("holders", &differ.holders),
        one("needs", &differ.needs),
    ];
    let [Some(people), Some(holders), Some(needs)] = found else {
        return None;
    };
    Some([people, holders, needs])
}

/// The quantities that say which share of towns has a centre.
fn covered(
    checking: &mut Checking<'_>,
    file: &TownsFile,
    services: &[Service],
    quantities: &Quantities,
) -> BTreeMap<usize, QuantityId> {
    let mut covered = BTreeMap::new();
    for (key, quantity) in &file.covered {
        let at = format!("covered.{key}");
        let service = services.iter().position(|service| service.key == *key);
        let (Some(service), Some(id)) = (service, quantities.index(quantity)) else {
            continue;
        };
        if services[service].capacity.is_none() {
            placeless(checking, &at);
        }
        if quantities.list(true)[id.0].unit != Unit::Share {
            say(
                checking,
                &at,
                ("这个量不是比例", "the quantity is no share"),
                ("比例", "a share"),
            );
        }
        of_towns(checking, quantity, file.town.len());
        covered.insert(service, id);
    }
    covered
}

/// A reminder where a process by which towns are covered counts other towns than there are.
fn of_towns(checking: &mut Checking<'_>, quantity: &str, towns: usize) {
    let key = process_of(quantity).unwrap_or_default();
    let process = checking.file().processes.get(key);
    let of = process.and_then(|process| process.parts().of);
    let Some(of) = of.filter(|of| usize::try_from(*of) != Ok(towns)) else {
        return;
    };
    checking.remind_in_layer(
        0,
        "processes",
        &format!("{key}.of"),
        (format!("{of} 个镇（街道）"), format!("{of} towns")),
        (
            format!("{towns} 个，与列出的镇（街道）相同"),
            format!("{towns}, as many as are listed"),
        ),
        (
            "请核对个数；若各镇（街道）没有都列出，不必改",
            "Look the number up; if not all towns are listed, leave it",
        ),
    );
}
