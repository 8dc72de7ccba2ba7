//! Everybody who ever holds a certificate in a draw, and who lives with them.

use super::story::{Histories, Story, member};
use super::{WITHOUT, kind_of};
use crate::simulation::household::Companion;
use crate::simulation::person::People;

/// Somebody who holds a certificate at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolderLife {
    /// The life.
    pub story: Story,
    /// Number by which the random numbers of the household are found.
    pub home: u32,
    /// Number of the household among those in which anybody ever holds a certificate.
    pub household: u32,
    first: u32,
    length: u32,
}

/// Everybody who ever holds a certificate, and who lives with them.
#[derive(Clone, Debug, Default)]
pub struct Holders {
    /// Those who do, in the order in which they were lived; then those whose years were uneventful.
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
    /// From the people at the start and the lives that were not uneventful.
    ///
    /// Where people are in no households each lives in one of their own, with their children.
    pub fn gather(&mut self, people: &People, histories: &[Histories]) {
        self.lives.clear();
        self.companions.clear();
        self.spells.clear();
        let known = people.households();
        // Homes of the people at the start; those who arrive later each found their own.
        let founded = known.last().map_or(people.len(), |last| *last as usize + 1);
        let arrived = |founder: usize| founder.checked_sub(people.len());
        let place_of = |founder: usize| match arrived(founder) {
            Some(arrival) => founded + arrival,
            None => known.get(founder).map_or(founder, |home| *home as usize),
        };
        let home_of = |founder: usize| match arrived(founder) {
            Some(arrival) => member(people.arrivals()[arrival].identity),
            None => place_of(founder) as u32,
        };
        let mut numbers = vec![NOT_ASKED; founded + people.arrivals().len()];
        let mut gone = vec![Story::NEVER; people.len()];
        let mut seen = vec![false; people.len()];
        for histories in histories {
            for story in &histories.stories {
                let founder = story.founder as usize;
                let spells = histories.spells(story);
                if story.mother.is_none() && founder < people.len() {
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
                let story = Story::uneventful(identity, founder as u32, sex as u8, age as u8);
                self.keep(&story, &[(0, state as u8)], home_of(founder));
            }
        }
        self.households = 0;
        for life in &mut self.lives {
            let number = &mut numbers[place_of(life.story.founder as usize)];
            if *number == NOT_ASKED {
                *number = self.households as u32;
                self.households += 1;
            }
            life.household = *number;
        }
        for (founder, (age, _, state)) in people.each().enumerate() {
            let household = numbers[place_of(founder)];
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
                let later = story.mother.is_some() || story.founder as usize >= people.len();
                later && histories.spells(story).is_empty()
            });
            for story in children {
                let household = numbers[place_of(story.founder as usize)];
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
        let there = usize::from(life.story.entry)..usize::from(life.story.gone);
        if !there.contains(&time) {
            return None;
        }
        let first = life.first as usize;
        let spells = &self.spells[first..first + life.length as usize];
        let after = spells.partition_point(|spell| usize::from(spell.0) <= time);
        let (from, state) = spells[after - 1];
        let kind = kind_of(state.into());
        let had = after > 1 && kind_of(spells[after - 2].1.into()).is_some();
        let new = time > 0 && kind.is_some() && usize::from(from) == time && !had;
        Some((kind, new))
    }

    fn keep(&mut self, story: &Story, spells: &[(u8, u8)], home: u32) {
        let first = self.spells.len();
        self.spells.extend_from_slice(spells);
        self.lives.push(HolderLife {
            story: *story,
            home,
            household: NOT_ASKED,
            first: first as u32,
            length: spells.len() as u32,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::lives::FIRST_KIND;
    use crate::simulation::person::{Arrival, Life, Spell, Witness};

    /// A mother with a certificate, her son without one who dies, a child born to her, and somebody
    /// who arrives and is certified later.
    #[test]
    fn a_household_is_gathered_from_its_lives() {
        let holder = FIRST_KIND as u8;
        let arrival = Arrival {
            identity: 1 << 62,
            time: 2,
            age: 40,
            sex: 0,
            state: WITHOUT as u8,
        };
        let people = People::new(vec![38, 15], vec![1, 0], vec![holder, WITHOUT as u8])
            .and_then(|people| people.in_households(vec![0, 0]))
            .unwrap()
            .with_arrivals(vec![arrival]);
        let mut histories = Histories::default();
        let mut see =
            |identity, founder, mother: Option<u64>, entry, age, death, spells: &[Spell]| {
                histories.see(&Life {
                    identity,
                    founder,
                    mother,
                    sex: 0,
                    entry,
                    age,
                    spells,
                    births: &[],
                    death,
                    steps: 5,
                });
            };
        let spell = |from, state| Spell { from, state };
        see(1, 1, None, 0, 15, Some(2), &[spell(0, WITHOUT)]);
        see(1 << 63, 0, Some(0), 1, 0, None, &[spell(1, WITHOUT)]);
        let spells = [spell(2, WITHOUT), spell(4, FIRST_KIND + 3)];
        see(1 << 62, 2, None, 2, 40, None, &spells);
        let mut holders = Holders::default();
        holders.gather(&people, &[histories]);
        assert_eq!((holders.lives.len(), holders.households), (2, 2));
        let [newcomer, mother] = [0, 1].map(|place| holders.lives[place]);
        assert_eq!(holders.at(&mother, 0), Some((Some(0), false)));
        assert_eq!(holders.at(&mother, 5), Some((Some(0), false)));
        assert_eq!(mother.story.age_at(5), 43);
        let of_newcomer = [1, 3, 4, 5].map(|time| holders.at(&newcomer, time));
        let (without, held) = (Some((None, false)), |new| Some((Some(3), new)));
        assert_eq!(of_newcomer, [None, without, held(true), held(false)]);
        // The son until he dies, and the child from its birth on.
        let mut companions: Vec<_> = holders.companions.iter().collect();
        companions.sort_by_key(|companion| companion.entry);
        assert!(companions.iter().all(|c| c.household == mother.household));
        let times = companions.iter().map(|c| (c.age, c.entry, c.gone));
        assert_eq!(
            times.collect::<Vec<_>>(),
            [(15, 0, 3), (-1, 1, Story::NEVER)]
        );
    }
}
