//! From people and yearly tables to counts, in any number of threads with the same bits.

use std::ops::Range;

use rayon::prelude::*;

use super::PersonError;
use super::clock::Clocks;
use super::destination::Destinations;
use super::life::{Attention, Witness};
use super::newborn::Newborn;
use super::order::Order;
use super::people::People;
use super::randomness::{GROUP, LIFE, LifeChance};
use super::tally::{PersonCounts, Tally};
use super::walk::{Entrant, Walk};
use crate::axes::SEXES;
use crate::statistics::multistate::YearlyChances;
use crate::stream::Chance;

/// Yearly tables made ready for following people.
#[derive(Clone, Debug)]
pub struct PersonEngine {
    states: usize,
    ages: usize,
    tables: usize,
    pub(super) order: Order,
    pub(super) clocks: Clocks,
    destinations: Destinations,
    newborn: Vec<Newborn>,
}

/// The most states that people can be in.
const MOST_STATES: usize = 32;
/// The most years that a run can have: hazards must fit their integers.
const MOST_STEPS: usize = 512;
/// People followed as one task.
const BLOCK: usize = 4096;

/// A task: people of the start, or those who arrive from a place on.
enum Block {
    Founders(Range<usize>),
    Arrivals(usize),
}

impl PersonEngine {
    /// For `steps` years; `tables` has the chances of each year, or one table for all of them.
    ///
    /// At most 32 states, 512 years and 256 ages; births per woman are a probability here.
    pub fn new(tables: &[YearlyChances], steps: usize, order: Order) -> Result<Self, PersonError> {
        let shape = check_number(tables, steps)?;
        let (states, _, ages) = shape;
        let bounds = [
            ("states", states, MOST_STATES),
            ("years", steps, MOST_STEPS),
            ("ages", ages, 256),
        ];
        for (what, found, most) in bounds {
            if found > most || found == 0 {
                return Err(PersonError::Number {
                    what,
                    found,
                    expected: format!("1 to {most} are possible"),
                });
            }
        }
        for (step, table) in tables.iter().enumerate() {
            let named = |why| PersonError::Chances { step, why };
            table.check(shape).map_err(named)?;
            let excess = table.birth.indexed_iter().find(|(_, p)| **p > 1.0);
            if let Some(((state, age), value)) = excess {
                return Err(PersonError::Birth {
                    step,
                    state,
                    age,
                    value: *value,
                });
            }
        }
        let in_year = |step: usize| &tables[step.min(tables.len() - 1)];
        Ok(PersonEngine {
            states,
            ages,
            tables: tables.len(),
            order,
            clocks: Clocks::new(in_year, steps, states, ages),
            destinations: Destinations::new(tables, states, ages),
            newborn: tables.iter().map(Newborn::new).collect(),
        })
    }

    /// Follows everybody to the end and counts.
    ///
    /// A pure function of the tables, the seed, the draw and the people: any number of threads
    /// gives the same counts. No more than a block of lives is in memory for each thread.
    pub fn run(&self, chance: &Chance, people: &People) -> Result<PersonCounts, PersonError> {
        let (counts, _) = self.run_with(chance, people, || ())?;
        Ok(counts)
    }

    /// Follows everybody and shows their lives to witnesses, one for each block of people.
    ///
    /// The witnesses are returned in the order of the people.
    pub fn run_with<W: Witness + Send>(
        &self,
        chance: &Chance,
        people: &People,
        witness: impl Fn() -> W + Sync,
    ) -> Result<(PersonCounts, Vec<W>), PersonError> {
        people.check(self.states, SEXES, self.ages, self.clocks.steps)?;
        let chance = LifeChance::new(chance);
        let borders = people.blocks(BLOCK);
        let founders = borders
            .par_windows(2)
            .map(|border| Block::Founders(border[0]..border[1]));
        let arrivals = (0..people.arrivals.len()).into_par_iter().step_by(BLOCK);
        let arrivals = arrivals.map(Block::Arrivals);
        let empty = || (Tally::new(&self.clocks, self.states), Vec::new());
        let (tally, witnesses) = founders
            .chain(arrivals)
            .fold(empty, |(tally, mut witnesses), block| {
                let mut walk = Walk::new(self, chance, tally, witness());
                match block {
                    Block::Founders(range) => self.follow_block(&mut walk, chance, people, range),
                    Block::Arrivals(from) => self.follow_arrivals(&mut walk, chance, people, from),
                }
                witnesses.push(walk.witness);
                (walk.tally, witnesses)
            })
            .reduce_with(|(tally, mut witnesses), (other, more)| {
                witnesses.extend(more);
                (tally.with(&other), witnesses)
            })
            .unwrap_or_else(empty);
        Ok((tally.counts(self.ages), witnesses))
    }

    fn follow_block<W: Witness>(
        &self,
        walk: &mut Walk<'_, W>,
        chance: LifeChance,
        people: &People,
        block: Range<usize>,
    ) {
        let mut words = [[0; GROUP]; 4];
        for from in block.clone().step_by(GROUP) {
            chance.lives(people.first + from as u64, &mut words);
            for index in from..(from + GROUP).min(block.end) {
                let words = words.each_ref().map(|word| word[index - from]);
                let founder = Entrant {
                    identity: people.first + index as u64,
                    mother: None,
                    founder: index,
                    sex: people.sex[index].into(),
                    state: people.state[index].into(),
                    entry: 0,
                    cohort: usize::from(people.age[index]) + self.clocks.steps,
                };
                walk.tally.start(self.row_of(&founder));
                if W::ATTENTION == Attention::Everybody || !self.no_clock_rings(&founder, words) {
                    walk.follow(founder, words);
                }
            }
        }
    }

    fn follow_arrivals<W: Witness>(
        &self,
        walk: &mut Walk<'_, W>,
        chance: LifeChance,
        people: &People,
        from: usize,
    ) {
        let arrivals = people.arrivals.iter().enumerate().skip(from).take(BLOCK);
        for (place, arrival) in arrivals {
            let entry = usize::from(arrival.time);
            let entrant = Entrant {
                identity: arrival.identity,
                mother: None,
                founder: people.len() + place,
                sex: arrival.sex.into(),
                state: arrival.state.into(),
                entry,
                cohort: usize::from(arrival.age) + self.clocks.steps - entry,
            };
            walk.tally.arrive(self.row_of(&entrant), entry);
            let words = chance.words(arrival.identity, LIFE, 0);
            if W::ATTENTION == Attention::Everybody || !self.no_clock_rings(&entrant, words) {
                walk.follow(entrant, words);
            }
        }
    }

    #[inline]
    fn row_of(&self, who: &Entrant) -> usize {
        self.clocks.row(who.state, who.sex, who.cohort)
    }

    /// Whether no clock can ring for somebody with these words.
    #[inline]
    pub(super) fn no_clock_rings(&self, who: &Entrant, words: [u32; 4]) -> bool {
        let [death, moving, birth] = self.clocks.silent_above[self.row_of(who)];
        (words[0] > death) & (words[1] > moving) & (words[3] > birth)
    }

    /// Where somebody who leaves a state in a year goes to.
    #[inline]
    pub(super) fn destination(
        &self,
        from: usize,
        sex: usize,
        cohort: usize,
        step: usize,
        word: u32,
    ) -> usize {
        let age = (cohort + step - self.clocks.steps).min(self.ages - 1);
        let table = step.min(self.tables - 1);
        self.destinations.choose(from, table, sex, age, word)
    }

    /// Sex and state of somebody born in a year.
    #[inline]
    pub(super) fn newborn(&self, step: usize, words: [u32; 4]) -> (usize, usize) {
        self.newborn[step.min(self.tables - 1)].choose(words)
    }
}

/// Fails unless there is one table, or one for each year; returns the shape of the first.
pub(super) fn check_number(
    tables: &[YearlyChances],
    steps: usize,
) -> Result<(usize, usize, usize), PersonError> {
    match tables {
        [first, more @ ..] if more.is_empty() || tables.len() == steps => Ok(first.death.dim()),
        _ => Err(PersonError::Number {
            what: "tables of chances",
            found: tables.len(),
            expected: format!("there are {steps} years"),
        }),
    }
}
