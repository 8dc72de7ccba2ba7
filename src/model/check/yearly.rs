//! Numbers of one thing in several years, of which one is of quite another size than the others.

use std::collections::BTreeMap;

use super::checking::Checking;
use super::observations::place;
use crate::axes::Year;
use crate::dataset::Complaint;
use crate::model::file::{ModelFile, ObservationFile};
use crate::source::few_digits;
use crate::units::Unit;

/// So many times the other years, or as little, is another size.
const FAR: f64 = 30.0;
/// Smaller numbers are so many times others by chance.
const TELLING: f64 = 100.0;

/// A reminder of each thing of which one report is of another size than those of other years, or than what every year is to
/// add.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let file = checking.file();
    let mut things: BTreeMap<[Option<&str>; 3], Vec<(usize, &ObservationFile)>> = BTreeMap::new();
    for (i, seen) in file.observations.observation.iter().enumerate() {
        if !seen.is_set_aside() && is_amount(file, seen) {
            let about = [&seen.process, &seen.target, &seen.quantity].map(Option::as_deref);
            things.entry(about).or_default().push((i, seen));
        }
    }
    for own in things.into_values() {
        let values: Vec<(Year, f64)> = own
            .iter()
            .map(|(_, seen)| (seen.year, seen.value))
            .collect();
        let Some((at, usual)) = odd(&values, added(file, own[0].1)) else {
            continue;
        };
        let (i, seen) = own[at];
        let (found, expected) = said(seen.year, seen.value, usual);
        let key = format!("{}.value", place(i));
        let complaint = checking.complaint("observations", &key, found, expected, ADVICE);
        let is_here =
            |other: &Complaint| (&other.file, &other.place) == (&complaint.file, &complaint.place);
        if !checking.complaints.0.iter().any(is_here) {
            checking.push(complaint.as_warning());
        }
    }
}

/// What to do about it.
pub(super) const ADVICE: (&str, &str) = (
    "请核对单位、位数和小数点；若确实如此，不必改",
    "Look up its unit, its digits and its decimal point; if it is right, leave it",
);

/// What is found of a number of another size, and what is expected.
pub(super) fn said(year: Year, value: f64, usual: f64) -> ((String, String), (String, String)) {
    let near = few_digits(usual);
    (
        (
            format!("{year} 年 {value}，而其他年份在 {near} 左右"),
            format!("{value} in {year}, and about {near} in other years"),
        ),
        (
            "与其他年份同一量级的数".into(),
            "a number of the size of other years".into(),
        ),
    )
}

/// Where the number of another size stands among those of some years, and what is usual in the others, to which what is
/// `aimed` at belongs too; nothing where all are alike. What begins small may have grown.
pub(super) fn odd(values: &[(Year, f64)], aimed: Option<f64>) -> Option<(usize, f64)> {
    let first = values.iter().map(|(year, _)| *year).min()?;
    let far = values.iter().enumerate().filter_map(|(at, (year, value))| {
        let others = values.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.map(|(_, (_, other))| *other).chain(aimed);
        let usual = middle(others.filter(|other| *other > 0.0).collect())?;
        let times = value / usual;
        let is_far = *value > 0.0 && !(1.0 / FAR..FAR).contains(&times);
        let began = *year == first && times < 1.0;
        let telling = value.max(usual) >= TELLING;
        (is_far && telling && !began).then_some((at, usual, times.ln().abs(), *year))
    });
    let most = far.max_by(|one, other| one.2.total_cmp(&other.2).then(one.3.cmp(&other.3)))?;
    Some((most.0, most.1))
}

/// The middle of some numbers, in logarithms.
fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.len().checked_sub(1)? / 2, values.len() / 2);
    Some((values[low] * values[high]).sqrt())
}

/// True for a report of people, things or money.
fn is_amount(file: &ModelFile, seen: &ObservationFile) -> bool {
    let target = || file.plan.targets.get(seen.target.as_ref()?);
    let process = || file.processes.get(seen.process.as_ref()?);
    let unit = process().map(|process| process.parts().unit);
    let unit = unit.or_else(|| target().map(|target| target.unit));
    match unit {
        Some(unit) => matches!(
            unit,
            Unit::Persons
                | Unit::PersonTimes
                | Unit::Units
                | Unit::Households
                | Unit::Yuan
                | Unit::YuanConstant
        ),
        None => seen.quantity.is_some(),
    }
}

/// What every year is to add to what a report is of, where its target says so.
fn added(file: &ModelFile, seen: &ObservationFile) -> Option<f64> {
    let target = file.plan.targets.get(seen.target.as_ref()?)?;
    target.hold.is_of_additions().then_some(target.target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_of_another_size_is_found() {
        let found = |values: &[f64], aimed: Option<f64>| {
            let years: Vec<(Year, f64)> = (1..).zip(values.iter().copied()).collect();
            odd(&years, aimed).map(|(at, _)| at)
        };
        assert_eq!(found(&[30.0, 31.0, 3200.0], None), Some(2));
        assert_eq!(found(&[30.0, 3100.0, 32.0], None), Some(1));
        assert_eq!(found(&[3000.0, 3100.0, 32.0], None), Some(2));
        assert_eq!(found(&[30.0, 3000.0], None), Some(1));
        assert_eq!(found(&[3000.0], Some(30.0)), Some(0));
        // What began small, few things, and what grows.
        assert_eq!(found(&[30.0, 3000.0, 3100.0], None), None);
        assert_eq!(found(&[1.0, 2.0, 60.0], None), None);
        assert_eq!(found(&[100.0, 400.0, 1600.0], None), None);
        assert_eq!(found(&[0.0, 0.0, 500.0], None), None);
        assert_eq!(found(&[], Some(30.0)), None);
    }
}
