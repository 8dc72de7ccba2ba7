//! People and things that are written as no whole numbers.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::number::times;
use super::super::unit::{self, counts_things};
use super::super::width::half_width;
use super::super::words;
use super::size;

/// Words in names of numbers for each, of which there are parts.
const AVERAGES: [&str; 5] = ["均", "每", "average", "mean", "per "];
/// Digits between the signs that part thousands.
const GROUP: usize = 3;
/// How many times as much a number is whose point parts thousands.
const THOUSAND: f64 = 1000.0;

/// An error for each series of people or things of which every part may as well be written with points between thousands,
/// and a warning for each other one that is not whole.
pub(super) fn parts_of_things(gathering: &SeriesGathering) -> Complaints {
    let mut texts = BTreeMap::new();
    let mut is_grouped = |name: &str, year: Year| {
        let Some((row, column)) = gathering.cell_of(name, year) else {
            return false;
        };
        let column = texts
            .entry(column.to_string())
            .or_insert_with(|| gathering.raw.texts(column));
        let text: Option<&str> = column.get(row).and_then(Option::as_deref);
        text.is_some_and(is_group)
    };
    let mut complaints = Complaints::default();
    let all = gathering.series.iter();
    let counted =
        |name: &str, series: &AnnualSeries| is_counted(name, series) || is_numbered(name, series);
    for (name, series) in all.filter(|(name, series)| counted(name, series)) {
        let values = || series.values.iter();
        let parts = || values().filter(|(_, value)| value.fract() != 0.0);
        let Some((year, value)) = parts().next() else {
            continue;
        };
        let Some(place) = gathering.place_of(name, *year) else {
            continue;
        };
        let (file, found) = (&gathering.raw.file, part_found(series, *value));
        let sure = is_counted(name, series);
        if sure && parts().all(|(year, _)| is_grouped(name, *year)) {
            complaints.push(two_readings(file, place, found, *value));
        } else if series.unit.is_some() || size::odd(&series.values).is_empty() {
            // What is of another size without a unit has been named already.
            complaints.push(to_be_looked_at(file, place, found));
        }
    }
    complaints.shortened()
}

/// What stands there in place of a whole number.
fn part_found(series: &AnnualSeries, value: f64) -> (String, String) {
    match &series.unit {
        Some(said) => (
            format!("单位是“{said}”，写的却是 {value}"),
            format!("the unit is “{said}”, and the number {value}"),
        ),
        None => (
            format!("按名称是人、户、机构等的个数，写的却是 {value}"),
            format!("by its name people, households or other things, and the number {value}"),
        ),
    }
}

/// A number of people or things that is a part of one.
fn to_be_looked_at(file: &str, place: Place, found: (String, String)) -> Complaint {
    let advice = (
        "请核对单位（如是否应为万）和小数点；若确实如此，不必改",
        "Look at the unit (as whether it should be ten thousands) and the decimal point; if they are right, leave it",
    );
    let complaint = Complaint::error(file, place, found, ("整数", "a whole number"), advice);
    complaint.as_warning()
}

/// A number of people that is a part of one, or has a point between thousands.
fn two_readings(file: &str, place: Place, found: (String, String), value: f64) -> Complaint {
    let whole = times(value, THOUSAND);
    let expected = (
        "看得出点是小数点还是千位分隔号的整数",
        "a whole number of which one can tell what its point is",
    );
    let advice = (
        format!(
            "若点是千位分隔号，请写成 {whole}；若以万计，请在名称后写明单位，如“（万人）”；若是平均数，请在名称里写上“平均”"
        ),
        format!(
            "If the point parts thousands write {whole}; if it counts ten thousands write that unit behind the name, as （万人）; if it is an average put that into the name"
        ),
    );
    Complaint::error(file, place, found, expected, advice)
}

/// True for people and things by their unit, or by their name where they have none; not for so many for each of others.
fn is_counted(name: &str, series: &AnnualSeries) -> bool {
    let counted = match series.unit.as_deref() {
        Some(said) => unit::unit(said).is_some() && counts_things(said),
        None => !series.percent && words::is_count(name),
    };
    counted && !is_average(name)
}

/// True for other things that are counted, by their name, which may be in ten thousands as well.
fn is_numbered(name: &str, series: &AnnualSeries) -> bool {
    series.unit.is_none() && !series.percent && words::is_number(name) && !is_average(name)
}

fn is_average(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    AVERAGES.iter().any(|word| half.contains(word))
}

/// True for a number with three digits behind its point and at most three before it: `1.003` may be a thousand and three.
fn is_group(text: &str) -> bool {
    let half = half_width(text);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    half.trim().split_once('.').is_some_and(|(whole, part)| {
        let before = (1..=GROUP).contains(&whole.len()) && !whole.starts_with('0');
        before && part.len() == GROUP && digits(whole) && digits(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_may_part_thousands() {
        for text in ["1.003", "12.500", "１２３．４５６"] {
            assert!(is_group(text), "{text}");
        }
        for text in [
            "1.03",
            "0.003",
            "1234.567",
            "1.0031",
            "1003",
            ".003",
            "1.a03",
            "1.234.567",
        ] {
            assert!(!is_group(text), "{text}");
        }
    }

    #[test]
    fn people_are_known_by_unit_or_name() {
        let series = |unit: Option<&str>| AnnualSeries {
            unit: unit.map(str::to_string),
            ..AnnualSeries::default()
        };
        assert!(is_counted("人数", &series(None)) && is_counted("持证", &series(Some("人"))));
        assert!(!is_counted("持证", &series(None)) && !is_counted("人数", &series(Some("万人"))));
        assert!(
            is_numbered("机构数", &series(None)) && !is_numbered("机构数", &series(Some("万家")))
        );
        assert!(!is_numbered("平均机构数", &series(None)));
        for each in ["户均人口", "每千人床位"] {
            assert!(!is_counted(each, &series(Some("张"))), "{each}");
        }
    }
}
