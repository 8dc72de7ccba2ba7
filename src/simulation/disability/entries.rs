//! New certificates in a year.

use super::{Flows, YearOfCertificates, headcount};
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::screen;

impl YearOfCertificates {
    /// New certificates among people without one, at the ages reached at the end of the year:
    /// Poisson numbers, but nobody is certified who is not there. `holding` is the number of
    /// holders by age and sex; `growth` scales the intensities of the base year.
    pub fn entries(
        &mut self,
        flows: &Flows,
        growth: f64,
        without: &mut [f64; CELLS],
        holding: &mut [f64; CELLS],
        holders: &mut [f32],
    ) -> f64 {
        let rows = self.rates.as_chunks_mut::<KINDS>().0.iter_mut();
        let inflow = flows.inflow.as_chunks::<KINDS>().0;
        for (at, (rates, inflow)) in rows.zip(inflow).enumerate() {
            let scale = (without[at] * growth) as f32;
            for kind in 0..KINDS {
                rates[kind] = inflow[kind] * scale;
            }
        }
        screen::arrivals(&self.words, &self.rates, &mut self.newcomers);
        let holders = holders.as_chunks_mut::<KINDS>().0.iter_mut();
        let newcomers = self.newcomers.as_chunks_mut::<KINDS>().0.iter_mut();
        let mut entered = 0.0;
        for (at, (newcomers, holders)) in newcomers.zip(holders).enumerate() {
            if screen::any_doubt(newcomers) {
                let scale = without[at] * growth;
                for (kind, new) in newcomers.iter_mut().enumerate() {
                    let stock = at * KINDS + kind;
                    if *new == screen::DOUBT {
                        let mean = f64::from(flows.inflow[stock]) * scale;
                        let mut chance = self.entries.of(stock as u32);
                        let word = self.words[stock];
                        *new = screen::arrivals_in_doubt(mean, word, &mut chance) as f32;
                    }
                }
            }
            let mut sum = headcount(newcomers);
            if sum > without[at] {
                sum = at_most(newcomers, without[at]);
            }
            for (holders, new) in holders.iter_mut().zip(newcomers) {
                *holders += *new;
            }
            without[at] -= sum;
            holding[at] += sum;
            entered += sum;
        }
        entered
    }
}

/// Lets the first kinds have theirs until nobody is left; how many that is.
fn at_most(newcomers: &mut [f32; KINDS], people: f64) -> f64 {
    let mut left = people;
    for new in newcomers {
        *new = f64::from(*new).min(left) as f32;
        left -= f64::from(*new);
    }
    people - left
}
