//! A town beside the others, and what is known of it in one year beside another: what is mostly a sum, or a digit too many.

use super::super::checking::Checking;
use crate::model::file::{TownCountFile, TownFile, TownsFile};

/// Part of the people of a county that no town has, where there are so many.
const NEARLY_ALL: f64 = 0.8;
const TOWNS: usize = 3;
/// How many times those of the year before it should be looked at; of fewer people they may be anything.
const TIMES: f64 = 3.0;
const FEW: f64 = 100.0;

/// Reminders of towns that have nearly all people of the county, or as many as all others together, and of holders and
/// recipients that become three times as many, or a third.
pub(super) fn check(checking: &mut Checking<'_>, file: &TownsFile, county: f64) {
    let known: Vec<f64> = file
        .town
        .values()
        .filter_map(|town| town.population)
        .collect();
    let sum: f64 = known.iter().sum();
    for (key, town) in &file.town {
        if let Some(people) = town.population {
            let others = sum - people;
            let as_others = known.len() >= TOWNS && (people - others).abs() < 0.5;
            let nearly_all = file.town.len() >= TOWNS && people > NEARLY_ALL * county;
            if as_others || nearly_all {
                all_others(checking, (key, town), [people, others, county]);
            }
        }
        leaps(checking, &format!("town.{key}.holders"), &town.holders);
        for (service, counts) in &town.recipients {
            leaps(
                checking,
                &format!("town.{key}.recipients.{service}"),
                counts,
            );
        }
    }
}

fn all_others(
    checking: &mut Checking<'_>,
    (key, town): (&str, &TownFile),
    [people, others, county]: [f64; 3],
) {
    let title = &town.title;
    checking.remind_in_layer(
        0,
        "towns",
        &format!("town.{key}.population"),
        (
            format!(
                "{}人口 {people}，而其余写了的镇（街道）合计 {others}，全县 {county:.0}",
                title.zh
            ),
            format!(
                "{} has {people} people, the other towns that are known {others} together, and the county {county:.0}",
                title.en
            ),
        ),
        (
            "一个镇（街道）自己的人口".into(),
            "the people of one town".into(),
        ),
        (
            "是不是合计？合计的一行请删去；若确实如此，不必改",
            "Is it a sum? Remove the row of a sum; if it is right, leave it",
        ),
    );
}

/// A reminder of each number that is far from that of the year before it.
fn leaps(checking: &mut Checking<'_>, at: &str, counts: &[TownCountFile]) {
    let mut sorted: Vec<(usize, &TownCountFile)> = counts.iter().enumerate().collect();
    sorted.sort_by_key(|(_, count)| count.year);
    for pair in sorted.windows(2) {
        let [(_, one), (place, two)] = pair else {
            continue;
        };
        let more = one.persons.max(two.persons);
        let fewer = one.persons.min(two.persons);
        if more < FEW || fewer < 0.0 || more <= TIMES * fewer {
            continue;
        }
        let [(before, was), (year, is)] = [one, two].map(|own| (own.year, own.persons));
        checking.remind_in_layer(
            0,
            "towns",
            &format!("{at}.{}.persons", place + 1),
            (
                format!("{year} 年 {is} 人，而 {before} 年 {was} 人"),
                format!("{is} in {year}, and {was} in {before}"),
            ),
            (
                format!("{before} 年的 1/{TIMES} 到 {TIMES} 倍"),
                format!("a third to {TIMES} times those of {before}"),
            ),
            (
                "请核对口径、单位和位数；若确实如此，不必改",
                "Look up what both count, the unit and the digits; if it is right, leave it",
            ),
        );
    }
}
