//! Values a hundred or ten thousand times the size of the years around them, as where 万 was mixed with ones: somebody
//! should look at the cell.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::super::gathering::Gathering;

/// What units, and points in the wrong place, make of a number: powers of ten and their names.
const TIMES: [(i32, &str, &str); 2] = [(2, "100", "100"), (4, "1 万", "10,000")];
/// A value is so many times another, give or take this factor.
const ABOUT: f64 = 3.0;
/// Values within this factor of the median are of the size of the series.
const USUAL: f64 = 5.0;
/// So many of ten values must be, or the series has no size.
const MOST: usize = 6;

/// A value of another size.
#[derive(Debug, PartialEq)]
pub(super) struct Odd {
    year: Year,
    value: f64,
    /// What it would be, were it of the size of the others.
    plausible: f64,
    /// The nearest year with a usual value, and that.
    near: (Year, f64),
    times: (&'static str, &'static str),
}

/// A warning for each value of another size, with its cell.
pub(super) fn reminders(gathering: &Gathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        for odd in odd(&series.values) {
            if let Some(place) = gathering.place_of(name, odd.year) {
                complaints.push(reminder(&gathering.raw.file, place, &odd));
            }
        }
    }
    complaints.shortened()
}

fn reminder(file: &str, place: Place, odd: &Odd) -> Complaint {
    let (value, plausible) = (odd.value, odd.plausible);
    let ((near, other), (zh, en)) = (odd.near, odd.times);
    Complaint::error(
        file,
        place,
        (
            format!("写的是 {value}，而 {near} 年是 {other}，相差约 {zh}倍"),
            format!("found {value}, and {other} for {near}: about {en} times as much or as little"),
        ),
        (
            "与前后各年同一量级的数",
            "a number of the size of the years around it",
        ),
        (
            format!("若是单位（如万）或小数点有误，应为 {plausible}；若确实如此，不必改"),
            format!(
                "If its unit or its decimal point is wrong, it should be {plausible}; if it is right, leave it"
            ),
        ),
    )
    .as_warning()
}

/// The values of another size than the rest: a hundred times only inside the series, where both sides tell; ten thousand
/// times at its ends too.
pub(super) fn odd(values: &BTreeMap<Year, f64>) -> Vec<Odd> {
    let mut sorted: Vec<f64> = values.values().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let is_usual = |value: f64| value > 0.0 && (1.0 / USUAL..=USUAL).contains(&(value / median));
    let usual: Vec<(Year, f64)> = values
        .iter()
        .map(|(year, value)| (*year, *value))
        .filter(|(_, value)| is_usual(*value))
        .collect();
    if median <= 0.0 || usual.len() < 3 || 10 * usual.len() < MOST * values.len() {
        return Vec::new();
    }
    let first = values.keys().next().copied();
    let last = values.keys().next_back().copied();
    let mut found = Vec::new();
    let other = |(_, value): &(&Year, &f64)| **value > 0.0 && !is_usual(**value);
    for (year, value) in values.iter().filter(other) {
        let Some(near) = usual.iter().min_by_key(|(other, _)| (other - year).abs()) else {
            continue;
        };
        let ratio = near.1 / value;
        let at_end = [first, last].contains(&Some(*year));
        for (power, zh, en) in TIMES.into_iter().filter(|times| times.0 > 2 || !at_end) {
            for power in [power, -power] {
                let part = ratio / 10_f64.powi(power);
                if !(1.0 / ABOUT..=ABOUT).contains(&part) {
                    continue;
                }
                // Digits are moved in the decimal text, so that 3.12 becomes 31200 and nothing else.
                let moved = format!("{value}e{power}").parse::<f64>();
                found.push(Odd {
                    year: *year,
                    value: *value,
                    plausible: moved.unwrap_or(value * 10_f64.powi(power)),
                    near: *near,
                    times: (zh, en),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64]) -> Vec<(Year, f64)> {
        let values = (2016..).zip(values.iter().copied()).collect();
        let odd = odd(&values).into_iter();
        odd.map(|odd| (odd.year, odd.plausible)).collect()
    }

    #[test]
    fn mixed_units_are_seen_with_what_they_should_be() {
        assert_eq!(
            found(&[31_000.0, 31_200.0, 3.16, 31_900.0, 32_000.0]),
            [(2018, 31_600.0)]
        );
        assert_eq!(found(&[3.1, 3.2, 32_500.0, 3.3, 3.3, 3.4]), [(2018, 3.25)]);
        assert_eq!(found(&[97.0, 97.5, 0.98, 98.1]), [(2018, 98.0)]);
        // At the end only what cannot be growth.
        assert_eq!(
            found(&[31_000.0, 31_200.0, 31_500.0, 3.2]),
            [(2019, 32_000.0)]
        );
        assert!(found(&[20.0, 2000.0, 2100.0, 2200.0]).is_empty());
    }

    #[test]
    fn growth_and_zeros_are_no_other_size() {
        assert!(found(&[1.0, 10.0, 100.0, 1000.0, 10_000.0]).is_empty());
        assert!(found(&[0.0, 0.0, 5.0, 0.0, 6.0]).is_empty());
        assert!(found(&[100.0, 120.0, 150.0, 130.0, 90.0]).is_empty());
        assert!(found(&[]).is_empty());
    }
}
