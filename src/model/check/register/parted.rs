//! Rows of a register that speak of some holders only: they do not say how many there are in all.

use std::collections::BTreeSet;

use super::saying::remind;
use super::tables::{Ways, margin};
use crate::axes::AGES;
use crate::model::check::checking::Checking;
use crate::model::checked::Margin;
use crate::model::file::{is_for_other_towns, is_town_called};
use crate::model::read::RegisterRow;

/// Whether rows of towns leave out some of those in `towns.toml`, which is said. A name that is none of them is one that is
/// written otherwise, which is told elsewhere, or stands for all the others.
pub(super) fn lacks_towns(checking: &mut Checking<'_>, rows: &[&RegisterRow]) -> bool {
    let names: BTreeSet<&str> = rows.iter().filter_map(|row| row.town.as_deref()).collect();
    let towns = checking.file().towns.as_ref();
    let (Some(towns), Some(row)) = (towns.filter(|_| !names.is_empty()), rows.first()) else {
        return false;
    };
    let mut left: Vec<&str> = Vec::new();
    let mut strange = names.clone();
    for (key, town) in &towns.town {
        let is_it = |name: &str| is_town_called((key, &town.title), name);
        strange.retain(|name| !is_it(name));
        if !names.iter().any(|name| is_it(name)) {
            left.push(&town.title.zh);
        }
    }
    let for_others = |name: &&str| is_for_other_towns(name);
    if strange.iter().any(for_others) || left.len() <= strange.len() {
        return false;
    }
    let (counted, year, some) = (row.counted.called(), row.year, names.len());
    let (all, first) = (towns.town.len(), left[0]);
    remind(
        checking,
        row,
        (
            format!(
                "{year} 年的{}只有 {some} 个镇（街道），而 towns.toml 有 {all} 个，如缺{first}",
                counted.0
            ),
            format!(
                "{} of {some} towns in {year}, while towns.toml has {all}: {first} is one of those missing",
                counted.1
            ),
        ),
        ("全部镇（街道）", "all towns"),
        (
            "不当作全县的数；请补上其余镇（街道），或合写一行“其他镇街”",
            "They are not taken for the county's: add the others, or one row for all of them together",
        ),
    );
    true
}

/// Reminds of ages that a table of all ages leaves out between two of its spans.
pub(super) fn skips_ages(checking: &mut Checking<'_>, rows: &[&RegisterRow]) {
    let Some((row, before)) = skipped(rows) else {
        return;
    };
    let (from, year) = (row.part.ages.map_or(0, |ages| ages[0]), row.year);
    remind(
        checking,
        row,
        (
            format!("{year} 年的年龄从 {before} 岁跳到 {from} 岁"),
            format!("ages of {year} go from {before} to {from}"),
        ),
        (
            "前后相接的年龄段",
            "ages of which each begins where the one before it ends",
        ),
        (
            "中间的年龄没有人数，这张表不当作全体；请核对年龄段",
            "Nobody is counted of the ages between, so that the table is not taken for all holders: look at its ages",
        ),
    );
}

/// The first row behind a gap in ages that begin at birth and do not end, and the age before the gap.
fn skipped<'r>(rows: &[&'r RegisterRow]) -> Option<(&'r RegisterRow, usize)> {
    let spans = rows.iter().filter_map(|row| Some((row.part.ages?, *row)));
    let mut spans: Vec<([usize; 2], &RegisterRow)> = spans.collect();
    spans.sort_by_key(|(ages, _)| *ages);
    let (first, last) = (spans.first()?.0[0], spans.last()?.0[1]);
    let mut pairs = spans.windows(2);
    let gap = pairs.find(|pair| pair[1].0[0] > pair[0].0[1] + 1)?;
    (first == 0 && last + 1 == AGES).then(|| (gap[1].1, gap[0].0[1]))
}

/// A flow by all its rows; nothing where they are of some holders only, which is said.
pub(super) fn of_all(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    usual: f64,
    ways: Ways,
) -> Option<Margin> {
    let found = margin(rows, usual, ways);
    if found.whole {
        return Some(found);
    }
    let row = rows.first()?;
    let (counted, year) = (row.counted.called(), row.year);
    remind(
        checking,
        row,
        (
            format!("{year} 年的{}只有一部分人的", counted.0),
            format!("{} in {year} of some holders only", counted.1),
        ),
        (
            "全体的数，或各部分齐全",
            "a number of all, or every part of them",
        ),
        (
            "这几行没有用；请写明全体的数，没有人的部分写 0",
            "They were not used: say how many in all, and write 0 for parts without anybody",
        ),
    );
    None
}
