//! A year passes: everybody becomes a year older.

use super::rows_mut;
use crate::axes::{AGES, SEXES};
use crate::simulation::population::{CELLS, cell};

/// Everybody becomes a year older; those of the open age stay in it.
///
/// `holders` may be empty; `holding` is their number by age and sex.
pub fn grow_older(holders: &mut [f32], holding: &mut [f64; CELLS], without: &mut [f64; CELLS]) {
    move_up(holding);
    move_up(without);
    for row in rows_mut(holders) {
        move_up(row);
    }
}

/// Both sexes of one row.
fn move_up<T: Copy + Default + std::ops::AddAssign>(people: &mut [T]) {
    for sex in 0..SEXES {
        let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
        let oldest = people[last - 1];
        people[last] += oldest;
        people.copy_within(first..last - 1, first + 1);
        people[first] = T::default();
    }
}
