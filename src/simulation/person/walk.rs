//! Following one person, and her children after her.

use super::clock::{BEYOND, Risk, threshold};
use super::engine::PersonEngine;
use super::entrant::Entrant;
use super::life::{Attention, Life, Spell, Witness};
use super::randomness::{BIRTH, LIFE, LifeChance, MOVE, NEWBORN, child_of};
use super::tally::Tally;
use crate::axes::Sex;

/// The working memory of one thread.
pub(super) struct Walk<'a, W> {
    engine: &'a PersonEngine,
    chance: LifeChance,
    pub(super) tally: Tally,
    pub(super) witness: W,
    unborn: Vec<Entrant>,
    spells: Vec<Spell>,
    births: Vec<usize>,
}

impl<'a, W: Witness> Walk<'a, W> {
    pub(super) fn new(
        engine: &'a PersonEngine,
        chance: LifeChance,
        tally: Tally,
        witness: W,
    ) -> Self {
        Walk {
            engine,
            chance,
            tally,
            witness,
            unborn: Vec::new(),
            spells: Vec::new(),
            births: Vec::new(),
        }
    }

    /// Follows a founder with the words of the first clocks, then the descendants.
    pub(super) fn follow(&mut self, founder: Entrant, words: [u32; 4]) {
        self.live(founder, words);
        while let Some(child) = self.unborn.pop() {
            let words = self.chance.words(child.identity, LIFE, 0);
            if W::ATTENTION != Attention::Nobody || !self.engine.no_clock_rings(&child, words) {
                self.live(child, words);
            }
        }
    }

    fn live(&mut self, who: Entrant, words: [u32; 4]) {
        let (clocks, order) = (&self.engine.clocks, self.engine.order);
        let steps = clocks.steps;
        let siblings = self.unborn.len();
        let mut state = who.state;
        let row = clocks.row(state, who.sex, who.cohort);
        // Logarithms only where they are needed.
        let mut death = clocks.threshold_if_reachable(Risk::Death, row, words[0]);
        let mut moving = clocks.threshold_if_reachable(Risk::Move, row, words[1]);
        let mut whither = words[2];
        let mut birth = clocks.threshold_if_reachable(Risk::Birth, row, words[3]);
        // The years from which each clock runs in the present state.
        let (mut moves_from, mut deaths_from, mut births_from) = (who.entry, who.entry, who.entry);
        let mut died = None;
        self.begin(who.entry, state);
        loop {
            let row = clocks.row(state, who.sex, who.cohort);
            let moved = clocks.rings(Risk::Move, row, moves_from, moving);
            let until = |before: bool| (moved + usize::from(before)).min(steps);
            let deaths_to = until(order.death_before_move);
            let mut births_to = until(order.birth_before_move);
            let dies = clocks.rings(Risk::Death, row, deaths_from, death);
            if dies < deaths_to {
                died = Some(dies);
                births_to = births_to.min(dies + usize::from(order.birth_before_death));
            }
            if who.sex == Sex::Female.index() {
                loop {
                    let born = clocks.rings(Risk::Birth, row, births_from, birth);
                    if born >= births_to {
                        break;
                    }
                    self.bear(&who, born);
                    birth = threshold(self.chance.words(who.identity, BIRTH, born)[0]);
                    births_from = born + 1;
                }
            }
            if let Some(step) = died {
                self.tally.die(row, step);
                break;
            }
            if moved == steps {
                break;
            }
            for (left, word) in [(&mut death, words[0]), (&mut birth, words[3])] {
                if *left == BEYOND {
                    *left = threshold(word);
                }
            }
            death -= clocks.passed(Risk::Death, row, deaths_from, deaths_to);
            birth -= clocks.passed(Risk::Birth, row, births_from, births_to);
            (deaths_from, births_from) = (deaths_to, births_to);
            let next = self
                .engine
                .destination(state, who.sex, who.cohort, moved, whither);
            let to = clocks.row(next, who.sex, who.cohort);
            self.tally.shift([row, to], [state, next], moved);
            state = next;
            moves_from = moved + 1;
            self.begin(moves_from, state);
            let words = self.chance.words(who.identity, MOVE, moved);
            (moving, whither) = (threshold(words[0]), words[1]);
        }
        // The eldest is followed first.
        self.unborn[siblings..].reverse();
        self.show(&who, died);
    }

    fn begin(&mut self, from: usize, state: usize) {
        if W::ATTENTION != Attention::Nobody {
            self.spells.push(Spell { from, state });
        }
    }

    /// A child is born: sex and state are of the child's own chance.
    fn bear(&mut self, mother: &Entrant, step: usize) {
        if W::ATTENTION != Attention::Nobody {
            self.births.push(step);
        }
        let identity = child_of(mother.identity, step);
        let words = self.chance.words(identity, NEWBORN, 0);
        let (sex, state) = self.engine.newborn(step, words);
        let cohort = self.engine.clocks.steps - step - 1;
        self.tally
            .born(self.engine.clocks.row(state, sex, cohort), step);
        self.unborn.push(Entrant {
            identity,
            mother: Some(mother.identity),
            founder: mother.founder,
            sex,
            state,
            entry: step + 1,
            cohort,
        });
    }

    fn show(&mut self, who: &Entrant, death: Option<usize>) {
        if W::ATTENTION == Attention::Nobody {
            return;
        }
        let steps = self.engine.clocks.steps;
        self.witness.see(&Life {
            identity: who.identity,
            founder: who.founder,
            mother: who.mother,
            sex: who.sex,
            entry: who.entry,
            age: (who.cohort + who.entry) - steps,
            spells: &self.spells,
            births: &self.births,
            death,
            steps,
        });
        self.spells.clear();
        self.births.clear();
    }
}
