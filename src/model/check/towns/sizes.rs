//! Numbers of towns of a size that no town has, alone, together and beside each other.

use std::collections::BTreeMap;

use super::super::checking::Checking;
use super::{alone, recipients};
use crate::axes::Year;
use crate::dataset::Severity;
use crate::model::file::{Basis, TownsFile};
use crate::units::Unit;

/// Fewer people should be looked at: on a plateau or a farm of the state there may be.
const FEWEST: f64 = 100.0;
/// No town has so small a part of the people of an average one: 万 are a ten-thousandth.
const HARDLY_ANY: f64 = 1e-3;
/// Towns together have no more than so many times the people of the county.
const TOGETHER: f64 = 2.0;
/// More than so many times those should be looked at: the county has as many as live or as are registered in it.
const HARDLY_MORE: f64 = 1.2;
/// Holders among the people of a county, of whom there are no more anywhere.
const MOST_HOLDERS: f64 = 0.15;
/// Holders among people that should be looked at.
const MANY: f64 = 0.2;
/// Numbers of one year this close are equal but for when they were counted.
const COUNTED: f64 = 1.02;

/// What to do about numbers of another size.
const IN_PERSONS: (&str, &str) = (
    "是否写成了万人，或是别处的数？请以人为单位",
    "Is it in 10,000s, or of another place? Give it in persons",
);

/// People of each town, and of all against those of the county; so are holders and recipients.
pub(in crate::model::check) fn people(checking: &mut Checking<'_>, file: &TownsFile, county: f64) {
    alone::check(checking, file, county);
    holders_together(checking, file, county);
    recipients::together(checking, file, county);
    let average = county / file.town.len() as f64;
    let mut sum = 0.0;
    for (key, town) in &file.town {
        let Some(people) = town.population else {
            continue;
        };
        sum += people;
        if people > 0.0 && people < FEWEST {
            let complaint = checking.complaint(
                "towns",
                &format!("town.{key}.population"),
                (format!("人口 {people}"), format!("{people} people")),
                (
                    format!("一个镇（街道）至少 {FEWEST} 人"),
                    format!("at least {FEWEST} people in a town"),
                ),
                IN_PERSONS,
            );
            checking.push(match people < HARDLY_ANY * average {
                true => complaint,
                false => complaint.as_warning(),
            });
        }
    }
    if is_too_many(sum, county).is_some() {
        let last = file
            .town
            .iter()
            .rev()
            .find(|(_, town)| town.population.is_some());
        let key = last.map_or("town".to_string(), |(key, _)| {
            format!("town.{key}.population")
        });
        let complaint = checking.complaint(
            "towns",
            &key,
            (
                format!("各镇（街道）人口合计 {sum:.0}，而全县 {county:.0}（户籍或常住，取多的）"),
                format!(
                    "the towns have {sum:.0} people together, and the county {county:.0}, registered or living there"
                ),
            ),
            (
                format!("合计与全县人口相当，不超过 {:.0}", HARDLY_MORE * county),
                format!("as many as the county has, no more than {:.0}", HARDLY_MORE * county),
            ),
            IN_PERSONS,
        );
        checking.push(match is_too_many(sum, county) {
            Some(Severity::Error) => complaint,
            _ => complaint.as_warning(),
        });
    }
}

/// Holders of all towns in a year against the people of the county.
fn holders_together(checking: &mut Checking<'_>, file: &TownsFile, county: f64) {
    let mut sums: BTreeMap<Year, (f64, String)> = BTreeMap::new();
    for (key, town) in &file.town {
        for (place, count) in town.holders.iter().enumerate() {
            let (sum, last) = sums.entry(count.year).or_default();
            *sum += count.persons;
            *last = format!("town.{key}.holders.{}.persons", place + 1);
        }
    }
    let most = MOST_HOLDERS * county;
    for (year, (sum, at)) in sums.into_iter().filter(|(_, (sum, _))| *sum > most) {
        checking.say(
            "towns",
            &at,
            (
                format!("{year} 年各镇（街道）持证 {sum:.0} 人，而全县 {county:.0} 人"),
                format!(
                    "{sum:.0} holders in the towns in {year}, and {county:.0} people in the county"
                ),
            ),
            (
                format!("合计不超过 {most:.0} 人"),
                format!("no more than {most:.0} together"),
            ),
            IN_PERSONS,
        );
    }
}

/// How bad it is that towns have so many people together; nothing where that may be.
fn is_too_many(sum: f64, county: f64) -> Option<Severity> {
    if sum > TOGETHER * county {
        Some(Severity::Error)
    } else {
        (sum > HARDLY_MORE * county).then_some(Severity::Warning)
    }
}

/// Holders of each town against its people, and recipients against its holders of the same year.
pub(super) fn holders(checking: &mut Checking<'_>, file: &TownsFile) {
    let services = &checking.file().services;
    for (key, town) in &file.town {
        for (place, count) in town.holders.iter().enumerate() {
            let (year, persons) = (count.year, count.persons);
            let Some(people) = town.population.filter(|people| persons > MANY * people) else {
                continue;
            };
            let complaint = checking.complaint(
                "towns",
                &format!("town.{key}.holders.{}", place + 1),
                (
                    format!("{year} 年持证 {persons} 人，而人口 {people}"),
                    format!("{persons} holders in {year} among {people} people"),
                ),
                (
                    "不超过人口的五分之一".into(),
                    "no more than a fifth of the people".into(),
                ),
                (
                    "请核对两者的口径和单位",
                    "Look up what both count, and the unit",
                ),
            );
            checking.complaints.push(if persons > people {
                complaint
            } else {
                complaint.as_warning()
            });
        }
        let of_holders = town.recipients.iter().filter(|(service, _)| {
            let own = services.get(*service);
            own.is_some_and(|own| own.basis == Basis::Holders && own.unit == Unit::Persons)
        });
        for (service, counts) in of_holders {
            for (place, count) in counts.iter().enumerate() {
                let (year, persons) = (count.year, count.persons);
                let known = town.holders.iter().find(|own| own.year == year);
                let holders = known.map(|own| own.persons);
                let Some(holders) = holders.filter(|own| persons > COUNTED * own) else {
                    continue;
                };
                checking.say(
                    "towns",
                    &format!("town.{key}.recipients.{service}.{}", place + 1),
                    (
                        format!("{year} 年享受人数 {persons}，而持证 {holders} 人"),
                        format!("{persons} recipients in {year}, and {holders} holders"),
                    ),
                    (
                        "不多于持证残疾人的享受人数".into(),
                        "no more recipients than certificate holders".into(),
                    ),
                    (
                        "请核对两者的口径和年份，改正其一",
                        "Look up what both count and the year, and correct one of them",
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_of_more_people_than_the_county_has_are_told() {
        for (sum, severity) in [
            (950_000.0, None),
            (1_150_000.0, None),
            (1_900_000.0, Some(Severity::Warning)),
            (2_100_000.0, Some(Severity::Error)),
        ] {
            assert_eq!(is_too_many(sum, 1_000_000.0), severity, "{sum}");
        }
    }
}
