//! Recipients of all towns together, against those of the county, or against its people.

use std::collections::BTreeMap;

use super::super::checking::Checking;
use crate::axes::Year;
use crate::model::file::{Basis, ModelFile, ServiceFile, TownsFile, recipients_of};
use crate::source::added_up;
use crate::units::Unit;

/// Numbers of one year this close are equal but for the month in which they were counted.
const CLOSE: f64 = 1.02;
/// Towns together never have so many times the recipients of the county.
const TIMES: f64 = 2.0;
/// Nor are more of its people recipients of a service for certificate holders: nowhere are so many certified.
const MOST: f64 = 0.15;

/// What to do where the county's number is known, and where it is not.
const BESIDE_COUNTY: (&str, &str) = (
    "测算以全县数为准：请核对口径、年份、单位和位数，改正其一",
    "The county's number counts: look up what both count, the year, the unit and the digits, and correct one of them",
);
const ALONE: (&str, &str) = (
    "请核对口径、单位和位数，改正各镇（街道）的数",
    "Look up what is counted, the unit and the digits, and correct the numbers of the towns",
);

/// A reminder of each service and year in which the towns have more recipients than the county, at the last town that has
/// some; a complaint where there are twice as many, or more than there can be holders.
pub(super) fn together(checking: &mut Checking<'_>, file: &TownsFile, people: f64) {
    let model = checking.file();
    let mut sums: BTreeMap<(&str, Year), (f64, String)> = BTreeMap::new();
    for (key, town) in &file.town {
        for (service, counts) in &town.recipients {
            for (place, count) in counts.iter().enumerate() {
                let (sum, last) = sums.entry((service.as_str(), count.year)).or_default();
                *sum += count.persons;
                *last = format!("town.{key}.recipients.{service}.{}", place + 1);
            }
        }
    }
    for ((key, year), (sum, at)) in sums {
        let Some(service) = model.services.get(key) else {
            continue;
        };
        let known = of_county(model, (key, service), year).filter(|known| *known > 0.0);
        let of_holders = service.basis == Basis::Holders && service.unit == Unit::Persons;
        let (most, never, (zh, en), advice) = match known {
            Some(known) => (
                CLOSE * known,
                TIMES * known,
                (
                    format!("全县公布 {known} 人"),
                    format!("{known} were published of the county"),
                ),
                BESIDE_COUNTY,
            ),
            None if of_holders => (
                MOST * people,
                MOST * people,
                (
                    format!("全县共 {people:.0} 人"),
                    format!("the county has {people:.0} people"),
                ),
                ALONE,
            ),
            None => continue,
        };
        if sum <= most {
            continue;
        }
        let (title, sum_said) = (&service.title, added_up(sum));
        let complaint = checking.complaint(
            "towns",
            &at,
            (
                format!(
                    "{}：{year} 年各镇（街道）合计 {sum_said} 人，而{zh}",
                    title.zh
                ),
                format!(
                    "{}: {sum_said} recipients in the towns in {year}, and {en}",
                    title.en
                ),
            ),
            (
                format!("合计不超过 {most:.0} 人"),
                format!("no more than {most:.0} together"),
            ),
            advice,
        );
        checking.push(match sum > never {
            true => complaint,
            false => complaint.as_warning(),
        });
    }
}

/// The recipients of a service that are known of the county in a year.
fn of_county(model: &ModelFile, (key, service): (&str, &ServiceFile), year: Year) -> Option<f64> {
    let observed = service.observed.as_ref();
    let fact = observed.and_then(|own| model.plan.facts.get(&own.fact));
    let of_base = fact.filter(|fact| fact.period[1] == year);
    let reports = || {
        let quantity = recipients_of(key);
        let mut reports = model.observations.observation.iter();
        let own = reports.find(|seen| {
            let same = seen.quantity.as_deref() == Some(quantity.as_str());
            same && seen.year == year && !seen.is_set_aside()
        });
        own.map(|seen| seen.value)
    };
    of_base.map(|fact| fact.value).or_else(reports)
}
