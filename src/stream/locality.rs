//! Where chance happens: what places of one draw share, and what each has for itself.
//!
//! A *place* is where people live: a county, by the numbers of its province and of itself, its [`Locality`]. The
//! word has other meanings elsewhere, each in its own room: where in a file something was found (dataset), the
//! beds and seats of a service (model, report), and, as a local variable, the position of a cell.

use super::decision::Decision;
use super::origin::Origin;
use super::philox::philox;
use super::reach::Reach;
use super::{Stream, uniform};

/// A place, by the numbers of its province and of itself. The default is a place of its own, which shares
/// nothing with any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locality {
    province: u32,
    local: u32,
}

/// What a region's code has after the two digits of its province (GB/T 2260).
const WITHIN_PROVINCE: u32 = 10_000;

impl Locality {
    /// The place with a six-digit region code (GB/T 2260), whose first two digits are its province.
    pub const fn of_region(code: u32) -> Self {
        Locality {
            province: code / WITHIN_PROVINCE,
            local: code,
        }
    }
}

/// The chance of one draw in one place: every random number of a simulation has the address
/// (seed, draw, place, decision, subject).
///
/// Each reach has a key of its own for the generator, made from the seed and the number of the province
/// or of the place by the generator itself, so that places have nothing in common but what they share.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    keys: [[u32; 2]; 3],
    draw: u32,
    /// Number of the draw from which what comes from each origin is taken.
    draws: [u32; Origin::COUNT],
}

impl Chance {
    /// The chance of a place under a seed, in the first draw.
    pub fn new(seed: u64, place: Locality) -> Self {
        let nation = [seed as u32, (seed >> 32) as u32];
        let key = |reach: Reach, number: u32| {
            if number == 0 {
                return nation;
            }
            let [low, high, ..] = philox([number, reach as u32, PLACE.id(), u32::MAX], nation);
            [low, high]
        };
        Chance {
            keys: [
                nation,
                key(Reach::Provincial, place.province),
                key(Reach::Local, place.local),
            ],
            draw: 0,
            draws: [0; Origin::COUNT],
        }
    }

    /// The same place in another draw.
    #[must_use]
    pub const fn in_draw(self, draw: u32) -> Self {
        Chance {
            draw,
            draws: [draw; Origin::COUNT],
            ..self
        }
    }

    /// The same draw, but what comes from some origins is as in another draw.
    #[must_use]
    pub fn taking(mut self, origins: &[Origin], draw: u32) -> Self {
        for origin in origins {
            self.draws[*origin as usize] = draw;
        }
        self
    }

    /// The generator's key for decisions of a reach.
    #[inline(always)]
    pub(crate) const fn key(&self, reach: Reach) -> [u32; 2] {
        self.keys[reach as usize]
    }

    /// Number of the draw.
    #[inline(always)]
    pub(crate) const fn draw(&self) -> u32 {
        self.draw
    }

    /// Number of the draw in which something is decided.
    #[inline(always)]
    pub(crate) const fn draw_of(&self, decision: Decision) -> u32 {
        match decision.origin() {
            Some(origin) => self.draws[origin as usize],
            None => self.draw,
        }
    }

    /// The stream for a decision about a subject, such as a year.
    #[inline(always)]
    pub fn stream(&self, decision: Decision, subject: u32) -> Stream {
        let key = self.key(decision.reach());
        Stream::at(key, [subject, self.draw_of(decision), decision.id()])
    }

    /// The first uniform number of that stream.
    #[inline(always)]
    pub fn uniform(&self, decision: Decision, subject: u32) -> f64 {
        let key = self.key(decision.reach());
        let [high, low, ..] = philox([0, subject, self.draw_of(decision), decision.id()], key);
        uniform(high, low)
    }
}

const PLACE: Decision = Decision::named("place");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_share_what_reaches_them_and_nothing_else() {
        let decision = Decision::named("something");
        let [one, two, far] = [331_081, 331_083, 320_501]
            .map(|code| Chance::new(7, Locality::of_region(code)).in_draw(3));
        let words =
            |chance: &Chance, reach| chance.stream(decision.reaching(reach), 2021).next_word();
        for (reach, neighbour, stranger) in [
            (Reach::National, true, true),
            (Reach::Provincial, true, false),
            (Reach::Local, false, false),
        ] {
            let here = words(&one, reach);
            assert_eq!(here == words(&two, reach), neighbour, "{reach:?}");
            assert_eq!(here == words(&far, reach), stranger, "{reach:?}");
        }
        let alone = Chance::new(7, Locality::default()).in_draw(3);
        let plain = Stream::new(7, 3, decision, 2021).next_word();
        assert_eq!(words(&alone, Reach::Local), plain);
    }
    #[test]
    fn what_comes_from_an_origin_can_be_taken_from_another_draw() {
        let chance = |draw| Chance::new(7, Locality::of_region(331_081)).in_draw(draw);
        let [one, two] = [chance(3), chance(8)];
        let mixed = one.taking(&[Origin::Prices], 8);
        for reach in [Reach::National, Reach::Local] {
            let decision = Decision::named("something").reaching(reach);
            let of = |chance: &Chance, decision| {
                let word = chance.stream(decision, 2021).next_word();
                let u = chance.uniform(decision, 2021);
                (word, u.to_bits())
            };
            for origin in Origin::ALL {
                let decision = decision.of(origin);
                let from = if origin == Origin::Prices { &two } else { &one };
                assert_eq!(of(&mixed, decision), of(from, decision), "{origin:?}");
                assert_ne!(of(&one, decision), of(&two, decision), "{origin:?}");
            }
            assert_eq!(of(&mixed, decision), of(&one, decision));
        }
    }
}
