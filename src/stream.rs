//! Named, counter-based random streams: the same seed gives the same bits on any machine, with any
//! number of threads, and a new decision leaves all the others as they were.
//!
//! A stream is addressed, never advanced from a shared state. Its address is
//! `(seed, draw, decision, subject)`; the subject is a year, a person or a town, whatever the
//! decision is about. Two scenarios that ask the same question at the same address get the same
//! answer: that is what *common random numbers* means here.
//!
//! Generator: Philox4x32-10. Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random
//! numbers: as easy as 1, 2, 3", SC'11.

use std::convert::Infallible;

use rand::TryRng;

/// The name of something decided by chance, such as `deaths` or `fertility innovation`.
///
/// Names are hashed (FNV-1a, 32 bits) into the counter; the law tests check that no two names used
/// in the program collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision(u32);

impl Decision {
    /// The decision with this name.
    pub const fn named(name: &str) -> Self {
        let bytes = name.as_bytes();
        let mut hash: u32 = 0x811c_9dc5;
        let mut i = 0;
        while i < bytes.len() {
            hash ^= bytes[i] as u32;
            hash = hash.wrapping_mul(0x0100_0193);
            i += 1;
        }
        Decision(hash)
    }

    /// A decision about another decision, such as the error of a report about a process.
    pub const fn with(self, other: Decision) -> Self {
        Decision(self.0.rotate_left(13) ^ other.0.wrapping_mul(0x9E37_79B9))
    }

    /// The number that stands for the name in the counter.
    pub const fn id(self) -> u32 {
        self.0
    }
}

/// One block of Philox4x32-10: four random words for a counter under a key.
#[inline(always)]
pub fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    let [mut k0, mut k1] = key;
    let mut round = 0;
    while round < 10 {
        let p0 = 0xD251_1F53_u64 * c0 as u64;
        let p1 = 0xCD9E_8D57_u64 * c2 as u64;
        (c0, c1, c2, c3) = (
            (p1 >> 32) as u32 ^ c1 ^ k0,
            p1 as u32,
            (p0 >> 32) as u32 ^ c3 ^ k1,
            p0 as u32,
        );
        k0 = k0.wrapping_add(0x9E37_79B9);
        k1 = k1.wrapping_add(0xBB67_AE85);
        round += 1;
    }
    [c0, c1, c2, c3]
}

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
        const LANES: usize = 16;
        let mut chunks = out.chunks_exact_mut(4 * LANES);
        let mut block = 0_u32;
        for chunk in &mut chunks {
            let mut c0 = [0_u32; LANES];
            let mut c1 = [self.address[0]; LANES];
            let mut c2 = [self.address[1]; LANES];
            let mut c3 = [self.address[2]; LANES];
            for (lane, c) in c0.iter_mut().enumerate() {
                *c = block.wrapping_add(lane as u32);
            }
            let [mut k0, mut k1] = self.key;
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
            let words = self.block_at(block);
            rest.copy_from_slice(&words[..rest.len()]);
            block = block.wrapping_add(1);
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

    #[test]
    fn filling_is_the_same_as_stepping() {
        let mut one = Stream::new(7, 3, Decision::named("deaths"), 2031);
        let mut all = vec![0; 203];
        one.clone().fill(&mut all);
        assert!(all.iter().all(|word| *word == one.next_word()));
    }
}
