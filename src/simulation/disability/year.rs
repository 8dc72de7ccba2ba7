//! One year of certificate holders: who dies, is regraded, leaves and is newly certified.

use super::leaving::{Regrading, Ways};
use super::{Flows, STOCKS};
use crate::axes::Year;
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::screen;
use crate::stream::{Decision, Sequences, Stream, Uniforms};

const SCREEN: Decision = Decision::named("certificate screen");
const EXIT: Decision = Decision::named("certificate exit");
const ENTRY: Decision = Decision::named("certificate entry");

/// What happened in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turnover {
    /// Holders who died.
    pub deaths: f64,
    /// Certificates cancelled or moved away.
    pub cancelled: f64,
    /// Holders regraded.
    pub regraded: f64,
    /// People newly certified.
    pub entered: f64,
}

/// Working memory for a year, made once for each thread.
///
/// One random word for each cell decides how many leave it and, with its other half, how many enter
/// it: by inversion, for thousands of cells at once ([`screen`]). What becomes of those who leave,
/// and the few counts in doubt, come from the cell's own sequence. So a scenario that changes one
/// cell leaves the others' events as they were.
#[derive(Clone, Debug)]
pub struct YearOfCertificates {
    words: Vec<u32>,
    rates: Vec<f32>,
    counts: Vec<f32>,
    touched: Vec<u32>,
    moved: Vec<u32>,
    exits: Sequences,
    entries: Sequences,
    /// People newly certified this year, by cell, at the age reached.
    pub newcomers: Vec<f32>,
}

impl Default for YearOfCertificates {
    fn default() -> Self {
        let sequences = Stream::new(0, 0, EXIT, 0).sequences();
        YearOfCertificates {
            words: vec![0; STOCKS],
            rates: vec![0.0; STOCKS],
            counts: vec![0.0; STOCKS],
            touched: vec![0; STOCKS],
            moved: Vec::new(),
            exits: sequences,
            entries: sequences,
            newcomers: vec![0.0; STOCKS],
        }
    }
}

impl YearOfCertificates {
    /// Draws the year's random words.
    pub fn begin(&mut self, seed: u64, draw: u32, year: Year) {
        let stream = |decision| Stream::new(seed, draw, decision, year as u32);
        stream(SCREEN).fill(&mut self.words);
        self.exits = stream(EXIT).sequences();
        self.entries = stream(ENTRY).sequences();
    }

    /// Nobody has been certified this year.
    pub fn without_newcomers(&mut self) {
        self.newcomers.fill(0.0);
    }

    /// Deaths, cancellations and regrading among `holders`, before they age.
    ///
    /// Each holder runs through the competing hazards in continuous time, so the year's transition
    /// probabilities are those of the matrix exponential of the generator: from a cell of `n` with
    /// hazards that add up to `λ`, a binomial number leaves, `n` times with chance `1 − e^(−λ)`, each
    /// in the ways in proportion to their hazards. `hazards` is the general hazard by age and sex, `holding` the
    /// number of holders.
    pub fn exits(
        &mut self,
        flows: &Flows,
        hazards: &[f64; CELLS],
        holders: &mut [f32],
        holding: &mut [f64; CELLS],
    ) -> Turnover {
        let rows = self.rates.as_chunks_mut::<KINDS>().0.iter_mut();
        let relative = flows.relative_mortality.as_chunks::<KINDS>().0;
        let others = flows.other_exits.as_chunks::<KINDS>().0;
        for (((rates, relative), others), hazard) in rows.zip(relative).zip(others).zip(hazards) {
            let hazard = *hazard as f32;
            for kind in 0..KINDS {
                rates[kind] = hazard * relative[kind] + others[kind];
            }
        }
        screen::leavers(&self.words, holders, &self.rates, &mut self.counts);
        let touched = self.touch();
        let mut turnover = Turnover::default();
        self.moved.clear();
        for place in 0..touched {
            let stock = self.touched[place] as usize;
            let ways = Ways::of(flows, hazards, stock);
            let mut count = self.counts[stock];
            if count == screen::DOUBT {
                let mut chance = self.exits.of((STOCKS + stock) as u32);
                let (n, word) = (f64::from(holders[stock]), self.words[stock]);
                count = screen::leavers_in_doubt(n, ways.all, word, &mut chance) as f32;
            }
            holders[stock] -= count;
            holding[stock / KINDS] -= f64::from(count);
            let mut chance = self.exits.of(stock as u32);
            let (mut died, mut gone) = (0_u64, 0_u64);
            for _ in 0..count as u64 {
                let which = chance.uniform() * ways.all;
                died += u64::from(which < ways.death);
                gone += u64::from(which < ways.gone);
                if which >= ways.gone {
                    let regrading = Regrading { flows, hazards };
                    let end = regrading.follow(stock, which, &mut chance, &mut turnover);
                    self.moved.extend(end.map(|end| end as u32));
                }
            }
            turnover.deaths += died as f64;
            turnover.cancelled += (gone - died) as f64;
        }
        for stock in &self.moved {
            holders[*stock as usize] += 1.0;
            holding[*stock as usize / KINDS] += 1.0;
        }
        turnover
    }

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
            let scale = ((without[at] + holding[at]) * growth) as f32;
            for kind in 0..KINDS {
                rates[kind] = inflow[kind] * scale;
            }
        }
        screen::arrivals(&self.words, &self.rates, &mut self.newcomers);
        let holders = holders.as_chunks_mut::<KINDS>().0.iter_mut();
        let newcomers = self.newcomers.as_chunks_mut::<KINDS>().0.iter_mut();
        let mut entered = 0.0;
        for (at, (newcomers, holders)) in newcomers.zip(holders).enumerate() {
            if newcomers
                .iter()
                .fold(false, |doubt, new| doubt | (*new < 0.0))
            {
                let scale = (without[at] + holding[at]) * growth;
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

    /// Lists the cells that somebody may leave.
    fn touch(&mut self) -> usize {
        let mut touched = 0;
        for (stock, count) in self.counts.iter().enumerate() {
            self.touched[touched.min(STOCKS - 1)] = stock as u32;
            touched += usize::from(*count != 0.0);
        }
        touched
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

/// Sum of whole numbers below 2^24, which is exact in any order.
pub fn headcount(people: &[f32; KINDS]) -> f64 {
    let mut lanes = [0.0_f32; 4];
    for part in people.as_chunks::<4>().0 {
        for (lane, people) in lanes.iter_mut().zip(part) {
            *lane += people;
        }
    }
    f64::from((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
}
