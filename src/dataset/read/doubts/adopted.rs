//! Parts of an amount in a unit of its own that say none: they were read in the unit of the whole table, and make up that
//! amount all the same.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::unit::unit;

/// So many years in which parts make up a whole are no chance.
const YEARS: usize = 2;
/// How far a sum of decimals may be from what it is.
const NEAR: f64 = 1e-9;

/// A complaint for each such amount, at the first of its parts.
pub(super) fn faults(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    let Some(all) = gathering.raw.reading.unit.as_deref() else {
        return complaints;
    };
    let series: Vec<(&String, &AnnualSeries)> = gathering.series.iter().collect();
    let adopted = |name: &String| gathering.adopted.contains(name);
    for (at, (name, whole)) in series.iter().enumerate() {
        let Some(own) = whole.unit.as_deref().filter(|_| !adopted(name)) else {
            continue;
        };
        if unit(own).is_none() || unit(own) == unit(all) {
            continue;
        }
        let below = series[at + 1..].iter();
        let below: Vec<_> = below.take_while(|(name, _)| adopted(name)).collect();
        let Some(parts) = (2..=below.len()).find(|parts| {
            let parts = below[..*parts].iter().map(|(_, part)| *part);
            are_parts(whole, parts)
        }) else {
            continue;
        };
        let first = below[0].0;
        let year = whole.values.keys().next().copied();
        let Some(place) = year.and_then(|year| gathering.place_of(first, year)) else {
            continue;
        };
        let last = below[parts - 1].0;
        complaints.push(Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("“{first}”到“{last}”相加正好是“{name}”，它以{own}计，而它们没有写单位，整张表以{all}计"),
                format!(
                    "“{first}” to “{last}” make up “{name}”, which is in {own}, while they say no unit and the table is in {all}"
                ),
            ),
            ("能看出每个数的单位", "to know the unit of each value"),
            (
                "请把单位写在这些名称后的括号里",
                "Put the unit into brackets behind these names",
            ),
        ));
    }
    complaints
}

/// Whether these have the years of a whole and make it up in each.
fn are_parts<'s>(whole: &AnnualSeries, parts: impl Iterator<Item = &'s AnnualSeries>) -> bool {
    let mut sums: BTreeMap<Year, f64> = BTreeMap::new();
    for part in parts {
        if !part.values.keys().eq(whole.values.keys()) {
            return false;
        }
        for (year, value) in &part.values {
            *sums.entry(*year).or_default() += value;
        }
    }
    let is_sum = |(year, value): (&Year, &f64)| {
        let sum = sums.get(year).copied().unwrap_or_default();
        *value != 0.0 && (sum - value).abs() <= NEAR * value.abs()
    };
    whole.values.len() >= YEARS && whole.values.iter().all(is_sum)
}
