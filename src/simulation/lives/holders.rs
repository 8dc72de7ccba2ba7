//! Everybody who ever holds a certificate in a draw, and who lives with them.

use super::story::{Histories, Story, member};
use super::{WITHOUT, kind_of};
use crate::axes::AGES;
use crate::simulation::household::Companion;
use crate::simulation::person::People;

/// Somebody who holds a certificate at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolderLife {
    /// Who it is, in every scenario.
    pub identity: u64,
    /// Number of the household among all.
    pub home: u32,
    /// Number of the household among those in which anybody ever holds one.
    pub household: u32,
    /// Sex, [`Sex::index`](crate::axes::Sex::index).
    pub sex: u8,
    age: i16,
    entry: u8,
    gone: u8,
    first: u32,
    length: u32,
}

/// Everybody who ever holds a certificate, and who lives with them.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    /// Those who do, in the order in which they were lived; then those whose years were quiet.
    pub lives: Vec<HolderLife>,
    /// Those who live with them and never do.
    pub companions: Vec<Companion>,
    /// Number of their households.
    pub households: usize,
    spells: Vec<(u8, u8)>,
}

/// A household that nobody has asked for.
const NOT_ASKED: u32 = u32::MAX;

impl Holders {
    /// From the people at the start and the lives that were not quiet.
    ///
    /// Where people are in no households each lives in one of their own, with their children.
    pub fn gather(&mut self, people: &People, histories: &[Histories]) {
        self.lives.clear();
        self.companions.clear();
        self.spells.clear();
        let known = people.households();
        let settled = known.last().map_or(people.len(), |last| *last as usize + 1);
        let home_of = |founder: usize| {
            if founder < known.len() {
                known[founder]
            } else if founder < people.len() {
                founder as u32
            } else {
                (settled + founder - people.len()) as u32
            }
        };
        let mut numbers = vec![NOT_ASKED; settled + people.arrivals().len()];
        let mut gone = vec![Story::NEVER; people.len()];
        let mut seen = vec![false; people.len()];
        for histories in histories {
            for story in &histories.stories {
                let founder = story.founder as usize;
                let spells = histories.spells(story);
                if !story.born && founder < people.len() {
                    gone[founder] = story.gone;
                    seen[founder] = !spells.is_empty();
                }
                if !spells.is_empty() {
                    self.keep(story, spells, home_of(founder));
                }
            }
        }
        for (founder, (age, sex, state)) in people.each().enumerate() {
            if kind_of(state).is_some() && !seen[founder] {
                seen[founder] = true;
                let identity = people.identity(founder);
                let story = Story::quiet(identity, founder as u32, sex as u8, age as u8);
                self.keep(&story, &[(0, state as u8)], home_of(founder));
            }
        }
        self.households = 0;
        for life in &mut self.lives {
            let number = &mut numbers[life.home as usize];
            if *number == NOT_ASKED {
                *number = self.households as u32;
                self.households += 1;
            }
            life.household = *number;
        }
        for (founder, (age, _, state)) in people.each().enumerate() {
            let household = numbers[home_of(founder) as usize];
            if household != NOT_ASKED && state == WITHOUT && !seen[founder] {
                self.companions.push(Companion {
                    household,
                    age: age as i16,
                    entry: 0,
                    gone: gone[founder],
                });
            }
        }
        for histories in histories {
            let children = histories.stories.iter().filter(|story| {
                let later = story.born || story.founder as usize >= people.len();
                later && histories.spells(story).is_empty()
            });
            for story in children {
                let household = numbers[home_of(story.founder as usize) as usize];
                if household != NOT_ASKED {
                    self.companions.push(Companion {
                        household,
                        age: i16::from(story.age) - i16::from(story.entry),
                        entry: story.entry,
                        gone: story.gone,
                    });
                }
            }
        }
    }

    /// The state of a life at a time: the kind held if any, and whether it was newly given in the
    /// year that ends then; nothing for who is not there.
    pub fn at(&self, life: &HolderLife, time: usize) -> Option<(Option<usize>, bool)> {
        if !(usize::from(life.entry)..usize::from(life.gone)).contains(&time) {
            return None;
        }
        let first = life.first as usize;
        let spells = &self.spells[first..first + life.length as usize];
        let after = spells.partition_point(|spell| usize::from(spell.0) <= time);
        let (from, state) = spells[after - 1];
        let kind = kind_of(state.into());
        let had = after > 1 && kind_of(spells[after - 2].1.into()).is_some();
        let new = kind.is_some() && usize::from(from) == time && !had;
        Some((kind, new))
    }

    fn keep(&mut self, story: &Story, spells: &[(u8, u8)], home: u32) {
        let first = self.spells.len();
        self.spells.extend_from_slice(spells);
        self.lives.push(HolderLife {
            identity: story.identity,
            home,
            household: NOT_ASKED,
            sex: story.sex,
            age: i16::from(story.age) - i16::from(story.entry),
            entry: story.entry,
            gone: story.gone,
            first: first as u32,
            length: spells.len() as u32,
        });
    }
}

impl HolderLife {
    /// Age at a time at which the person is there; the last age is open.
    pub fn age_at(&self, time: usize) -> usize {
        usize::try_from(self.age + time as i16)
            .unwrap_or(0)
            .min(AGES - 1)
    }

    /// Number by which the person's own random numbers are found.
    pub fn member(&self) -> u32 {
        member(self.identity)
    }
}
