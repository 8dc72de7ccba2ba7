//! Rows of a register put together to tables of parts.

use std::collections::BTreeMap;

use crate::axes::{AGES, CATEGORIES, GRADES, SEXES, Year};
use crate::model::checked::{HolderPart, Margin, RegisterCount, RegisterReading};
use crate::model::read::RegisterRow;
use crate::source::Words;

/// Which of category, grade, age, sex and town a row speaks of.
pub(super) type Ways = [bool; 5];

/// Rows with a way of dividing the holders in common.
pub(super) type TablesByWays<'a> = BTreeMap<(Year, Ways), Vec<&'a RegisterRow>>;

/// Rows that count the same, by year and by what they tell apart.
pub(super) fn tables<'a>(rows: &[&'a RegisterRow], counted: RegisterCount) -> TablesByWays<'a> {
    let mut tables = TablesByWays::new();
    for row in rows.iter().filter(|row| row.counted == counted) {
        let part = &row.part;
        let ways = [
            part.category.is_some(),
            part.grade.is_some(),
            part.ages.is_some(),
            part.sex.is_some(),
            row.town.is_some(),
        ];
        tables.entry((row.year, ways)).or_default().push(row);
    }
    tables
}

/// The sums of the tables of a year that have one of these sums, each with how its table divides the holders.
pub(super) fn sums_by_ways(rows: &[&RegisterRow], year: Year, sums: &[RegisterReading]) -> Words {
    let mut said = (Vec::new(), Vec::new());
    for ((of, ways), rows) in tables(rows, RegisterCount::Holders) {
        let sum: f64 = rows.iter().map(|row| row.persons).sum();
        if of == year && sums.iter().any(|own| (own.persons - sum).abs() < 0.5) {
            let by = divided(ways);
            said.0.push(format!("{} {sum:.0} 人", by.zh));
            said.1.push(format!("{sum:.0} {}", by.en));
        }
    }
    Words::both(said.0.join("，"), said.1.join(", "))
}

/// How a table divides the holders.
fn divided(ways: Ways) -> Words {
    const CALLED: [(&str, &str); 5] = [
        ("类别", "category"),
        ("等级", "grade"),
        ("年龄", "age"),
        ("性别", "sex"),
        ("镇街", "town"),
    ];
    let used = CALLED.into_iter().zip(ways).filter(|(_, used)| *used);
    let (zh, en): (Vec<&str>, Vec<&str>) = used.map(|(called, _)| called).unzip();
    match zh.is_empty() {
        true => Words::both("不分的", "undivided"),
        false => Words::both(
            format!("按{}分的", zh.join("、")),
            format!("by {}", en.join(", ")),
        ),
    }
}

/// A table without its towns.
pub(super) fn margin(rows: &[&RegisterRow], usual: f64, ways: Ways) -> Margin {
    let mut parts: BTreeMap<HolderPart, (f64, f64)> = BTreeMap::new();
    for row in rows {
        let own = parts.entry(row.part).or_default();
        let error = row.error.unwrap_or(usual) * row.persons;
        own.0 += row.persons;
        own.1 += error * error;
    }
    let whole = is_whole(&parts, ways);
    let parts = parts.into_iter().map(|(part, (persons, square))| {
        let error = if persons > 0.0 {
            square.sqrt() / persons
        } else {
            0.0
        };
        (part, RegisterReading { persons, error })
    });
    Margin {
        whole,
        parts: parts.collect(),
    }
}

/// Whether the parts are everybody: each way of dividing has all its values, and ages leave no gap.
fn is_whole(parts: &BTreeMap<HolderPart, (f64, f64)>, ways: Ways) -> bool {
    let ages: std::collections::BTreeSet<[usize; 2]> =
        parts.keys().filter_map(|part| part.ages).collect();
    let mut next = 0;
    for [from, to] in &ages {
        if *from != next {
            return false;
        }
        next = to + 1;
    }
    let counts = [
        (ways[0], CATEGORIES),
        (ways[1], GRADES),
        (ways[3], SEXES),
        (ways[2], ages.len()),
    ];
    let all: usize = counts
        .iter()
        .filter(|(used, _)| *used)
        .map(|(_, n)| n)
        .product();
    (!ways[2] || next == AGES) && parts.len() == all
}
