//! Holders of towns against those that the county has in draws.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::Complaint;
use crate::model::{Model, ModelFolder};
use crate::simulation::Outcome;
use crate::statistics::quantiles::quantiles;

/// How many times the county's holders towns together hardly have.
const TIMES: f64 = 1.25;
/// Part of them that no town has, where there are so many.
const NEARLY_ALL: f64 = 0.8;
const TOWNS: usize = 3;

/// A reminder of each year in which the towns have more holders together than the county, at the last town that has some,
/// or in which one town has nearly all of them.
pub(super) fn holders(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let (Some(file), Some(quantities)) = (&folder.file.towns, model.quantities.people) else {
        return Vec::new();
    };
    let mut years: BTreeMap<Year, Vec<(f64, String)>> = BTreeMap::new();
    for (key, town) in &file.town {
        for (place, count) in town.holders.iter().enumerate() {
            let at = format!("town.{key}.holders.{}.persons", place + 1);
            years
                .entry(count.year)
                .or_default()
                .push((count.persons, at));
        }
    }
    let lines = folder.lines.get("towns").cloned().unwrap_or_default();
    let projection = &outcome.projection;
    let found = years.into_iter().filter_map(|(year, counts)| {
        let draws = projection.at(quantities.holders, projection.year_index(year)?);
        let mut draws: Vec<f64> = draws.iter().map(|value| f64::from(*value)).collect();
        let ends = quantiles(&mut draws, &[0.5, 1.0]).ok()?;
        let [middle, most] = ends[..] else {
            return None;
        };
        let sum: f64 = counts.iter().map(|(persons, _)| persons).sum();
        let large = counts.iter().find(|(persons, _)| {
            file.town.len() >= TOWNS && *persons > NEARLY_ALL * middle
        });
        let together = counts.last().filter(|_| sum > TIMES * most);
        let (persons, at) = large.or(together)?;
        let (zh, en) = match large {
            Some(_) => (
                format!("{year} 年一个镇（街道）持证 {persons} 人"),
                format!("{persons} holders in one town in {year}"),
            ),
            None => (
                format!("{year} 年各镇（街道）合计持证 {sum} 人"),
                format!("{sum} holders in the towns together in {year}"),
            ),
        };
        let complaint = lines.complaint(
            at,
            (
                format!("{zh}，而推算的全县约 {middle:.0} 人"),
                format!("{en}, and some {middle:.0} in the county as projected"),
            ),
            (
                "各镇（街道）合计与全县相当".into(),
                "as many together as the county has".into(),
            ),
            (
                "请核对口径、单位和位数，是不是合计；若确实如此，请核对全县的持证人数",
                "Look up what is counted, the unit and the digits, and whether it is a sum; if it is right, look up the county's holders",
            ),
        );
        Some(complaint.as_warning())
    });
    found.collect()
}
