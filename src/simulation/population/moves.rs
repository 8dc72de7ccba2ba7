//! How many of each age and sex die, move away or arrive in a year.

use super::CELLS;
use crate::statistics::sampling::screen;
use crate::stream::{Sequences, Stream};

/// Counts for each cell of age and sex, and the memory they take.
///
/// Each cell has its own random bits, so what happens in one leaves the others as they were.
#[derive(Clone, Debug)]
pub struct Moves {
    words: [u32; CELLS],
    people: [f32; CELLS],
    rates: [f32; CELLS],
    counts: [f32; CELLS],
}

impl Default for Moves {
    fn default() -> Self {
        Moves {
            words: [0; CELLS],
            people: [0.0; CELLS],
            rates: [0.0; CELLS],
            counts: [0.0; CELLS],
        }
    }
}

impl Moves {
    /// How many of `people` leave at these hazards: binomial, with chance `1 − e^(−hazard)`.
    pub fn leavers(
        &mut self,
        stream: &Stream,
        people: &[f64; CELLS],
        hazards: &[f64; CELLS],
        out: &mut [f64; CELLS],
    ) {
        stream.fill(&mut self.words);
        for at in 0..CELLS {
            self.people[at] = people[at] as f32;
            self.rates[at] = hazards[at] as f32;
        }
        screen::leavers(&self.words, &self.people, &self.rates, &mut self.counts);
        self.settle(stream, out, |at, word, sequences| {
            let mut chance = sequences.of(at as u32);
            screen::leavers_in_doubt(people[at], hazards[at], word, &mut chance)
        });
    }

    /// How many arrive where so many are expected: Poisson.
    pub fn arrivals(&mut self, stream: &Stream, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        stream.fill(&mut self.words);
        for at in 0..CELLS {
            self.rates[at] = means[at] as f32;
        }
        screen::arrivals(&self.words, &self.rates, &mut self.counts);
        self.settle(stream, out, |at, word, sequences| {
            screen::arrivals_in_doubt(means[at], word, &mut sequences.of(at as u32))
        });
    }

    fn settle(
        &self,
        stream: &Stream,
        out: &mut [f64; CELLS],
        exact: impl Fn(usize, u32, Sequences) -> u64,
    ) {
        let sequences = stream.sequences();
        for at in 0..CELLS {
            out[at] = f64::from(self.counts[at]);
            if self.counts[at] == screen::DOUBT {
                out[at] = exact(at, self.words[at], sequences) as f64;
            }
        }
    }
}
