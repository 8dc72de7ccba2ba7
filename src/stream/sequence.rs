//! Random numbers of the members of one address, at a tenth of the cost of a stream for each.
//!
//! Generator: SplitMix64. Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number
//! generators", OOPSLA'14.

/// A source of uniform numbers.
pub trait Uniforms {
    /// A uniform number in the open interval (0, 1), with 53 random bits.
    fn uniform(&mut self) -> f64;
}

/// The step of SplitMix64: the golden ratio in 64 bits.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output of SplitMix64 in a state.
#[inline(always)]
fn output(state: u64) -> u64 {
    let mut z = state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Short sequences at one address, one for each member: a member's numbers depend on the address and
/// the member alone. Neighbouring members start `2^20` steps apart.
#[derive(Clone, Copy, Debug)]
pub struct Sequences {
    key: u64,
}

/// The numbers of one member of [`Sequences`].
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    state: u64,
}

impl Sequences {
    pub(super) fn with_key(low: u32, high: u32) -> Self {
        Sequences {
            key: u64::from(low) | u64::from(high) << 32,
        }
    }

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
        ((output(self.state) >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }
}

/// Words of 64 bits at one address: a single sequence, told off in turn.
///
/// A word is two *halves*, the lower one first, and a half two numbers of 16 bits, its *digits*.
#[derive(Clone, Copy, Debug)]
pub struct RandomWords {
    key: u64,
}

impl RandomWords {
    /// Digits of a half.
    pub const DIGITS: u32 = 2;

    pub(super) fn with_key(low: u32, high: u32) -> Self {
        RandomWords {
            key: u64::from(low) | u64::from(high) << 32,
        }
    }

    /// A member's word.
    #[inline(always)]
    pub fn of(self, member: u32) -> u64 {
        self.after(member, 0)
    }

    /// The word of a member that comes so many `further` on; of neighbours, only this differs.
    #[inline(always)]
    pub fn after(self, member: u32, further: u32) -> u64 {
        let first = (u64::from(member) + 1).wrapping_mul(STEP);
        let further = u64::from(further).wrapping_mul(STEP);
        output(self.key.wrapping_add(first).wrapping_add(further))
    }

    /// A member's half.
    #[inline(always)]
    pub fn half(self, member: u32) -> u32 {
        (self.of(member / 2) >> (32 * (member % 2))) as u32
    }

    /// The digits of a member's half, the lower first.
    #[inline]
    pub fn digits(self, member: u32) -> [u32; RandomWords::DIGITS as usize] {
        let half = self.half(member);
        [half & 0xffff, half >> 16]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference implementation's first outputs from the state 1234567 (Vigna, `splitmix64.c`;
    /// the values are Rosetta Code's, task "Pseudo-random numbers/Splitmix64").
    const PUBLISHED: [u64; 5] = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];

    #[test]
    fn sequences_give_the_published_numbers() {
        let mut sequence = Sequences { key: 1_234_567 }.of(0);
        for expected in PUBLISHED {
            let expected = ((expected >> 11) as f64 + 0.5) / 2_f64.powi(53);
            assert_eq!(sequence.uniform(), expected);
        }
    }

    #[test]
    fn words_are_one_published_sequence_and_halves_and_digits_are_their_parts() {
        let words = RandomWords { key: 1_234_567 };
        for (at, expected) in (0..).zip(PUBLISHED) {
            assert_eq!(words.of(at), expected);
            let digits = [words.digits(2 * at), words.digits(2 * at + 1)].concat();
            let word = digits
                .iter()
                .rev()
                .fold(0, |word, digit| word << 16 | u64::from(*digit));
            assert_eq!(word, expected);
            assert_eq!(u64::from(words.half(2 * at + 1)), expected >> 32);
        }
    }
}
