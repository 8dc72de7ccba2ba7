//! Two digits of a value that stand in the wrong order, as 1820 for 1280 between 1251 and 1344.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Place};

/// So many steps between the other years tell that a series is calm.
const OTHERS: usize = 3;
/// A value with its digits in the wrong order is away from the years beside it by so many times the largest of the other
/// steps, in logarithms; in the right order it is within so many of them.
const STANDING_OUT: f64 = 5.0;
const WITHIN: f64 = 2.0;
/// Two digits in any order are as likely as not.
const DIGITS: usize = 3;

/// A value that is like those beside it when two of its digits change places.
#[derive(Debug, PartialEq)]
pub(super) struct DigitsExchanged {
    pub year: Year,
    value: f64,
    /// With its digits in the other order.
    meant: f64,
    /// A year beside it, and its value.
    near: (Year, f64),
}

impl DigitsExchanged {
    /// A warning at the cell.
    pub fn reminder(&self, file: &str, place: Place) -> Complaint {
        let (value, meant, (near, other)) = (self.value, self.meant, self.near);
        Complaint::error(
            file,
            place,
            (
                format!("写的是 {value}，而 {near} 年是 {other}，其他各年变动很小，像是两个数字写反了"),
                format!(
                    "found {value}, and {other} for {near}, while the other years hardly move, as if two digits had changed places"
                ),
            ),
            (
                "与前后各年同一量级的数",
                "a number of the size of the years around it",
            ),
            (
                format!("若是写反了，应为 {meant}；若确实如此，不必改"),
                format!("If they have, it should be {meant}; if it is right, leave it"),
            ),
        )
        .as_warning()
    }
}

/// The first such value of a series that hardly moves without it.
pub(super) fn exchanged(values: &BTreeMap<Year, f64>) -> Option<DigitsExchanged> {
    let pairs: Vec<(Year, f64)> = values.iter().map(|(year, value)| (*year, *value)).collect();
    if pairs.len() <= OTHERS + 1 || pairs.iter().any(|(_, value)| *value <= 0.0) {
        return None;
    }
    (0..pairs.len()).find_map(|at| exchanged_at(&pairs, at))
}

fn exchanged_at(pairs: &[(Year, f64)], at: usize) -> Option<DigitsExchanged> {
    let (year, value) = pairs[at];
    let away = |value: f64, other: f64| (value / other).ln().abs();
    let rest = [&pairs[..at], &pairs[at + 1..]].concat();
    let yearly =
        |pair: &[(Year, f64)]| away(pair[1].1, pair[0].1) / f64::from(pair[1].0 - pair[0].0);
    let most = rest.windows(2).map(yearly).fold(0.0, f64::max);
    let sides = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let beside: Vec<(Year, f64)> = sides.filter_map(|side| pairs.get(side).copied()).collect();
    let stands_out = beside.iter().all(|(other, near)| {
        let apart = value != *near && away(value, *near) >= STANDING_OUT * most;
        apart && (year - other).abs() == 1
    });
    let above = beside.iter().filter(|(_, near)| value > *near).count();
    if !stands_out || (above > 0 && above < beside.len()) {
        return None;
    }
    let fits = |meant: &f64| {
        let mut near = beside.iter();
        *meant > 0.0 && near.all(|(_, near)| away(*meant, *near) <= WITHIN * most)
    };
    let meant = in_other_orders(value).into_iter().find(fits)?;
    let near = *beside.first()?;
    Some(DigitsExchanged {
        year,
        value,
        meant,
        near,
    })
}

/// A number with two of its digits, one behind the other, in the other order.
fn in_other_orders(value: f64) -> Vec<f64> {
    let text = value.to_string();
    let signs = text.as_bytes();
    if signs.iter().filter(|sign| sign.is_ascii_digit()).count() < DIGITS {
        return Vec::new();
    }
    let differ = |at: &usize| {
        let (one, other) = (signs[*at], signs[at + 1]);
        one.is_ascii_digit() && other.is_ascii_digit() && one != other
    };
    let exchanged = |at: usize| {
        let mut signs = signs.to_vec();
        signs.swap(at, at + 1);
        String::from_utf8(signs).ok()?.parse::<f64>().ok()
    };
    let places = 0..signs.len() - 1;
    places.filter(differ).filter_map(exchanged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_in_the_wrong_order_are_seen_in_a_calm_series() {
        let of = |values: &[f64]| {
            let values = (2016..).zip(values.iter().copied()).collect();
            exchanged(&values).map(|found| (found.year, found.meant))
        };
        let inside = [1203.0, 1251.0, 1820.0, 1344.0, 1390.0];
        assert_eq!(of(&inside), Some((2018, 1280.0)));
        let first = [2103.0, 1251.0, 1280.0, 1344.0, 1390.0];
        assert_eq!(of(&first), Some((2016, 1203.0)));
        let last = [1203.0, 1251.0, 1280.0, 1344.0, 1930.0];
        assert_eq!(of(&last), Some((2020, 1390.0)));
        assert_eq!(of(&[97.5, 97.8, 89.1, 98.3, 98.6]), Some((2018, 98.1)));
        // No other order is like the others; what moves anyway; too few years; two digits.
        assert_eq!(of(&[1203.0, 1251.0, 1777.0, 1344.0, 1390.0]), None);
        assert_eq!(of(&[1203.0, 1351.0, 1820.0, 1144.0, 1390.0]), None);
        assert_eq!(of(&[1203.0, 1820.0, 1344.0, 1390.0]), None);
        assert_eq!(of(&[12.0, 12.0, 21.0, 12.0, 12.0]), None);
        assert_eq!(of(&[1203.0, 1251.0, 1820.0, 1344.0, 0.0]), None);
    }
}
