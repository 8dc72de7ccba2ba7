//! Who is there: stochastic cohort components by single year of age and sex.

mod base_population;
mod fertility;
mod indices;
mod migration;
mod mortality;
mod moves;
mod outlook;
mod settled;
mod year;

pub use base_population::{BasePopulation, Registration};
pub use fertility::Fertility;
pub use indices::Indices;
pub use migration::{Migration, Rate};
pub use mortality::Mortality;
pub use moves::Moves;
pub use settled::{Bearing, ByChance, Expected, Moving};
pub use year::{
    YearOfMigration, YearOfResidents, all_births, arrive, become_older, births, departing,
    departures, leave, newborn,
};

use crate::axes::{AGES, SEXES};

/// Half the width of an 80 % interval of a normal distribution in standard deviations: its quantile at 0.9.
const EIGHTY: f64 = 1.281_551_565_544_600_4;

/// Number of cells of age and sex.
pub const CELLS: usize = AGES * SEXES;

/// Place of an age and sex: all ages of men, then all ages of women.
pub const fn cell(sex: usize, age: usize) -> usize {
    sex * AGES + age
}
