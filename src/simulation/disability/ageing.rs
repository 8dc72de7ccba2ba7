//! A year passes: everybody becomes a year older.

use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::population::{CELLS, cell};

/// Everybody becomes a year older; those of the open age stay in it.
///
/// `holders` may be empty; `holding` is their number by age and sex.
pub fn grow_older(holders: &mut [f32], holding: &mut [f64; CELLS], without: &mut [f64; CELLS]) {
    for sex in 0..SEXES {
        let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
        for people in [&mut *without, &mut *holding] {
            people[last] += people[last - 1];
            people.copy_within(first..last - 1, first + 1);
            people[first] = 0.0;
        }
        if holders.is_empty() {
            continue;
        }
        for kind in 0..KINDS {
            holders[last * KINDS + kind] += holders[(last - 1) * KINDS + kind];
        }
        holders.copy_within(first * KINDS..(last - 1) * KINDS, (first + 1) * KINDS);
        holders[first * KINDS..(first + 1) * KINDS].fill(0.0);
    }
}
