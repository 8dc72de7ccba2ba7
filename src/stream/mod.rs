//! Named, counter-based random streams: the same seed gives the same bits on any machine, with any
//! number of threads, and a new decision leaves all the others as they were.
//!
//! A stream is addressed, never advanced from a shared state. Its address is
//! `(seed, draw, decision, subject)`; the subject is a year, a person or a town, whatever the
//! decision is about. Two scenarios that ask the same question at the same address get the same
//! answer: that is what *common random numbers* means here.
//!
//! Generator: Philox4x32-10. Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random
//! numbers: as easy as 1, 2, 3", SC'11. Where one address has thousands of members, each gets a
//! short [`Sequence`] of its own.

mod decision;
mod philox;

pub use decision::Decision;
pub use philox::philox;

use std::convert::Infallible;

use pulp::{Arch, Simd, WithSimd};
use rand::TryRng;

/// A stream of random words at one address. Cheap to make, so make one for each decision.
#[derive(Clone, Debug)]
pub struct Stream {
    key: [u32; 2],
    address: [u32; 3],
    block: u32,
    words: [u32; 4],
    used: usize,
}

impl Stream {
    /// The stream for a decision about a subject in a draw.
    #[inline]
    pub fn new(seed: u64, draw: u32, decision: Decision, subject: u32) -> Self {
        Stream {
            key: [seed as u32, (seed >> 32) as u32],
            address: [subject, draw, decision.id()],
            block: 0,
            words: [0; 4],
            used: 4,
        }
    }

    /// The next 32 random bits.
    #[inline]
    pub fn next_word(&mut self) -> u32 {
        if self.used == 4 {
            self.words = self.block_at(self.block);
            self.block = self.block.wrapping_add(1);
            self.used = 0;
        }
        let word = self.words[self.used];
        self.used += 1;
        word
    }

    /// A uniform number in the open interval (0, 1), with 53 random bits.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        let high = self.next_word() as u64;
        let low = self.next_word() as u64;
        let bits = (high << 21) ^ (low >> 11);
        (bits as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Fills `out` with whole blocks from the start of the stream, several at once.
    ///
    /// Gives the same words as repeated [`Stream::next_word`] on a fresh stream.
    pub fn fill(&self, out: &mut [u32]) {
        Arch::new().dispatch(Fill { stream: self, out });
    }

    /// The sequences that hang on this address, one for each member.
    ///
    /// Their key is taken from the very end of the stream, which is never reached otherwise.
    #[inline]
    pub fn sequences(&self) -> Sequences {
        let [low, high, ..] = self.block_at(u32::MAX);
        Sequences {
            key: u64::from(low) | u64::from(high) << 32,
        }
    }

    #[inline]
    fn block_at(&self, block: u32) -> [u32; 4] {
        philox(
            [block, self.address[0], self.address[1], self.address[2]],
            self.key,
        )
    }
}

/// [`Stream::fill`] as the processor's widest instructions can run it. Whole numbers only, so the
/// words do not depend on which those are.
struct Fill<'a> {
    stream: &'a Stream,
    out: &'a mut [u32],
}

impl WithSimd for Fill<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        const LANES: usize = 16;
        let Stream { key, address, .. } = *self.stream;
        let mut chunks = self.out.chunks_exact_mut(4 * LANES);
        let mut block = 0_u32;
        for chunk in &mut chunks {
            let mut c0 = [0_u32; LANES];
            let mut c1 = [address[0]; LANES];
            let mut c2 = [address[1]; LANES];
            let mut c3 = [address[2]; LANES];
            for (lane, c) in c0.iter_mut().enumerate() {
                *c = block.wrapping_add(lane as u32);
            }
            let [mut k0, mut k1] = key;
            for _ in 0..10 {
                for lane in 0..LANES {
                    let p0 = 0xD251_1F53_u64 * c0[lane] as u64;
                    let p1 = 0xCD9E_8D57_u64 * c2[lane] as u64;
                    c0[lane] = (p1 >> 32) as u32 ^ c1[lane] ^ k0;
                    c1[lane] = p1 as u32;
                    c2[lane] = (p0 >> 32) as u32 ^ c3[lane] ^ k1;
                    c3[lane] = p0 as u32;
                }
                k0 = k0.wrapping_add(0x9E37_79B9);
                k1 = k1.wrapping_add(0xBB67_AE85);
            }
            for lane in 0..LANES {
                chunk[4 * lane] = c0[lane];
                chunk[4 * lane + 1] = c1[lane];
                chunk[4 * lane + 2] = c2[lane];
                chunk[4 * lane + 3] = c3[lane];
            }
            block = block.wrapping_add(LANES as u32);
        }
        for rest in chunks.into_remainder().chunks_mut(4) {
            let words = self.stream.block_at(block);
            rest.copy_from_slice(&words[..rest.len()]);
            block = block.wrapping_add(1);
        }
    }
}

/// A source of uniform numbers.
pub trait Uniforms {
    /// A uniform number in the open interval (0, 1), with 53 random bits.
    fn uniform(&mut self) -> f64;
}

impl Uniforms for Stream {
    #[inline]
    fn uniform(&mut self) -> f64 {
        Stream::uniform(self)
    }
}

/// Short sequences at one address, one for each member: a member's numbers depend on the address and
/// the member alone, and cost a tenth of a [`Stream`]'s.
///
/// Generator: SplitMix64, started `2^20` steps apart for neighbouring members. Source: Steele, Lea
/// and Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA'14.
#[derive(Clone, Copy, Debug)]
pub struct Sequences {
    key: u64,
}

/// The numbers of one member of [`Sequences`].
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    state: u64,
}

/// The step of SplitMix64: the golden ratio in 64 bits.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Sequences {
    /// The sequence of a member.
    #[inline]
    pub fn of(self, member: u32) -> Sequence {
        let steps = u64::from(member) << 20;
        Sequence {
            state: self.key.wrapping_add(steps.wrapping_mul(STEP)),
        }
    }
}

impl Uniforms for Sequence {
    #[inline]
    fn uniform(&mut self) -> f64 {
        self.state = self.state.wrapping_add(STEP);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        ((z >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }
}

/// So that every distribution written for `rand` can be drawn from a named stream.
impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.next_word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = self.next_word() as u64;
        Ok(low | (self.next_word() as u64) << 32)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            chunk.copy_from_slice(&self.next_word().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known-answer tests of Random123 1.14 (file `kat_vectors`, lines `philox4x32 10`).
    #[test]
    fn philox_gives_the_published_words() {
        assert_eq!(
            philox([0; 4], [0; 2]),
            [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]
        );
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        );
        assert_eq!(
            philox(
                [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
                [0xa4093822, 0x299f31d0]
            ),
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        );
    }

    /// The reference implementation's first outputs from the state 1234567 (Vigna, `splitmix64.c`;
    /// the values are Rosetta Code's, task "Pseudo-random numbers/Splitmix64").
    #[test]
    fn sequences_give_the_published_numbers() {
        let mut sequence = Sequences { key: 1_234_567 }.of(0);
        for expected in [
            6_457_827_717_110_365_317_u64,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ] {
            let expected = ((expected >> 11) as f64 + 0.5) / 2_f64.powi(53);
            assert_eq!(sequence.uniform(), expected);
        }
    }

    #[test]
    fn filling_is_the_same_as_stepping() {
        let mut one = Stream::new(7, 3, Decision::named("deaths"), 2031);
        let mut all = vec![0; 203];
        one.clone().fill(&mut all);
        assert!(all.iter().all(|word| *word == one.next_word()));
    }
}
