//! From people and yearly tables to counts, in any number of threads with the same bits.

use std::ops::Range;

use rayon::prelude::*;

use super::PersonError;
use super::engine::PersonEngine;
use super::entrant::Entrant;
use super::life::{Attention, Witness};
use super::people::People;
use super::randomness::{GROUP, LIFE, LifeChance};
use super::tally::{PersonCounts, Tally};
use super::walk::Walk;
use crate::axes::SEXES;
use crate::stream::Chance;

/// People followed as one task.
const BLOCK: usize = 4096;

/// A task: people of the start, or those who arrive from a place on.
enum PersonTask {
    Founders(Range<usize>),
    Arrivals(usize),
}

impl PersonEngine {
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
            .map(|border| PersonTask::Founders(border[0]..border[1]));
        let arrivals = (0..people.arrivals.len()).into_par_iter().step_by(BLOCK);
        let arrivals = arrivals.map(PersonTask::Arrivals);
        let empty = || (Tally::new(&self.clocks, self.states), Vec::new());
        let (tally, witnesses) = founders
            .chain(arrivals)
            .fold(empty, |(tally, mut witnesses), block| {
                let mut walk = Walk::new(self, chance, tally, witness());
                match block {
                    PersonTask::Founders(range) => {
                        self.follow_block(&mut walk, chance, people, range)
                    }
                    PersonTask::Arrivals(from) => {
                        self.follow_arrivals(&mut walk, chance, people, from)
                    }
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
}
