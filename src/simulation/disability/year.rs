//! One year of certificate holders: who dies, is regraded, leaves and is newly certified.

use super::blocks::BLOCK;
use super::entering::Entering;
use super::first_events::EventRoom;
use super::outcomes::Outcomes;
use super::{ROW, STOCKS};
use crate::axes::Year;
use crate::simulation::population::CELLS;
use crate::stream::{Chance, Decision, Locality, Origin, RandomWords, Sequences};

const EXIT: Decision = Decision::named("certificate exit").of(Origin::Chance);
const EXIT_IN_DOUBT: Decision = Decision::named("certificate exits in doubt").of(Origin::Chance);
const REGRADING: Decision = Decision::named("regrading").of(Origin::Chance);
const ENTRY: Decision = Decision::named("certificate entry").of(Origin::Chance);
const ENTRY_IN_DOUBT: Decision = Decision::named("certificate entries in doubt").of(Origin::Chance);

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
/// The digits of each cell's own random words decide how many leave it and what happens to each of
/// them first, and how many enter it: by inversion, for packs of cells at once
/// ([`screen`](crate::statistics::sampling::screen)). The few cells in doubt, and those where somebody
/// regraded may have another event, have sequences of their own. So a scenario that changes one cell leaves the others'
/// events as they were.
#[derive(Clone, Debug)]
pub struct YearOfCertificates {
    pub(super) exits: RandomWords,
    pub(super) exits_in_doubt: Sequences,
    pub(super) regrading: Sequences,
    pub(super) entries: RandomWords,
    pub(super) entries_in_doubt: Sequences,
    pub(super) block: EventRoom,
    pub(super) entering: Entering,
    pub(super) outcomes: Outcomes,
    pub(super) inflow: Vec<f32>,
    pub(super) scale: [f32; BLOCK],
    pub(super) entered: [f32; ROW],
    /// People newly certified this year, by cell, at the age reached.
    pub newcomers: Vec<f32>,
    /// People whose certificate was cancelled this year, by age and sex before they age.
    pub cancelled: [f64; CELLS],
}

impl Default for YearOfCertificates {
    fn default() -> Self {
        let stream = Chance::new(0, Locality::default()).stream(EXIT, 0);
        let (words, sequences) = (stream.words(), stream.sequences());
        YearOfCertificates {
            exits: words,
            exits_in_doubt: sequences,
            regrading: sequences,
            entries: words,
            entries_in_doubt: sequences,
            block: EventRoom::default(),
            entering: Entering::default(),
            outcomes: Outcomes::default(),
            inflow: vec![0.0; STOCKS],
            scale: [0.0; BLOCK],
            entered: [0.0; ROW],
            newcomers: vec![0.0; STOCKS],
            cancelled: [0.0; CELLS],
        }
    }
}

impl YearOfCertificates {
    /// Addresses the year's random numbers.
    pub fn begin(&mut self, chance: &Chance, year: Year) {
        let stream = |decision| chance.stream(decision, year as u32);
        self.exits = stream(EXIT).words();
        self.exits_in_doubt = stream(EXIT_IN_DOUBT).sequences();
        self.regrading = stream(REGRADING).sequences();
        self.entries = stream(ENTRY).words();
        self.entries_in_doubt = stream(ENTRY_IN_DOUBT).sequences();
    }

    /// Holders of an age and sex at the start of the year who died in it.
    pub fn died(&self, at: usize) -> f64 {
        self.outcomes.died[at].into()
    }

    /// Nobody has been certified this year.
    pub fn without_newcomers(&mut self) {
        self.newcomers.fill(0.0);
    }
}
