//! One year of certificate holders: who dies, is regraded, leaves and is newly certified.

use super::STOCKS;
use super::leavers::{Leaver, Leavers};
use crate::axes::Year;
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;
use crate::stream::{Decision, Sequences, Stream};

const SCREEN: Decision = Decision::named("certificate screen");
const EXIT: Decision = Decision::named("certificate exit");
const DOUBT: Decision = Decision::named("certificate exits in doubt");
const ENTRY: Decision = Decision::named("certificate entry");

/// What happened in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turnover {
    /// Holders who died.
    pub deaths: f64,
    /// Certificates cancelled; who held them stays, without one.
    pub cancelled: f64,
    /// Holders in another grade at the end of the year than at its start.
    pub regraded: f64,
    /// People newly certified.
    pub entered: f64,
}

/// Working memory for a year, made once for each thread.
///
/// One random word for each cell decides how many leave it and, with its other half, how many enter
/// it: by inversion, for thousands of cells at once ([`screen`](crate::statistics::sampling::screen)). What becomes of those who leave,
/// and the few counts in doubt, come from the cell's own sequence. So a scenario that changes one
/// cell leaves the others' events as they were.
#[derive(Clone, Debug)]
pub struct YearOfCertificates {
    pub(super) words: Vec<u32>,
    pub(super) rates: Vec<f32>,
    pub(super) counts: Vec<f32>,
    pub(super) leavers: Leavers,
    pub(super) regraded: Vec<Leaver>,
    pub(super) ended: Vec<Leaver>,
    pub(super) exits: Sequences,
    pub(super) doubts: Sequences,
    pub(super) entries: Sequences,
    /// People newly certified this year, by cell, at the age reached.
    pub newcomers: Vec<f32>,
    /// People whose certificate was cancelled this year, by age and sex before they age.
    pub cancelled: [f64; CELLS],
}

impl Default for YearOfCertificates {
    fn default() -> Self {
        let sequences = Stream::new(0, 0, EXIT, 0).sequences();
        YearOfCertificates {
            words: vec![0; STOCKS],
            rates: vec![0.0; STOCKS],
            counts: vec![0.0; STOCKS],
            leavers: Leavers::default(),
            regraded: Vec::new(),
            ended: Vec::new(),
            exits: sequences,
            doubts: sequences,
            entries: sequences,
            newcomers: vec![0.0; STOCKS],
            cancelled: [0.0; CELLS],
        }
    }
}

impl YearOfCertificates {
    /// Draws the year's random words.
    pub fn begin(&mut self, seed: u64, draw: u32, year: Year) {
        let stream = |decision| Stream::new(seed, draw, decision, year as u32);
        stream(SCREEN).fill(&mut self.words);
        self.exits = stream(EXIT).sequences();
        self.doubts = stream(DOUBT).sequences();
        self.entries = stream(ENTRY).sequences();
    }

    /// Nobody has been certified this year.
    pub fn without_newcomers(&mut self) {
        self.newcomers.fill(0.0);
    }
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
