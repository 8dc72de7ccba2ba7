//! Named, counter-based random streams: the same seed gives the same bits on any machine, with any
//! number of threads, and a new decision leaves all the others as they were.
//!
//! A stream is addressed, never advanced from a shared state. Its address is
//! `(seed, draw, place, decision, subject)`; the subject is a year or a person, whatever the decision is
//! about. Two scenarios that ask the same question at the same address get the same answer: that is what
//! *common random numbers* means here. The decision says whether places share it ([`Reach`]) and what it is
//! about ([`Origin`]): what comes from one origin can be taken from another draw.
//!
//! Generator: Philox4x32-10. Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random
//! numbers: as easy as 1, 2, 3", SC'11. Where one address has thousands of members, each gets a
//! short [`Sequence`] of its own, or a single one of its [`RandomWords`].
//!
//! # Decisions
//!
//! - Streams are addressed by (seed, draw, place, decision, subject), never advanced from a shared state: common
//!   random numbers, any number of threads, a new decision leaves the others alone. Applied: `Chance::stream`.
//! - A decision reaches the nation, a province or one place; each reach has a key of the generator made from the
//!   seed and the place: counties of one draw share prices and the mortality index and nothing that is their own,
//!   so that a province's band is right; a model without `region` keeps its numbers. Applied: `reach` in
//!   `parameters.toml` and `processes.toml`, `region` in `model.toml`.

mod decision;
mod locality;
mod origin;
mod philox;
mod reach;
mod sequence;

pub use decision::Decision;
pub use locality::{Chance, Locality};
pub use origin::Origin;
pub use philox::philox;
pub use reach::Reach;
pub use sequence::{RandomWords, Sequence, Sequences, Uniforms};

use std::convert::Infallible;

use rand::TryRng;

/// Blocks that are worked on side by side.
const BLOCKS: usize = 8;

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
    /// The stream for a decision about a subject in a draw, where there is one place only.
    #[inline(always)]
    pub fn new(seed: u64, draw: u32, decision: Decision, subject: u32) -> Self {
        let key = [seed as u32, (seed >> 32) as u32];
        Stream::at(key, [subject, draw, decision.id()])
    }

    #[inline(always)]
    fn at(key: [u32; 2], address: [u32; 3]) -> Self {
        Stream {
            key,
            address,
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
        uniform(self.next_word(), self.next_word())
    }

    /// The next uniform numbers, as many as there is room for. Those of several blocks are worked on side by side where
    /// this is called for wide vectors.
    #[inline(always)]
    pub(crate) fn uniforms_into(&mut self, numbers: &mut [f64]) {
        // What is left of a block; all of them one by one where single words were taken.
        let first = match self.used % 2 {
            0 => numbers.len().min((4 - self.used) / 2),
            _ => numbers.len(),
        };
        let (first, numbers) = numbers.split_at_mut(first);
        for number in first {
            *number = self.uniform();
        }
        let mut together = numbers.chunks_exact_mut(2 * BLOCKS);
        for numbers in &mut together {
            let (mut firsts, mut seconds) = ([0.0; BLOCKS], [0.0; BLOCKS]);
            for place in 0..BLOCKS {
                let words = self.block_at(self.block.wrapping_add(place as u32));
                firsts[place] = uniform(words[0], words[1]);
                seconds[place] = uniform(words[2], words[3]);
            }
            self.block = self.block.wrapping_add(BLOCKS as u32);
            for place in 0..BLOCKS {
                numbers[2 * place] = firsts[place];
                numbers[2 * place + 1] = seconds[place];
            }
        }
        for number in together.into_remainder() {
            *number = self.uniform();
        }
    }

    /// The sequences that hang on this address, one for each member.
    #[inline]
    pub fn sequences(&self) -> Sequences {
        let [low, high, ..] = self.last_block();
        Sequences::with_key(low, high)
    }

    /// The single words that hang on this address, one for each member.
    #[inline]
    pub fn words(&self) -> RandomWords {
        let [.., low, high] = self.last_block();
        RandomWords::with_key(low, high)
    }

    /// The very end of the stream, which is never reached otherwise: keys are taken from there.
    #[inline]
    fn last_block(&self) -> [u32; 4] {
        self.block_at(u32::MAX)
    }

    #[inline(always)]
    fn block_at(&self, block: u32) -> [u32; 4] {
        philox(
            [block, self.address[0], self.address[1], self.address[2]],
            self.key,
        )
    }
}

/// A uniform number in the open interval (0, 1), of the upper bits of two words.
#[inline(always)]
fn uniform(high: u32, low: u32) -> f64 {
    let bits = (u64::from(high) << 21) ^ (u64::from(low) >> 11);
    (bits as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
}

impl Uniforms for Stream {
    #[inline]
    fn uniform(&mut self) -> f64 {
        Stream::uniform(self)
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

    /// Wherever in a block they begin and end, and what comes after them too.
    #[test]
    fn many_numbers_are_those_one_by_one() {
        for (before, many) in [(0, 40), (1, 37), (2, 15), (3, 0), (1, 1), (0, 96)] {
            let stream = Stream::new(7, 3, Decision::named("test of many"), 9);
            let (mut one, mut all) = (stream.clone(), stream);
            let mut expected = vec![0.0; before + many + 3];
            expected.iter_mut().for_each(|own| *own = one.uniform());
            let mut found = vec![0.0; before + many];
            let (first, rest) = found.split_at_mut(before);
            first.iter_mut().for_each(|own| *own = all.uniform());
            all.uniforms_into(rest);
            found.extend((0..3).map(|_| all.uniform()));
            assert_eq!(found, expected, "{before}, {many}");
        }
    }
}
