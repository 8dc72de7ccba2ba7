//! How many of each age and sex die, move away or arrive in a year.

use super::CELLS;
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::{Inversion, binomial, rejection, screen};
use crate::stream::{Sequence, Stream};

/// Counts for each cell of age and sex, and the memory they take.
///
/// Each cell has its own random bits, so what happens in one leaves the others as they were.
#[derive(Clone, Debug)]
pub struct Moves {
    /// 16 random bits of each cell: the lower digit of the first half of its word.
    digits: [u32; CELLS],
    people: [f32; CELLS],
    rates: [f32; CELLS],
    few: [f32; CELLS],
    many: [f64; CELLS],
    /// Cells in which many are expected.
    cells: [u16; CELLS],
}

impl Default for Moves {
    fn default() -> Self {
        Moves {
            digits: [0; CELLS],
            people: [0.0; CELLS],
            rates: [0.0; CELLS],
            few: [0.0; CELLS],
            many: [0.0; CELLS],
            cells: [0; CELLS],
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
        self.draw_digits(stream);
        for at in 0..CELLS {
            self.people[at] = people[at] as f32;
            self.rates[at] = hazards[at] as f32;
        }
        screen::leavers(&self.digits, &self.people, &self.rates, &mut self.few);
        let mut many = 0;
        for at in 0..CELLS {
            self.cells[many] = at as u16;
            many += usize::from(self.few[at] == screen::DOUBT);
        }
        let cells = &mut self.cells[..many];
        let first = CELLS as u32;
        rejection::leavers(
            stream.words(),
            first,
            people,
            hazards,
            cells,
            &mut self.many,
        );
        self.count_in_doubt(stream, out, |at, many, digit, chance| {
            if !many.is_nan() {
                many
            } else if people[at] * hazards[at] > Inversion::GREATEST {
                binomial(people[at] as u64, 1.0 - exponential(-hazards[at]), chance) as f64
            } else {
                screen::leavers_in_doubt(people[at], hazards[at], digit, chance) as f64
            }
        });
    }

    /// How many arrive where so many are expected: Poisson.
    pub fn arrivals(&mut self, stream: &Stream, means: &[f64; CELLS], out: &mut [f64; CELLS]) {
        self.draw_digits(stream);
        for at in 0..CELLS {
            self.rates[at] = means[at] as f32;
        }
        screen::arrivals(&self.digits, &self.rates, &mut self.few);
        self.count_in_doubt(stream, out, |at, _, digit, chance| {
            screen::arrivals_in_doubt(means[at], digit, chance) as f64
        });
    }

    fn draw_digits(&mut self, stream: &Stream) {
        screen::digits(stream.words(), &mut self.digits);
    }

    /// Takes the few where the screen has settled them. Where it left them in doubt `exact` counts,
    /// from the cell, the count of the many, the digit and further numbers.
    fn count_in_doubt(
        &self,
        stream: &Stream,
        out: &mut [f64; CELLS],
        exact: impl Fn(usize, f64, u32, &mut Sequence) -> f64,
    ) {
        let sequences = stream.sequences();
        for at in 0..CELLS {
            out[at] = f64::from(self.few[at]);
            if self.few[at] == screen::DOUBT {
                let mut chance = sequences.of(at as u32);
                out[at] = exact(at, self.many[at], self.digits[at], &mut chance);
            }
        }
    }
}
