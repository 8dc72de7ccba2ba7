//! Rows of the register of one thing in several years, of which one is of quite another size.

use std::collections::BTreeMap;

use super::super::yearly::{ADVICE, odd, said};
use super::saying::remind;
use crate::axes::Year;
use crate::model::check::checking::Checking;
use crate::model::checked::{HolderPart, RegisterCount};
use crate::model::read::RegisterRow;

/// What rows of several years count.
type Thing<'r> = (RegisterCount, HolderPart, Option<&'r str>);

/// A reminder of each such row. All holders together are looked at by their yearly change.
pub(super) fn check(checking: &mut Checking<'_>, rows: &[RegisterRow]) {
    let mut things: BTreeMap<Thing<'_>, Vec<&RegisterRow>> = BTreeMap::new();
    for row in rows {
        let thing = (row.counted, row.part, row.town.as_deref());
        if thing != (RegisterCount::Holders, HolderPart::default(), None) {
            things.entry(thing).or_default().push(row);
        }
    }
    for ((counted, ..), own) in things {
        if counted != RegisterCount::Holders {
            added_up(checking, &own);
        }
        let values: Vec<(Year, f64)> = own.iter().map(|row| (row.year, row.persons)).collect();
        if let Some((at, usual)) = odd(&values, None) {
            let row = own[at];
            let (found, expected) = said(row.year, row.persons, usual);
            remind(checking, row, found, expected, ADVICE);
        }
    }
}

/// Years in succession that show how numbers are added up, and by how much each may be off what it would be.
const YEARS: usize = 3;
const OFF: [f64; 2] = [0.8, 1.25];

/// A reminder of what happened in each of several years that looks like all that had happened until then: the second is twice
/// the first, the third three times.
fn added_up(checking: &mut Checking<'_>, rows: &[&RegisterRow]) {
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|row| row.year);
    let Some((first, later)) = sorted.split_first() else {
        return;
    };
    let in_succession = (first.year + 1..).zip(later);
    let rising = in_succession.enumerate().all(|(place, (year, row))| {
        let as_sum = first.persons * (place + 2) as f64;
        let [least, most] = OFF.map(|part| part * as_sum);
        row.year == year && (least..=most).contains(&row.persons)
    });
    let Some(last) = later.last().filter(|_| rising && sorted.len() >= YEARS) else {
        return;
    };
    let [(from, few), (to, many)] = [*first, *last].map(|row| (row.year, row.persons));
    remind(
        checking,
        last,
        (
            format!("{from} 年 {few}，逐年等量增加到 {to} 年的 {many}"),
            format!("{few} in {from}, rising evenly to {many} in {to}"),
        ),
        ("当年一年的数", "the number of the year alone"),
        (
            "是不是逐年累计的数？请写当年的；若确实如此，不必改",
            "Is it added up over the years? Give that of each year; if it is right, leave it",
        ),
    );
}
