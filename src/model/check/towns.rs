//! The towns: shares that add up, numbers that can be, and each town once.

mod alone;
mod centres;
mod counts;
mod covered;
mod names;
mod recipients;
mod saying;
mod sizes;
mod weights;

use std::collections::BTreeMap;

use super::checking::Checking;
use super::parameters::ready;
use crate::axes::Year;
use crate::model::checked::{Service, Town, Towns};
use crate::model::file::{ConcentrationFile, TownsFile};
use crate::model::quantities::Quantities;
use crate::statistics::sampling::Sampler;
use crate::stream::Decision;
use counts::{counts, of_register};
use covered::covered;
use saying::{placeless, say};
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
    names::check(checking, &file);
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
