//! Numbers of towns that are known: from the file of the towns, and from the county's register.

use std::collections::BTreeMap;

use super::super::about;
use super::super::checking::Checking;
use crate::axes::Year;
use crate::dataset::{Complaint, nearest};
use crate::model::checked::{RegisterCount, Town, TownCount};
use crate::model::file::{TownCountFile, is_for_other_towns, is_town_called};
use crate::model::read::RegisterRow;

/// A number that may be wrong by as much as it is says nothing.
const MOST: f64 = 1.0;

/// The numbers as known by `as_of`, in the order of the years.
pub(super) fn counts(
    checking: &mut Checking<'_>,
    at: &str,
    known: &[TownCountFile],
    as_of: Option<Year>,
) -> Vec<TownCount> {
    let settings = &checking.file().model;
    let [base, until] = [settings.base_year, settings.until];
    let mut counts: Vec<TownCount> = Vec::new();
    for (place, count) in known.iter().enumerate() {
        let at = format!("{at}.{}", place + 1);
        let twice = counts.iter().any(|own| own.year == count.year);
        if twice || !(base..=until).contains(&count.year) {
            checking.say(
                "towns",
                &format!("{at}.year"),
                (
                    format!("{} 年", count.year),
                    format!("the year {}", count.year),
                ),
                (
                    format!("{base} 到 {until} 年，每年一个数"),
                    format!("years from {base} to {until}, one number for each"),
                ),
                ("请改正年份", "Correct the year"),
            );
        }
        let can_be = |value: f64| value.is_finite() && value >= 0.0;
        if !can_be(count.persons) || !can_be(count.error) {
            let (persons, error) = (count.persons, count.error);
            checking.say(
                "towns",
                &format!("{at}.persons"),
                (
                    format!("人数 {persons}，误差 {error}"),
                    format!("persons {persons}, error {error}"),
                ),
                ("不小于 0 的数".into(), "numbers of 0 or more".into()),
                ("请改正", "Correct it"),
            );
        }
        // Nobody may have a service in a town; holders live in each.
        if count.persons == 0.0 && at.contains(".holders.") {
            checking.remind_in_layer(
                0,
                "towns",
                &format!("{at}.persons"),
                (
                    format!("{} 年持证 0 人", count.year),
                    format!("no holders in {}", count.year),
                ),
                (
                    "一个镇（街道）总有持证残疾人".into(),
                    "some holders in each town".into(),
                ),
                (
                    "还不知道的不要写 0，请删去这一项；若确实如此，不必改",
                    "What is not known is no 0: remove it; if it is meant so, leave it",
                ),
            );
        }
        if count.error >= MOST && count.error.is_finite() {
            let error = count.error;
            checking.say(
                "towns",
                &format!("{at}.error"),
                (format!("误差 {error}"), format!("an error of {error}")),
                (
                    "占人数的比例，小于 1，如 0.01".into(),
                    "a part of the number, below 1, such as 0.01".into(),
                ),
                (
                    "写的是人数的话，请除以这个人数",
                    "Divide it by the number of people if it is so many of them",
                ),
            );
        }
        counts.push(TownCount {
            year: count.year,
            persons: count.persons,
            error: count.error,
        });
    }
    counts.retain(|count| as_of.is_none_or(|year| count.year <= year));
    counts.sort_by_key(|count| count.year);
    counts
}

/// Rows of the register of one year that divide holders in the same way, by town.
type TownWays = (Year, [bool; 4]);

/// Adds what the county's own register says of the holders of each town, where the file of the towns does not say it:
/// of each year the coarsest way of dividing them.
pub(super) fn of_register(checking: &mut Checking<'_>, towns: &mut [Town], as_of: Option<Year>) {
    let folder = checking.folder;
    let general = folder.file.model.register.as_ref();
    let general = general.map_or(0.0, |register| register.error);
    let base = folder.file.model.base_year;
    let mut groups: BTreeMap<TownWays, Vec<(&str, &RegisterRow)>> = BTreeMap::new();
    for row in &folder.register {
        let known = row.year >= base && as_of.is_none_or(|year| row.year <= year);
        let Some(town) = row.town.as_deref() else {
            continue;
        };
        if row.counted == RegisterCount::Holders && known {
            let part = &row.part;
            let ways = [
                part.category.is_some(),
                part.grade.is_some(),
                part.ages.is_some(),
                part.sex.is_some(),
            ];
            groups
                .entry((row.year, ways))
                .or_default()
                .push((town, row));
        }
    }
    let mut taken: Option<Year> = None;
    for ((year, _), rows) in groups {
        if taken == Some(year) {
            continue;
        }
        taken = Some(year);
        let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (name, row) in rows {
            let mut all = towns.iter();
            let known = all.position(|town| is_town_called((&town.key, &town.title), name));
            let Some(index) = known else {
                // What is left of the county is the other towns' without being said of any.
                if !is_for_other_towns(name) {
                    unknown(checking, towns, name, row);
                }
                continue;
            };
            let off = row.error.unwrap_or(general) * row.persons;
            let (sum, variance) = sums.entry(index).or_default();
            *sum += row.persons;
            *variance += off * off;
        }
        for (index, (persons, variance)) in sums {
            let own = &mut towns[index].holders;
            if own.iter().all(|count| count.year != year) {
                let error = if persons > 0.0 {
                    variance.sqrt() / persons
                } else {
                    0.0
                };
                own.push(TownCount {
                    year,
                    persons,
                    error,
                });
                own.sort_by_key(|count| count.year);
            }
        }
    }
}

fn unknown(checking: &mut Checking<'_>, towns: &[Town], name: &str, row: &RegisterRow) {
    let mut titles = towns.iter().map(|town| town.title.zh.as_str());
    let meant = nearest(name, titles.clone()).or_else(|| titles.next());
    let meant = meant.unwrap_or("…");
    let complaint = Complaint::error(
        row.file.clone(),
        row.place.clone(),
        (
            format!("towns.toml 里没有“{name}”"),
            format!("towns.toml has no “{name}”"),
        ),
        (
            format!("其中的一个镇（街道），例如 {meant}"),
            format!("one of its towns, such as {meant}"),
        ),
        (
            "这一行不用于分镇测算；请改正名称，或补上这个镇（街道）",
            "It is not used for the towns; correct the name, or add the town",
        ),
    );
    let complaint = complaint.about(Some(about::register())).plainly((
        format!("“{name}”不是已列出的镇（街道），这一行不用于分镇测算"),
        format!("“{name}” is none of the towns: the row is not used for the towns"),
    ));
    // In the county's own numbers the row counts all the same.
    checking.complaints.push(complaint.as_warning());
}
