//! What is kept of generations, read for a draw.

use super::End;
use crate::axes::{AGES, SEXES};
use crate::simulation::population::CELLS;
use crate::simulation::{Generation, PROFILE_GROUPS};

/// Five-year ages by sex.
pub(super) const GROUPS: usize = SEXES * PROFILE_GROUPS;

/// A value for each five-year age and sex.
pub(super) type ByGroup = [f64; GROUPS];

/// The part of each group that holds a certificate; nothing where nobody is in it.
pub(super) type Parts = [Option<f64>; GROUPS];

/// Generations of a draw at one end, by single age and sex.
pub(super) struct Seen {
    pub people: [f64; CELLS],
    pub holders: [f64; CELLS],
    pub born: [f64; CELLS],
    pub died: [f64; CELLS],
}

/// Generations of a draw at an end; nothing where they are not kept.
pub(super) fn seen(end: End<'_>, draw: usize) -> Option<Seen> {
    let of = |what: Generation| {
        let mut values = [0.0; CELLS];
        for (cell, value) in values.iter_mut().enumerate() {
            let draws = end.outcome.profiles.generation(end.year, what, cell)?;
            *value = f64::from(draws[draw]);
        }
        Some(values)
    };
    Some(Seen {
        people: of(Generation::People)?,
        holders: of(Generation::Holders)?,
        born: of(Generation::Born)?,
        died: of(Generation::Died)?,
    })
}

impl Seen {
    pub fn parts(&self) -> Parts {
        let (people, holders) = (grouped(&self.people), grouped(&self.holders));
        std::array::from_fn(|group| (people[group] > 0.0).then(|| holders[group] / people[group]))
    }
}

/// The five-year age and sex of a cell.
pub(super) const fn group_of(cell: usize) -> usize {
    cell / AGES * PROFILE_GROUPS + cell % AGES / 5
}

/// The values of single ages added up to groups.
pub(super) fn grouped(cells: &[f64; CELLS]) -> ByGroup {
    let mut groups = [0.0; GROUPS];
    for (cell, value) in cells.iter().enumerate() {
        groups[group_of(cell)] += value;
    }
    groups
}
