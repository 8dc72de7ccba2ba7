//! The people of a place where none are given.

use crate::axes::{AGES, SEXES, Year};
use crate::simulation::disability::ROW;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::summing::sum;

/// What part of the nation's people live in a place, by cohort: where no population of the place is given, as many
/// as its holders would be among the nation's at these ages.
pub(super) struct CohortParts {
    parts: [f64; CELLS],
    year: Year,
}

/// Ages that are taken together.
const TOGETHER: usize = 10;

impl CohortParts {
    pub fn of(place: &[[f64; ROW]], nation: &[[f64; ROW]], year: Year) -> Self {
        let mut parts = [0.0; CELLS];
        for sex in 0..SEXES {
            for first in (0..AGES).step_by(TOGETHER) {
                let ages = first..(first + TOGETHER).min(AGES);
                let count = |table: &[[f64; ROW]]| -> f64 {
                    let range = cell(sex, ages.start)..cell(sex, ages.end - 1) + 1;
                    table.iter().map(|row| sum(&row[range.clone()])).sum()
                };
                let part = count(place) / count(nation).max(f64::MIN_POSITIVE);
                for age in ages {
                    parts[cell(sex, age)] = part;
                }
            }
        }
        CohortParts { parts, year }
    }

    pub fn people(&self, nation: &[f64; CELLS], year: Year) -> [f64; CELLS] {
        let since = (year - self.year) as usize;
        std::array::from_fn(|at| {
            let (sex, age) = (at / AGES, at % AGES);
            nation[at] * self.parts[cell(sex, age.saturating_sub(since))]
        })
    }
}
