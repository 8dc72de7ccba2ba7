//! What is kept of a life for the questions that are asked of people and households.

use super::{LOST, STATES, kind_of};
use crate::simulation::person::{Attention, Life, Spell, Witness};

/// A life in which something happened, or that began within the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Story {
    /// Who it is, in every scenario.
    pub identity: u64,
    /// Place among the people at the start: of this person, or of the ancestor.
    pub founder: u32,
    /// Sex, [`Sex::index`](crate::axes::Sex::index).
    pub sex: u8,
    /// The time from which the person is there.
    pub entry: u8,
    /// Age then.
    pub age: u8,
    /// The first time at which the person is not there any more; [`Story::NEVER`] within the run.
    pub gone: u8,
    /// The mother's identity, for those born within the run.
    pub mother: Option<u64>,
    first: u32,
    length: u32,
}

impl Story {
    /// Still there at the end.
    pub const NEVER: u8 = u8::MAX;

    /// Somebody who is there from the start to the end, in the same state.
    pub fn uneventful(identity: u64, founder: u32, sex: u8, age: u8) -> Self {
        Story {
            identity,
            founder,
            sex,
            entry: 0,
            age,
            gone: Self::NEVER,
            mother: None,
            first: 0,
            length: 0,
        }
    }

    /// Number by which the person's own random numbers are found.
    pub fn member(&self) -> u32 {
        member(self.identity)
    }

    /// Age at a time at which the person is there; the last age is open.
    pub fn age_at(&self, time: usize) -> usize {
        (usize::from(self.age) + time - usize::from(self.entry)).min(crate::axes::AGES - 1)
    }
}

/// Number by which the random numbers of an identity are found: the upper half of the product with
/// the golden ratio in 64 bits, which scatters neighbours (Knuth 1998, *Sorting and Searching*, 6.4).
pub(super) fn member(identity: u64) -> u32 {
    (identity.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

/// The lives of a block of people in which something happened.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    /// The lives, in the order in which they were lived.
    pub stories: Vec<Story>,
    spells: Vec<(u8, u8)>,
}

const _: () = assert!(STATES <= u8::MAX as usize);

impl Histories {
    /// The spells of a story: the time from which the person is in a state, and the state. Kept
    /// for those who ever hold a certificate.
    pub fn spells(&self, story: &Story) -> &[(u8, u8)] {
        let first = story.first as usize;
        &self.spells[first..first + story.length as usize]
    }
}

impl Histories {
    /// Calls with each who is gone from a time on, and whether a certificate was held at the end.
    pub fn each_gone(&self, time: usize, mut call: impl FnMut(&Story, bool)) {
        for story in &self.stories {
            if usize::from(story.gone) == time {
                let last = self.spells(story).last();
                call(
                    story,
                    last.is_some_and(|spell| kind_of(spell.1.into()).is_some()),
                );
            }
        }
    }
}

impl Witness for Histories {
    const ATTENTION: Attention = Attention::Eventful;

    fn see(&mut self, life: &Life<'_>) {
        let is_lost = |spell: &Spell| spell.state == LOST;
        if life.spells.first().is_some_and(is_lost) {
            return;
        }
        let gone = life.death.map(|step| step + 1);
        let first = self.spells.len();
        if life
            .spells
            .iter()
            .any(|spell| kind_of(spell.state).is_some())
        {
            let kept = life.spells.iter();
            self.spells
                .extend(kept.map(|spell| (spell.from as u8, spell.state as u8)));
        }
        self.stories.push(Story {
            identity: life.identity,
            founder: life.founder as u32,
            sex: life.sex as u8,
            entry: life.entry as u8,
            age: life.age as u8,
            gone: gone.map_or(Story::NEVER, |time| time as u8),
            mother: life.mother,
            first: first as u32,
            length: (self.spells.len() - first) as u32,
        });
    }
}
