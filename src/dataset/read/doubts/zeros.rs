//! Zeros inside and at the end of a series that is far from nothing else, as where a number was not reported: somebody
//! should look at the cell.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

use super::super::gathering::SeriesGathering;
use super::super::signed::may_be_negative;

/// Counts of at least this are not nothing by chance: a Poisson count with this mean is 0 once in 20,000 years.
const FAR: f64 = 10.0;
/// The same of parts of one.
const FAR_PART: f64 = 0.1;
/// Values within this factor of each other are of one size.
const ALIKE: f64 = 5.0;
/// So many values of one size tell what is usual.
const FEWEST: usize = 2;

/// A warning for the first such zero of each series, with its cell.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let far = if series.percent { FAR_PART } else { FAR };
        if may_be_negative(name) {
            continue;
        }
        let Some((year, (near, other))) = zero(&series.values, far) else {
            continue;
        };
        let Some(place) = gathering.place_of(name, year) else {
            continue;
        };
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("写的是 0，而 {near} 年是 {other}"),
                format!("found 0, and {other} for {near}"),
            ),
            (
                "与前后各年同一量级的数",
                "a number of the size of the years around it",
            ),
            (
                "若是没有数，请留空；若确实是 0，不必改",
                "If there is no number leave the cell empty; if it is 0, leave it",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

/// The first zero behind a value, and the value before it, where all the others are of one size, at least `far` from
/// nothing and more than the zeros. What begins with zeros had not begun.
fn zero(values: &BTreeMap<Year, f64>, far: f64) -> Option<(Year, (Year, f64))> {
    let others = || values.values().copied().filter(|value| *value != 0.0);
    let least = others().reduce(f64::min)?;
    let most = others().reduce(f64::max)?;
    let count = others().count();
    let usual = least >= far && most <= ALIKE * least;
    if !usual || count < FEWEST || 2 * count <= values.len() {
        return None;
    }
    let mut before = None;
    for (year, value) in values {
        match before {
            Some(before) if *value == 0.0 => return Some((*year, before)),
            _ if *value != 0.0 => before = Some((*year, *value)),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64]) -> Option<Year> {
        let values = (2016..).zip(values.iter().copied()).collect();
        zero(&values, FAR).map(|(year, _)| year)
    }

    #[test]
    fn a_zero_among_large_numbers_is_seen() {
        assert_eq!(found(&[100.0, 103.0, 107.0, 0.0]), Some(2019));
        assert_eq!(found(&[100.0, 110.0, 0.0]), Some(2018));
        assert_eq!(found(&[91.0, 92.0, 0.0, 93.0, 0.0]), Some(2018));
        assert_eq!(found(&[0.0, 0.0, 103.0, 107.0, 110.0, 0.0]), None);
        assert_eq!(found(&[0.0, 103.0, 107.0, 110.0, 0.0]), Some(2020));
    }

    #[test]
    fn what_is_rare_or_had_not_begun_may_be_nothing() {
        assert_eq!(found(&[0.0, 103.0, 107.0, 110.0]), None);
        assert_eq!(found(&[3.0, 4.0, 0.0, 5.0]), None);
        assert_eq!(found(&[100.0, 0.0, 0.0, 0.0, 110.0]), None);
        assert_eq!(found(&[10.0, 100.0, 0.0, 30.0]), None);
        assert_eq!(found(&[0.0, 0.0]), None);
        assert_eq!(found(&[]), None);
    }
}
