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
    for own in things.into_values() {
        let values: Vec<(Year, f64)> = own.iter().map(|row| (row.year, row.persons)).collect();
        if let Some((at, usual)) = odd(&values, None) {
            let row = own[at];
            let (found, expected) = said(row.year, row.persons, usual);
            remind(checking, row, found, expected, ADVICE);
        }
    }
}
