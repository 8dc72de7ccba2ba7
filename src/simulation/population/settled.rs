//! How many of those to whom something may happen: by chance, or as many as are expected.

use super::{CELLS, Moves};
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::{binomial, poisson};
use crate::stream::Stream;

/// Settles who leaves and who arrives.
pub trait Moving {
    /// How many of `people` leave at these hazards, each with chance `1 − e^(−hazard)`.
    fn leavers(&mut self, people: &[f64; CELLS], hazards: &[f64; CELLS], out: &mut [f64; CELLS]);

    /// How many arrive where so many are expected.
    fn arrivals(&mut self, means: &[f64; CELLS], out: &mut [f64; CELLS]);
}

/// Settles births and what becomes of the newborn.
pub trait Bearing {
    /// How many are born where so many are expected.
    fn born(&mut self, expected: f64) -> f64;

    /// To how many of so many something happens that has this chance.
    fn part(&mut self, of: f64, chance: f64) -> f64;
}

/// Whole people by chance: the engine's own way.
#[derive(Debug)]
pub struct ByChance<'a> {
    /// The memory that counting takes.
    pub moves: &'a mut Moves,
    /// The chance of the event.
    pub stream: Stream,
}

impl Moving for ByChance<'_> {
    fn leavers(&mut self, people: &[f64; CELLS], hazards: &[f64; CELLS], out: &mut [f64; CELLS]) {
        self.moves.leavers(&self.stream, people, hazards, out);
    }

    fn arrivals(&mut self, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        self.moves.arrivals(&self.stream, means, out);
    }
}

/// Whole children by chance.
impl Bearing for Stream {
    fn born(&mut self, expected: f64) -> f64 {
        poisson(expected, self) as f64
    }

    fn part(&mut self, of: f64, chance: f64) -> f64 {
        binomial(of as u64, chance, self) as f64
    }
}

/// As many as are expected: for whoever asks what rates do and not what chance adds.
#[derive(Clone, Copy, Debug)]
pub struct Expected;

impl Moving for Expected {
    fn leavers(&mut self, people: &[f64; CELLS], hazards: &[f64; CELLS], out: &mut [f64; CELLS]) {
        for at in 0..CELLS {
            out[at] = people[at] * (1.0 - exponential(-hazards[at]));
        }
    }

    fn arrivals(&mut self, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        *out = *means;
    }
}

impl Bearing for Expected {
    fn born(&mut self, expected: f64) -> f64 {
        expected
    }

    fn part(&mut self, of: f64, chance: f64) -> f64 {
        of * chance
    }
}
