//! One series that was split into several by a mark or a bracket in its name: `持证人数`, then `持证人数①` or `持证人数（快报）`.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::named_unit::without_mark;
use super::super::width::half_width;

/// A warning for each series that goes on where another of nearly the same name ends.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    let mut seen: BTreeMap<String, (&String, &AnnualSeries)> = BTreeMap::new();
    for (name, series) in &gathering.series {
        let stem = stem(name);
        let Some((other, before)) = seen.insert(stem, (name, series)) else {
            continue;
        };
        let Some(year) = goes_on(before, series).filter(|_| before.unit == series.unit) else {
            continue;
        };
        let Some(place) = gathering.place_of(name, year) else {
            continue;
        };
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("“{other}”和“{name}”没有一年重复，像是同一序列"),
                format!("“{other}” and “{name}” share no year, as if they were one series"),
            ),
            ("一个序列一个名称", "one name for each series"),
            (
                "若是同一序列，请写成同一个名称；若不是，不必改",
                "If they are one, give them one name; if not, leave them",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

/// What a bracket says of how something is counted.
const DEFINED: [&str; 4] = ["口径", "定义", "标准", "definition"];

/// A name without blanks, without the bracket that it ends with and without the marks of footnotes.
fn stem(name: &str) -> String {
    let half = half_width(name).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let mut stem = without_mark(&bare);
    while let Some(open) = stem
        .strip_suffix([')', ']'])
        .and_then(|own| own.rfind(['(', '[']))
    {
        // Two definitions are two series.
        if open == 0 || DEFINED.iter().any(|word| stem[open..].contains(word)) {
            break;
        }
        stem = without_mark(&stem[..open]);
    }
    stem.to_string()
}

/// The first year of the later of two series that have no year in common; nothing for others.
fn goes_on(before: &AnnualSeries, series: &AnnualSeries) -> Option<Year> {
    let first = series.values.keys().next()?;
    let shared = series
        .values
        .keys()
        .any(|year| before.values.contains_key(year));
    (!shared && !before.values.is_empty()).then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_by_marks_have_one_stem() {
        for name in [
            "持证人数①",
            "持证人数*",
            "持证人数（快报）",
            "持证人数[1]",
            "持证 人数",
        ] {
            assert_eq!(stem(name), "持证人数", "{name}");
        }
        assert_eq!(stem("（快报）"), "(快报)");
        assert_eq!(stem("持证人数（旧口径）"), "持证人数(旧口径)");
    }

    #[test]
    fn only_what_shares_no_year_goes_on() {
        let series = |years: &[Year]| AnnualSeries {
            values: years.iter().map(|year| (*year, 1.0)).collect(),
            ..AnnualSeries::default()
        };
        let before = series(&[2018, 2019]);
        assert_eq!(goes_on(&before, &series(&[2020])), Some(2020));
        assert_eq!(goes_on(&before, &series(&[2019, 2020])), None);
        assert_eq!(goes_on(&series(&[]), &before), None);
    }
}
