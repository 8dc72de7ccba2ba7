//! Sizes that nobody pays or builds.

use super::against::Against;
use crate::model::file::{CapacityFile, LeverFile, UnitCostFile};
use crate::statistics::sampling::Distribution;

/// How many times more or less than usual nothing is.
pub(super) const FAR: f64 = 100.0;

/// Yuan for which no centre is built or run for a year, and yuan that none takes.
const YUAN: [f64; 2] = [1e3, 1e9];

/// What can be said against centres of quite another size than those that there are.
pub(super) fn out_of_size(
    capacity: &CapacityFile,
    lever: &LeverFile,
    number: f64,
) -> Option<Against> {
    let existing = median(&capacity.existing).unwrap_or(0.0);
    if number > FAR * existing.max(1.0) {
        return Some(far_too_many(number, existing));
    }
    let yuan = |cost: &Option<UnitCostFile>| median(&cost.as_ref()?.amount);
    let staff = capacity.staff.as_ref().and_then(median);
    let asked = [
        ("places", lever.places, median(&capacity.places), None),
        ("staff", lever.staff, staff, None),
        (
            "capital",
            lever.capital,
            yuan(&capacity.capital),
            Some(YUAN),
        ),
        (
            "running",
            lever.running,
            yuan(&capacity.running),
            Some(YUAN),
        ),
    ];
    asked.into_iter().find_map(|(what, asked, usual, any)| {
        let value = asked.filter(|value| *value > 0.0)?;
        let usual = usual.filter(|usual| *usual > 0.0);
        let [least, most] = usual.map(|own| [own / FAR, own * FAR]).or(any)?;
        let fits = (least..=most).contains(&value);
        (!fits).then(|| far_from_the_others(what, value, [least, most]))
    })
}

fn median(number: &Distribution) -> Option<f64> {
    number.sampler().ok().map(|own| own.median())
}

/// More centres than any place could have.
fn far_too_many(number: f64, existing: f64) -> Against {
    (
        (
            format!("增加 {number} 个，而现有约 {existing:.0} 个"),
            format!("{number} centres are added to some {existing:.0}"),
        ),
        ("至多现有的一百倍", "at most a hundred times what there is"),
    )
}

/// A centre that no other is like.
fn far_from_the_others(what: &str, value: f64, [least, most]: [f64; 2]) -> Against {
    (
        (
            format!("{what} = {value}，而每家通常在 {least:.0} 到 {most:.0} 之间"),
            format!("{what} = {value}, while {least:.0} to {most:.0} are usual for a centre"),
        ),
        (
            "每家的人数，或以元为单位的金额（200 万元写 2000000，命令行可写 200万）",
            "persons in each centre, or an amount in yuan (2 million is 2000000)",
        ),
    )
}
