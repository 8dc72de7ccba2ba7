//! Forming households from people of all ages.

use super::composition::{AgeGap, Composition};
use super::pools::{Pools, shuffle};
use super::{Ages, Households};
use crate::axes::{AGES, Sex};
use crate::simulation::SimulationError;
use crate::simulation::person::People;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::{Inversion, poisson};
use crate::stream::{Sequence, Uniforms};

/// Forms the households of these people.
///
/// Heads are adults in random order; each is given as many members as the size drawn says: a
/// partner, then children or parents, of the ages nearest to those drawn. Who is left at the end,
/// mostly children, joins a household a generation older.
pub fn form(
    people: &People,
    composition: &Composition,
    ages: &Ages,
    chance: &mut Sequence,
) -> Result<Households, SimulationError> {
    let further = composition.further()?;
    let mut forming = Forming {
        pools: Pools::of(people, composition.clustering, chance),
        of: vec![0; people.len()],
        heads: Vec::new(),
        generation: AgeGap::new(composition.generation),
        partner: AgeGap::new(composition.partner),
    };
    let mut heads: Vec<u16> = Vec::new();
    for at in (0..CELLS).filter(|at| at % AGES >= ages.able[0]) {
        heads.extend(std::iter::repeat_n(at as u16, forming.pools.left(at)));
    }
    shuffle(&mut heads, chance);
    let one_person = composition.alone * composition.size;
    for at in heads {
        let Some((head, holder)) = forming.pools.take(at.into(), false, chance) else {
            continue;
        };
        let members = if chance.uniform() < one_person {
            0
        } else if further <= Inversion::GREATEST {
            1 + Inversion::arrivals(further).at(chance.uniform())
        } else {
            1 + poisson(further, chance)
        };
        forming.gather(head, holder, at.into(), members, composition, chance);
    }
    if forming.heads.is_empty() && !people.is_empty() {
        return Err(SimulationError::NobodyHeadsHouseholds { age: ages.able[0] });
    }
    forming.place_the_rest(chance);
    Ok(Households {
        of: forming.of,
        count: forming.heads.len(),
    })
}

struct Forming {
    pools: Pools,
    of: Vec<u32>,
    /// Age of the head of each household.
    heads: Vec<u8>,
    generation: AgeGap,
    partner: AgeGap,
}

impl Forming {
    /// A household around a head.
    fn gather(
        &mut self,
        head: u32,
        mut holder: bool,
        at: usize,
        members: u64,
        composition: &Composition,
        chance: &mut Sequence,
    ) {
        let household = self.heads.len() as u32;
        let (age, sex) = ((at % AGES) as i16, at / AGES);
        self.heads.push(age as u8);
        self.of[head as usize] = household;
        let couple = members > 0 && chance.uniform() < composition.couples;
        for member in 0..members {
            let (wanted, sex) = if member == 0 && couple {
                let older = self.partner.draw(chance);
                if sex == Sex::Male.index() {
                    (age - older, Sex::Female.index())
                } else {
                    (age + older, Sex::Male.index())
                }
            } else {
                let years = self.generation.draw(chance);
                let (up, down) = (age + years, age - years);
                let elder = chance.uniform() < composition.elders;
                let wanted = if (elder && up < AGES as i16) || down < 0 {
                    up
                } else {
                    down
                };
                (wanted, usize::from(chance.uniform() < 0.5))
            };
            if let Some((person, also)) = self.pools.take_near(sex, wanted, holder, chance) {
                self.of[person as usize] = household;
                holder |= also;
            }
        }
    }

    /// Gives those who are left a household a generation older, or any where none is found.
    fn place_the_rest(&mut self, chance: &mut Sequence) {
        let Forming {
            pools,
            of,
            heads,
            generation,
            ..
        } = self;
        for (at, person) in pools.rest() {
            let age = (at % AGES) as i16;
            let mut household = 0;
            for _ in 0..TRIES {
                household = (chance.uniform() * heads.len() as f64) as usize;
                let years = i16::from(heads[household]) - age - generation.draw(chance);
                if years.abs() <= NEAR_ENOUGH {
                    break;
                }
            }
            of[person as usize] = household as u32;
        }
    }
}

/// Households looked at before any is taken; of little weight, since few are left at the end.
const TRIES: usize = 64;
/// Years by which the generations may miss each other.
const NEAR_ENOUGH: i16 = 3;

#[cfg(test)]
mod tests {
    use super::super::composition::EXAMPLE;
    use super::*;
    use crate::stream::{Decision, Stream};

    #[test]
    fn everybody_lives_somewhere_and_the_sizes_come_out() {
        let count = |at: usize| if at % AGES < 18 { 60 } else { 100 };
        let (mut age, mut sex, mut state) = (Vec::new(), Vec::new(), Vec::new());
        for at in 0..CELLS {
            for person in 0..count(at) {
                age.push((at % AGES) as u8);
                sex.push((at / AGES) as u8);
                state.push(u8::from(person % 20 == 0));
            }
        }
        let people = People::new(age, sex, state).unwrap();
        let ages = Ages { able: [18, 59] };
        let with_several = |clustering: f64| {
            let composition = Composition {
                clustering,
                ..EXAMPLE
            };
            let stream = Stream::new(1, 0, Decision::named("test households"), 0);
            let mut chance = stream.sequences().of(0);
            let households = form(&people, &composition, &ages, &mut chance).unwrap();
            let arranged = households.arrange(&people).unwrap();
            assert_eq!(arranged.counts(2, AGES), people.counts(2, AGES));
            let mut sizes = vec![(0, 0); households.len()];
            for (household, (_, _, state)) in arranged.households().iter().zip(arranged.each()) {
                sizes[*household as usize].0 += 1;
                sizes[*household as usize].1 += state;
            }
            let mean = people.len() as f64 / sizes.len() as f64;
            assert!((mean - 2.4).abs() < 0.15, "mean size {mean}");
            let alone = sizes.iter().filter(|(size, _)| *size == 1).count() as f64;
            let alone = alone / people.len() as f64;
            assert!((alone - 0.15).abs() < 0.02, "alone {alone}");
            sizes.iter().filter(|(_, holders)| *holders > 1).count()
        };
        assert!(with_several(4.0) > 2 * with_several(1.0));
    }
}
