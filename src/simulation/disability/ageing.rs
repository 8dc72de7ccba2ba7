//! A year passes: everybody becomes a year older.

use super::rows_mut;
use crate::simulation::population::{CELLS, become_older};

/// Everybody becomes a year older; those of the open age stay in it.
///
/// `holders` may be empty; `holding` is their number by age and sex.
pub fn grow_older(holders: &mut [f32], holding: &mut [f64; CELLS], without: &mut [f64; CELLS]) {
    become_older(holding);
    become_older(without);
    for row in rows_mut(holders) {
        become_older(row);
    }
}
