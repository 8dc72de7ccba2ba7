//! People who have no household yet, by age and sex.

use crate::axes::{AGES, SEXES};
use crate::simulation::lives::WITHOUT;
use crate::simulation::person::People;
use crate::simulation::population::{CELLS, cell};
use crate::stream::{Sequence, Uniforms};

/// People who have no household yet, holders apart.
pub(super) struct Pools {
    without: Vec<Vec<u32>>,
    holders: Vec<Vec<u32>>,
    clustering: f64,
}

impl Pools {
    pub(super) fn of(people: &People, clustering: f64, chance: &mut Sequence) -> Self {
        let mut pools = Pools {
            without: vec![Vec::new(); CELLS],
            holders: vec![Vec::new(); CELLS],
            clustering,
        };
        for (person, (age, sex, state)) in people.each().enumerate() {
            let kind = match state {
                WITHOUT => &mut pools.without,
                _ => &mut pools.holders,
            };
            kind[cell(sex, age)].push(person as u32);
        }
        pools
            .holders
            .iter_mut()
            .for_each(|pool| shuffle(pool, chance));
        pools
    }

    /// How many of an age and sex are left.
    pub(super) fn left(&self, at: usize) -> usize {
        self.without[at].len() + self.holders[at].len()
    }

    /// Somebody of an age and sex, and whether a holder; `beside` a holder they are more often one.
    pub(super) fn take(
        &mut self,
        at: usize,
        beside: bool,
        chance: &mut Sequence,
    ) -> Option<(u32, bool)> {
        let (others, holders) = (self.without[at].len() as f64, self.holders[at].len() as f64);
        let odds = if beside { self.clustering } else { 1.0 };
        let is_holder = chance.uniform() * (others + odds * holders) < odds * holders;
        let pool = if is_holder {
            &mut self.holders
        } else {
            &mut self.without
        };
        pool[at].pop().map(|person| (person, is_holder))
    }

    /// Somebody of a sex near an age.
    pub(super) fn take_near(
        &mut self,
        sex: usize,
        age: i16,
        beside: bool,
        chance: &mut Sequence,
    ) -> Option<(u32, bool)> {
        for distance in 0..=NEAR {
            for wanted in [age - distance, age + distance] {
                if let Ok(age) = usize::try_from(wanted)
                    && age < AGES
                    && self.left(cell(sex, age)) > 0
                {
                    return self.take(cell(sex, age), beside, chance);
                }
            }
        }
        None
    }

    /// Everybody who is left.
    pub(super) fn rest(&mut self) -> impl Iterator<Item = (usize, u32)> + '_ {
        (0..SEXES * AGES).flat_map(|at| {
            let (without, holders) = (&self.without[at], &self.holders[at]);
            without
                .iter()
                .chain(holders)
                .map(move |person| (at, *person))
        })
    }
}

/// Years by which somebody may miss the age that was drawn, where few are left.
const NEAR: i16 = 6;

/// Puts values into a random order.
///
/// Source: Durstenfeld (1964), Communications of the ACM 7: 420.
pub(super) fn shuffle<T>(values: &mut [T], chance: &mut Sequence) {
    for last in (1..values.len()).rev() {
        let other = (chance.uniform() * (last + 1) as f64) as usize;
        values.swap(last, other.min(last));
    }
}
