//! Certificate holders who die in a year, are regraded, or give their certificate back.

use pulp::{Arch, Simd, WithSimd};

use super::leaving::{Fate, Regrading, Ways};
use super::regraded::AllRegraded;
use super::{Flows, ROW, STOCKS, Turnover, YearOfCertificates};
use crate::simulation::population::CELLS;
use crate::statistics::sampling::Lanes;
use crate::statistics::sampling::screen::{DOUBT, leavers_in_doubt, leaving};
use crate::stream::{Sequences, Words};

impl YearOfCertificates {
    /// Deaths, cancellations and regrading among `holders`, before they age.
    ///
    /// Each holder runs through the competing hazards in continuous time, so the year's transition
    /// probabilities are those of the matrix exponential of the generator: from a cell of `n` with
    /// hazards that add up to `λ`, a binomial number leaves, `n` times with chance `1 − e^(−λ)`,
    /// each in the ways in proportion to their hazards; whoever is regraded then runs on. `hazards`
    /// is the general hazard by age and sex, `holding` the number of holders.
    pub fn exits(
        &mut self,
        flows: &Flows,
        hazards: &[f64; CELLS],
        holders: &mut [f32],
        holding: &mut [f64; CELLS],
    ) -> Turnover {
        for (single, hazard) in self.hazards.iter_mut().zip(hazards) {
            *single = *hazard as f32;
        }
        self.left.fill(0.0);
        self.ended.fill(0.0);
        let deaths = Arch::new().dispatch(Exits {
            flows,
            hazards,
            singles: &self.hazards,
            words: self.exits,
            doubts: self.exits_in_doubt,
            holders,
            left: &mut self.left,
            ended: &mut self.ended,
            regraded: &mut self.regraded,
        });
        for at in 0..CELLS {
            holding[at] -= f64::from(self.left[at]);
            self.cancelled[at] = f64::from(self.ended[at]);
        }
        let mut turnover = Turnover {
            deaths,
            ..Turnover::default()
        };
        let regrading = Regrading { flows, hazards };
        for regraded in self.regraded.list() {
            let from = regraded.stock();
            match regrading.follow(from, &mut self.regrading.of(regraded.member())) {
                Fate::Holds(stock) => {
                    turnover.regraded += f64::from(u8::from(stock != from));
                    holders[stock] += 1.0;
                    holding[stock % ROW] += 1.0;
                }
                Fate::Died => turnover.deaths += 1.0,
                Fate::Cancelled(at) => self.cancelled[at] += 1.0,
            }
        }
        turnover.cancelled = self.cancelled.iter().sum();
        turnover
    }
}

/// The first events of the year. Tables are laid out like the stocks or, in their rows, by age and
/// sex.
struct Exits<'a> {
    flows: &'a Flows,
    hazards: &'a [f64; CELLS],
    /// `hazards` in single precision.
    singles: &'a [f32; ROW],
    words: Words,
    doubts: Sequences,
    holders: &'a mut [f32],
    /// Those who leave their cell.
    left: &'a mut [f32; ROW],
    /// Those whose certificate is cancelled.
    ended: &'a mut [f32; ROW],
    regraded: &'a mut AllRegraded,
}

impl WithSimd for Exits<'_> {
    /// Deaths.
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        let Flows {
            relative_mortality,
            cancellation,
            other_exits,
            ..
        } = self.flows;
        let singles = S::as_simd_f32s(self.singles).0;
        let relative = S::as_simd_f32s(relative_mortality).0;
        let cancellation = S::as_simd_f32s(cancellation).0;
        let others = S::as_simd_f32s(other_exits).0;
        let holders = S::as_mut_simd_f32s(self.holders).0;
        let left = S::as_mut_simd_f32s(self.left).0;
        let ended = S::as_mut_simd_f32s(self.ended).0;
        let doubts = Doubts {
            flows: self.flows,
            hazards: self.hazards,
            words: self.words,
            sequences: self.doubts,
        };
        let regraded = self.regraded.begin();
        let mut deaths = Lanes::all(simd, 0.0);
        let width = ROW / S::F32_LANES;
        for place in 0..holders.len() {
            let people = Lanes::of(simd, holders[place]);
            if !people.any_positive() {
                continue;
            }
            let row = place % width;
            let death = Lanes::of(simd, singles[row]) * Lanes::of(simd, relative[place]);
            let ways = LanesOfWays {
                death,
                gone: death + Lanes::of(simd, cancellation[place]),
                all: death + Lanes::of(simd, others[place]),
            };
            let first = place * S::F32_LANES;
            let events = first_events(simd, &doubts, first, people, &ways);
            if !events.leaving.any_positive() {
                continue;
            }
            holders[place] = (people - events.leaving).values;
            left[row] = (Lanes::of(simd, left[row]) + events.leaving).values;
            ended[row] = (Lanes::of(simd, ended[row]) + (events.gone - events.died)).values;
            deaths = deaths + events.died;
            let others = events.leaving - events.gone;
            if others.any_positive() {
                regraded.add(first, &others.spread()[..S::F32_LANES]);
            }
        }
        let deaths = deaths.spread();
        deaths.iter().map(|deaths| f64::from(*deaths)).sum()
    }
}

/// The hazards of a few cells, added up in turn; see [`Ways`].
struct LanesOfWays<S: Simd> {
    death: Lanes<S>,
    gone: Lanes<S>,
    all: Lanes<S>,
}

/// What happens first to those who leave their cell.
struct FirstEvents<S: Simd> {
    leaving: Lanes<S>,
    died: Lanes<S>,
    /// Died, or whose certificate was cancelled.
    gone: Lanes<S>,
}

/// The first events in a few cells. The lowest digit of a cell's words decides how many leave it,
/// each further half of a word what happens to one of them.
#[inline(always)]
fn first_events<S: Simd>(
    simd: S,
    doubts: &Doubts<'_>,
    first: usize,
    people: Lanes<S>,
    ways: &LanesOfWays<S>,
) -> FirstEvents<S> {
    let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
    let mut words = Lanes::words(simd, doubts.words, first);
    let mut leaving = leaving(simd, Lanes::digits(simd, words, 0), people, ways.all);
    if !leaving.all_at_least(0.0) {
        let (mut counts, people) = (leaving.spread(), people.spread());
        for lane in 0..S::F32_LANES {
            if counts[lane] == DOUBT {
                counts[lane] = doubts.settle(first + lane, people[lane]);
            }
        }
        leaving = Lanes::gather(simd, &counts);
    }
    let mut events = FirstEvents {
        leaving,
        died: zero,
        gone: zero,
    };
    let (mut left, mut half) = (leaving, 1);
    while left.any_positive() {
        if half % 2 == 0 {
            words = Lanes::words(simd, doubts.words, half / 2 * STOCKS + first);
        }
        let u = Lanes::half(simd, words[half % 2]) * ways.all;
        let here = one.where_at_most(left, one, zero);
        events.died = events.died + ways.death.where_at_most(u, zero, here);
        events.gone = events.gone + ways.gone.where_at_most(u, zero, here);
        left = left - one;
        half += 1;
    }
    events
}

/// What settles the cells in doubt.
struct Doubts<'a> {
    flows: &'a Flows,
    hazards: &'a [f64; CELLS],
    words: Words,
    sequences: Sequences,
}

impl Doubts<'_> {
    /// How many leave one cell.
    #[cold]
    fn settle(&self, stock: usize, people: f32) -> f32 {
        let ways = Ways::of(self.flows, self.hazards, stock);
        let [digit, ..] = self.words.digits(stock as u32);
        let mut chance = self.sequences.of(stock as u32);
        leavers_in_doubt(people.into(), ways.all, digit, &mut chance) as f32
    }
}
