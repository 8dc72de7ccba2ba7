//! Which parts of a panel would be counted twice: sums of other parts, by their values, and parts of other parts, by
//! their names.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::source::Words;

use crate::task::series::{BETWEEN, PanelSeries, known};

/// Years in which a part must be the sum of all others, or it may be by chance.
const ENOUGH: usize = 2;
/// Years in which it must be the sum of some, of which there are many to try.
const ENOUGH_OF_SOME: usize = 3;
/// Smaller numbers are often the sum of two others.
const TELLING: f64 = 10.0;
/// What stands in the name of a part of the row above.
const OF_WHICH: [&str; 2] = ["其中", "of which"];

/// What a panel without such parts would not say; `stated` where the file has a total of its own.
pub fn counted_twice(parts: &[&PanelSeries], stated: bool) -> Option<Words> {
    let within = parts.iter().map(|part| &part.series.name).find(|name| {
        let last = name.rsplit(BETWEEN).next().unwrap_or_default();
        let last = last.to_lowercase();
        OF_WHICH.iter().any(|word| last.contains(word))
    });
    if let Some(name) = within {
        return Some(Words {
            zh: format!("“{name}”按名称是上面一项的一部分，加总时会算两遍"),
            en: format!("“{name}” is a part of the row above by its name, and would count twice"),
        });
    }
    let all = sum_of_the_others(parts).filter(|_| !stated);
    let all = all.map(|name| Words {
        zh: format!("“{name}”各年都等于其余各项之和，像是合计"),
        en: format!("“{name}” equals the sum of the others in every year, as a total does"),
    });
    all.or_else(|| {
        let (name, first, last) = sum_of_neighbours(parts)?;
        Some(Words {
            zh: format!("“{name}”各年都等于“{first}”至“{last}”之和，像是小计"),
            en: format!(
                "“{name}” equals the sum of “{first}” to “{last}” in every year, as a subtotal does"
            ),
        })
    })
}

/// The name of a part that is the sum of all others in every year, of at least two.
fn sum_of_the_others<'e>(parts: &[&'e PanelSeries]) -> Option<&'e str> {
    let (years, values) = common(parts);
    if parts.len() <= ENOUGH || years.len() < ENOUGH {
        return None;
    }
    let is_sum = |place: &usize| {
        years.iter().all(|year| {
            let all: f64 = values.iter().map(|v| v[year]).sum();
            let own = values[*place][year];
            own > 0.0 && (all - 2.0 * own).abs() <= 1e-9 * own
        })
    };
    (0..parts.len())
        .find(is_sum)
        .map(|place| parts[place].series.name.as_str())
}

/// The name of a part that is the sum of those right behind it or right before it in every year, of at least two, and the
/// names of the first and the last of those.
fn sum_of_neighbours<'e>(parts: &[&'e PanelSeries]) -> Option<(&'e str, &'e str, &'e str)> {
    let (years, values) = common(parts);
    if years.len() < ENOUGH_OF_SOME {
        return None;
    }
    let is_sum = |place: usize, first: usize, last: usize| {
        years.iter().all(|year| {
            let own = values[place][year];
            let sum: f64 = values[first..=last].iter().map(|v| v[year]).sum();
            own >= TELLING && (sum - own).abs() <= 1e-9 * own
        })
    };
    let name = |place: usize| parts[place].series.name.as_str();
    (0..parts.len()).find_map(|place| {
        let behind = (place + 2..parts.len()).map(|last| (place + 1, last));
        let before = (0..place.saturating_sub(1)).map(|first| (first, place - 1));
        let mut runs = behind.chain(before);
        let (first, last) = runs.find(|(first, last)| is_sum(place, *first, *last))?;
        Some((name(place), name(first), name(last)))
    })
}

/// The years in which all have values, and those of each.
fn common(parts: &[&PanelSeries]) -> (Vec<Year>, Vec<BTreeMap<Year, f64>>) {
    let values: Vec<BTreeMap<Year, f64>> = parts
        .iter()
        .map(|part| known(&part.series).into_iter().collect())
        .collect();
    let of_first = values.first().into_iter().flat_map(BTreeMap::keys);
    let of_all = of_first
        .copied()
        .filter(|year| values.iter().all(|v| v.contains_key(year)));
    (of_all.collect(), values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::Series;

    fn said(rows: &[(&str, [f64; 3])]) -> Option<String> {
        let part = |(name, values): &(&str, [f64; 3])| {
            let values = values.iter().copied().map(Some).collect();
            PanelSeries::counted(Series::new(*name, 2020, values))
        };
        let parts: Vec<PanelSeries> = rows.iter().map(part).collect();
        let parts: Vec<&PanelSeries> = parts.iter().collect();
        counted_twice(&parts, false).map(|words| words.zh)
    }

    #[test]
    fn subtotals_are_seen_before_and_behind_their_parts() {
        let (one, two) = (("甲", [10.0, 11.0, 13.0]), ("乙", [20.0, 23.0, 24.0]));
        let (sum, other) = (("东片", [30.0, 34.0, 37.0]), ("丙", [41.0, 40.0, 39.0]));
        for rows in [[sum, one, two, other], [other, one, two, sum]] {
            let found = said(&rows).expect("a subtotal");
            assert!(found.contains("“东片”各年都等于“甲”至“乙”之和"), "{found}");
        }
        assert_eq!(said(&[one, two, other]), None);
        let all = said(&[sum, one, two]).expect("a total");
        assert!(all.contains("其余各项之和"), "{all}");
        // Few of each are the sum of others by chance.
        let few = [
            ("甲", [3.0, 2.0, 2.0]),
            ("乙", [1.0; 3]),
            ("丙", [2.0, 1.0, 1.0]),
        ];
        assert_eq!(said(&[few[0], few[1], few[2], other]), None);
    }

    #[test]
    fn a_part_of_the_row_above_is_known_by_its_name() {
        let found = said(&[
            ("持证", [30.0, 31.0, 32.0]),
            ("其中：男", [10.0, 11.0, 12.0]),
        ]);
        assert!(found.expect("counted twice").contains("“其中：男”"));
    }
}
