//! Where the chance in a life comes from: the person's identity, the decision and the year.

use crate::stream::{Decision, philox};

/// Thresholds of the first clocks: death, move, where to, birth.
pub(super) const LIFE: Decision = Decision::named("person life");
/// After a move: the next one, and where to.
pub(super) const MOVE: Decision = Decision::named("person move");
/// After a birth: the next one.
pub(super) const BIRTH: Decision = Decision::named("person birth");
/// A newborn's sex and state.
pub(super) const NEWBORN: Decision = Decision::named("newborn person");
const IDENTITY: Decision = Decision::named("newborn identity");

/// People whose words are computed in one go.
pub(super) const GROUP: usize = 256;
/// Of these side by side.
const LANES: usize = 8;

/// The words of one draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chance {
    key: [u32; 2],
    draw: u32,
}

impl Chance {
    pub(super) fn new(seed: u64, draw: u32) -> Self {
        Chance {
            key: [seed as u32, (seed >> 32) as u32],
            draw,
        }
    }

    /// Four words for a decision of a person in a year.
    ///
    /// For identities below 2³² in year 0 they are the first of the stream
    /// `(seed, draw, decision, identity)`.
    #[inline]
    pub(super) fn words(&self, identity: u64, decision: Decision, step: usize) -> [u32; 4] {
        philox(self.counter(identity, decision, step), self.key)
    }

    #[inline(always)]
    fn counter(&self, identity: u64, decision: Decision, step: usize) -> [u32; 4] {
        let [low, high] = halves(identity);
        [high, low, self.draw, in_year(decision, step)]
    }

    /// The words of [`LIFE`] of people whose identities follow each other: word × person.
    ///
    /// In vector registers as wide as the machine has; the words are the same on all.
    pub(super) fn lives(&self, first: u64, out: &mut Words) {
        pulp::Arch::new().dispatch(Lives {
            chance: *self,
            first,
            out,
        });
    }
}

/// Words of a group of people: the four words of each, word by word.
pub(super) type Words = [[u32; GROUP]; 4];

struct Lives<'a> {
    chance: Chance,
    first: u64,
    out: &'a mut Words,
}

impl pulp::WithSimd for Lives<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        for from in (0..GROUP).step_by(LANES) {
            self.chance.lanes(self.first, from, self.out);
        }
    }
}

impl Chance {
    /// Philox of [`crate::stream::philox`], several counters at once. Only the low halves count.
    #[inline(always)]
    fn lanes(&self, first: u64, from: usize, out: &mut Words) {
        let [mut c0, mut c1, mut c2, mut c3] = [[0_u64; LANES]; 4];
        for lane in 0..LANES {
            let identity = first + (from + lane) as u64;
            (c0[lane], c1[lane]) = (identity >> 32, identity);
            (c2[lane], c3[lane]) = (u64::from(self.draw), u64::from(LIFE.id()));
        }
        let [mut k0, mut k1] = self.key;
        for _ in 0..10 {
            for lane in 0..LANES {
                let p0 = 0xD251_1F53 * (c0[lane] & 0xFFFF_FFFF);
                let p1 = 0xCD9E_8D57 * (c2[lane] & 0xFFFF_FFFF);
                c0[lane] = (p1 >> 32) ^ c1[lane] ^ u64::from(k0);
                c1[lane] = p1;
                c2[lane] = (p0 >> 32) ^ c3[lane] ^ u64::from(k1);
                c3[lane] = p0;
            }
            k0 = k0.wrapping_add(0x9E37_79B9);
            k1 = k1.wrapping_add(0xBB67_AE85);
        }
        for lane in 0..LANES {
            out[0][from + lane] = c0[lane] as u32;
            out[1][from + lane] = c1[lane] as u32;
            out[2][from + lane] = c2[lane] as u32;
            out[3][from + lane] = c3[lane] as u32;
        }
    }
}

/// The identity of a child: of the mother and the year, so no order of events can change it.
///
/// A hash of 63 bits above 2⁶³, where no founder is: with ten million births in a run, two of them
/// share an identity with probability below 10⁻⁵.
#[inline]
pub(super) fn child_of(mother: u64, step: usize) -> u64 {
    let [low, high] = halves(mother);
    let [a, b, _, _] = philox([low, high, step as u32, IDENTITY.id()], [0; 2]);
    u64::from(a) | u64::from(b) << 32 | 1 << 63
}

fn halves(identity: u64) -> [u32; 2] {
    [identity as u32, (identity >> 32) as u32]
}

fn in_year(decision: Decision, step: usize) -> u32 {
    decision.id() ^ (step as u32).wrapping_mul(0x9E37_79B9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Stream;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_those_of_the_named_stream() {
        let chance = Chance::new(0x0123_4567_89AB_CDEF, 5);
        let mut stream = Stream::new(0x0123_4567_89AB_CDEF, 5, LIFE, 77);
        let expected: Vec<u32> = (0..4).map(|_| stream.next_word()).collect();
        assert_eq!(chance.words(77, LIFE, 0).to_vec(), expected);
    }

    #[test]
    fn lanes_are_the_same_as_one_by_one() {
        let chance = Chance::new(3, 9);
        let first = u64::from(u32::MAX) - 5;
        let mut group = [[0; GROUP]; 4];
        chance.lives(first, &mut group);
        for lane in 0..GROUP {
            let one = chance.words(first + lane as u64, LIFE, 0);
            assert_eq!(one, group.map(|word| word[lane]));
        }
    }

    #[test]
    fn no_two_decisions_of_any_year_share_a_place() {
        let places: BTreeSet<u32> = [LIFE, MOVE, BIRTH, NEWBORN]
            .iter()
            .flat_map(|decision| (0..512).map(|step| in_year(*decision, step)))
            .collect();
        assert_eq!(places.len(), 4 * 512);
    }

    #[test]
    fn children_have_identities_of_their_own() {
        let children: BTreeSet<u64> = (0..1000)
            .flat_map(|mother| (0..40).map(move |step| child_of(mother, step)))
            .collect();
        assert_eq!(children.len(), 40_000);
        assert!(children.iter().all(|child| *child >= 1 << 63));
    }
}
