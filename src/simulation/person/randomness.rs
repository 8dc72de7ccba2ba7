//! Where the chance in a life comes from: the person's identity, the decision and the year.

use crate::statistics::vectors;
use crate::stream::{Chance, Decision, Origin, Reach, philox};

/// Thresholds of the first clocks: death, move, where to, birth.
pub(super) const LIFE: Decision = Decision::named("person life").of(Origin::Chance);
/// After a move: the next one, and where to.
pub(super) const MOVE: Decision = Decision::named("person move").of(Origin::Chance);
/// After a birth: the next one.
pub(super) const BIRTH: Decision = Decision::named("person birth").of(Origin::Chance);
/// A newborn's sex and state.
pub(super) const NEWBORN: Decision = Decision::named("newborn person").of(Origin::Chance);
const IDENTITY: Decision = Decision::named("newborn identity").of(Origin::Chance);

/// People whose words are computed in one go.
pub(super) const GROUP: usize = 256;
/// Vectors in flight at once.
const VECTORS: usize = 2;

/// The words of one draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct LifeChance {
    key: [u32; 2],
    draw: u32,
}

impl LifeChance {
    pub(super) fn new(chance: &Chance) -> Self {
        LifeChance {
            key: chance.key(Reach::Local),
            draw: chance.draw_of(LIFE),
        }
    }

    /// Four words for a decision of a person in a year.
    ///
    /// For identities below 2³² in year 0 they are the first of the stream
    /// `(chance, decision, identity)`.
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
    pub(super) fn lives(&self, first: u64, out: &mut GroupWords) {
        vectors::dispatch(LivesInLanes {
            chance: *self,
            first,
            out,
        });
    }
}

/// Words of a group of people: the four words of each, word by word.
pub(super) type GroupWords = [[u32; GROUP]; 4];

struct LivesInLanes<'a> {
    chance: LifeChance,
    first: u64,
    out: &'a mut GroupWords,
}

impl pulp::WithSimd for LivesInLanes<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, simd: S) {
        let [mut low, mut high] = [[0_u32; GROUP]; 2];
        for place in 0..GROUP {
            [low[place], high[place]] = halves(self.first + place as u64);
        }
        let [first, second] = [0xD251_1F53, 0xCD9E_8D57].map(|factor| simd.splat_u32s(factor));
        let lanes = S::U32_LANES;
        for from in (0..GROUP).step_by(VECTORS * lanes) {
            let place = |vector: usize| from + vector * lanes..from + (vector + 1) * lanes;
            let mut c: [[S::u32s; 4]; VECTORS] = std::array::from_fn(|vector| {
                [
                    simd.partial_load_u32s(&high[place(vector)]),
                    simd.partial_load_u32s(&low[place(vector)]),
                    simd.splat_u32s(self.chance.draw),
                    simd.splat_u32s(LIFE.id()),
                ]
            });
            let [mut k0, mut k1] = self.chance.key;
            for _ in 0..10 {
                let key = [simd.splat_u32s(k0), simd.splat_u32s(k1)];
                for c in &mut c {
                    let (low0, high0) = simd.widening_mul_u32s(first, c[0]);
                    let (low1, high1) = simd.widening_mul_u32s(second, c[2]);
                    c[0] = simd.xor_u32s(simd.xor_u32s(high1, c[1]), key[0]);
                    c[1] = low1;
                    c[2] = simd.xor_u32s(simd.xor_u32s(high0, c[3]), key[1]);
                    c[3] = low0;
                }
                k0 = k0.wrapping_add(0x9E37_79B9);
                k1 = k1.wrapping_add(0xBB67_AE85);
            }
            for (vector, c) in c.iter().enumerate() {
                for (out, word) in self.out.iter_mut().zip(c) {
                    simd.partial_store_u32s(&mut out[place(vector)], *word);
                }
            }
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
    use crate::stream::{Locality, Stream};
    use std::collections::BTreeSet;

    fn chance(seed: u64, draw: u32) -> LifeChance {
        LifeChance::new(&Chance::new(seed, Locality::default()).in_draw(draw))
    }

    #[test]
    fn words_are_those_of_the_named_stream() {
        let chance = chance(0x0123_4567_89AB_CDEF, 5);
        let mut stream = Stream::new(0x0123_4567_89AB_CDEF, 5, LIFE, 77);
        let expected: Vec<u32> = (0..4).map(|_| stream.next_word()).collect();
        assert_eq!(chance.words(77, LIFE, 0).to_vec(), expected);
    }

    #[test]
    fn lanes_are_the_same_as_one_by_one() {
        let chance = chance(3, 9);
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
