//! How many of each age and sex die, move away or arrive in a year.

use super::CELLS;
use crate::statistics::sampling::{Inversion, screen};
use crate::stream::{Sequence, Stream, Words};

/// Counts for each cell of age and sex, and the memory they take.
///
/// Each cell has its own random bits, so what happens in one leaves the others as they were. Where
/// many are expected a cell is counted in parts, of which each is small enough for the
/// [`screen`].
#[derive(Clone, Debug, Default)]
pub struct Moves {
    digits: Vec<u32>,
    people: Vec<f32>,
    rates: Vec<f32>,
    counts: Vec<f32>,
}

const DIGITS: usize = Words::DIGITS as usize;

/// More parts are not made of a cell: counting it at once is quicker then.
const MOST_PARTS: usize = 64;

/// Parts in which so many are counted as are expected.
fn parts(expected: f64) -> usize {
    let parts = (expected / (0.95 * Inversion::GREATEST)).ceil().max(1.0);
    if parts <= MOST_PARTS as f64 {
        parts as usize
    } else {
        1
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
        let parts = std::array::from_fn(|at| parts(people[at] * hazards[at]));
        self.divide(stream.words(), &parts);
        for at in 0..CELLS {
            let (people, parts) = (people[at] as usize, parts[at]);
            let (each, more) = (people / parts, people % parts);
            let part = |part| (each + usize::from(part < more)) as f32;
            self.people.extend((0..parts).map(part));
            self.rates.extend((0..parts).map(|_| hazards[at] as f32));
        }
        screen::leavers(&self.digits, &self.people, &self.rates, &mut self.counts);
        self.add_up(stream, &parts, out, |at, part, digit, chance| {
            let people = self.people[part];
            screen::leavers_in_doubt(people.into(), hazards[at], digit, chance)
        });
    }

    /// How many arrive where so many are expected: Poisson.
    pub fn arrivals(&mut self, stream: &Stream, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        let parts = means.map(parts);
        self.divide(stream.words(), &parts);
        let mean = |at: usize| means[at] / parts[at] as f64;
        for at in 0..CELLS {
            self.rates.extend((0..parts[at]).map(|_| mean(at) as f32));
        }
        screen::arrivals(&self.digits, &self.rates, &mut self.counts);
        self.add_up(stream, &parts, out, |at, _, digit, chance| {
            screen::arrivals_in_doubt(mean(at), digit, chance)
        });
    }

    /// Nobody is counted yet, and each part has its digit.
    fn divide(&mut self, words: Words, parts: &[usize; CELLS]) {
        self.people.clear();
        self.rates.clear();
        self.digits.clear();
        for (at, parts) in parts.iter().enumerate() {
            for word in 0..parts.div_ceil(DIGITS) {
                let digits = words.digits((at * MOST_PARTS + word) as u32);
                let last = parts - word * DIGITS;
                self.digits.extend_from_slice(&digits[..last.min(DIGITS)]);
            }
        }
        self.counts.resize(self.digits.len(), 0.0);
    }

    /// Adds up the parts of each cell; `exact` counts the one in doubt: its cell, its place among
    /// all parts, its digit and further numbers.
    fn add_up(
        &self,
        stream: &Stream,
        parts: &[usize; CELLS],
        out: &mut [f64; CELLS],
        exact: impl Fn(usize, usize, u32, &mut Sequence) -> u64,
    ) {
        let sequences = stream.sequences();
        let mut first = 0;
        for (at, (parts, out)) in parts.iter().zip(out).enumerate() {
            let counts = &self.counts[first..first + parts];
            *out = counts.iter().sum::<f32>().into();
            if counts.contains(&screen::DOUBT) {
                *out = 0.0;
                for (part, count) in counts.iter().enumerate() {
                    let mut chance = sequences.of((at * MOST_PARTS + part) as u32);
                    *out += match *count {
                        screen::DOUBT => {
                            let place = first + part;
                            exact(at, place, self.digits[place], &mut chance) as f64
                        }
                        settled => settled.into(),
                    };
                }
            }
            first += parts;
        }
    }
}
