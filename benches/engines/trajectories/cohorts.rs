//! People of a group of trajectories, by year of birth.

use super::inputs::BySexAge;
use plancast::axes::{AGES, SEXES};

/// Trajectories that take a step together.
pub(super) const WIDTH: usize = 256;
/// One value for each of them, as it is worked with.
pub(super) type Row = [f64; WIDTH];
/// One value for each of them, as it is kept from year to year: 7 digits.
pub(super) type Kept = [f32; WIDTH];
/// Single years of age below the open one.
const CLOSED: usize = AGES - 1;

/// People by sex and age, kept by year of birth: to grow older, nobody has to be moved.
#[derive(Clone, Debug)]
pub(super) struct Cohorts {
    /// Years that have passed.
    passed: usize,
    closed: [[Kept; CLOSED]; SEXES],
    open: [Kept; SEXES],
}

impl Cohorts {
    /// The same people in all trajectories.
    pub(super) fn new(start: &BySexAge) -> Self {
        let mut people = Cohorts {
            passed: 0,
            closed: [[[0.0; WIDTH]; CLOSED]; SEXES],
            open: [[0.0; WIDTH]; SEXES],
        };
        for (sex, ages) in start.iter().enumerate() {
            for (age, n) in ages.iter().enumerate() {
                people.row_mut(sex, age).fill(*n as f32);
            }
        }
        people
    }

    /// Where those of an age below the open one are kept.
    #[inline(always)]
    fn place(&self, age: usize) -> usize {
        (age + CLOSED - self.passed % CLOSED) % CLOSED
    }

    #[inline(always)]
    pub(super) fn row(&self, sex: usize, age: usize) -> &Kept {
        match age {
            CLOSED.. => &self.open[sex],
            _ => &self.closed[sex][self.place(age)],
        }
    }

    #[inline(always)]
    pub(super) fn row_mut(&mut self, sex: usize, age: usize) -> &mut Kept {
        match age {
            CLOSED.. => &mut self.open[sex],
            _ => &mut self.closed[sex][self.place(age)],
        }
    }

    /// Everybody becomes a year older; `newborn` take the place of those who reach the open age.
    #[inline(always)]
    pub(super) fn grow_older(&mut self, newborn: &[Row; SEXES]) {
        let last = self.place(CLOSED - 1);
        for (sex, newborn) in newborn.iter().enumerate() {
            let reaching = self.closed[sex][last];
            let open = &mut self.open[sex];
            open.iter_mut()
                .zip(reaching)
                .for_each(|(n, more)| *n += more);
            self.closed[sex][last] = newborn.map(|n| n as f32);
        }
        self.passed += 1;
    }
}
