//! One year of certificate holders: who dies, is regraded, leaves and is newly certified.

use super::{Flows, STOCKS, grade_of};
use crate::axes::{AGES, SEXES, Year};
use crate::model::rule::KINDS;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::sampling::{binomial, poisson};
use crate::stream::{Decision, Stream};

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
/// Most cells see nothing in a year. One random word for each cell is split into two screens of 16
/// bits, one for exits and one for entries; an upper bound of the chance of any event, without an
/// exponential, dismisses nearly all cells exactly. Only where the screen leaves a doubt is the
/// event decided, from a stream of that cell and year alone: so a scenario that changes one cell
/// leaves the others' events as they were.
#[derive(Clone, Debug)]
pub struct YearOfCertificates {
    words: Vec<u32>,
    moved: Vec<u32>,
    /// Cells of those newly certified this year, at the age reached.
    pub newcomers: Vec<u32>,
}

impl Default for YearOfCertificates {
    fn default() -> Self {
        YearOfCertificates {
            words: vec![0; STOCKS],
            moved: Vec::new(),
            newcomers: Vec::new(),
        }
    }
}

impl YearOfCertificates {
    /// Draws the year's screens.
    pub fn begin(&mut self, seed: u64, draw: u32, year: Year) {
        Stream::new(seed, draw, SCREEN, year as u32).fill(&mut self.words);
        self.newcomers.clear();
    }

    /// Deaths, cancellations and regrading among `holders`, before they age.
    ///
    /// Each holder runs through the competing hazards in continuous time, so the year's transition
    /// probabilities are those of the matrix exponential of the generator.
    pub fn exits(
        &mut self,
        seed: u64,
        draw: u32,
        year: Year,
        flows: &Flows,
        hazards: &[f64; CELLS],
        holders: &mut [f32],
    ) -> Turnover {
        let mut turnover = Turnover::default();
        self.moved.clear();
        let mut doubtful = [0_usize; KINDS];
        for (at, hazard) in hazards.iter().enumerate() {
            let row = at * KINDS..(at + 1) * KINDS;
            let count = screen(
                &mut doubtful,
                &holders[row.clone()],
                &flows.relative_mortality[row.clone()],
                &flows.other_exits[row.clone()],
                *hazard as f32,
                &self.words[row.clone()],
            );
            for kind in &doubtful[..count] {
                let stock = at * KINDS + kind;
                let mut stream = cell_stream(seed, draw, EXIT, year, stock);
                let low = self.words[stock] & 0xffff;
                let leaving = leaving(
                    holders[stock],
                    hazard * f64::from(flows.relative_mortality[stock])
                        + f64::from(flows.other_exits[stock]),
                    low,
                    &mut stream,
                );
                if leaving > 0 {
                    holders[stock] -= leaving as f32;
                    for _ in 0..leaving {
                        self.follow(stock, *hazard, flows, &mut stream, &mut turnover);
                    }
                }
            }
        }
        for stock in &self.moved {
            holders[*stock as usize] += 1.0;
        }
        turnover
    }

    /// One person who leaves a kind: why, and what becomes of the rest of the year.
    fn follow(
        &mut self,
        stock: usize,
        hazard: f64,
        flows: &Flows,
        stream: &mut Stream,
        turnover: &mut Turnover,
    ) {
        let (mut stock, mut left, mut first) = (stock, 1.0, true);
        loop {
            let death = hazard * f64::from(flows.relative_mortality[stock]);
            let cancellation = f64::from(flows.cancellation[stock]);
            let total = death + f64::from(flows.other_exits[stock]);
            let which = stream.uniform() * total;
            // The first event is known to fall within the year, so its time matters only where life
            // goes on after it; later events may not come.
            let mut passed = 0.0;
            if !first || which >= death + cancellation {
                let certain = if first { -libm::expm1(-total * left) } else { 1.0 };
                passed = -libm::log1p(-stream.uniform() * certain) / total;
            }
            if passed >= left {
                self.moved.push(stock as u32);
                return;
            }
            if which < death {
                turnover.deaths += 1.0;
                return;
            }
            if which < death + cancellation {
                turnover.cancelled += 1.0;
                return;
            }
            turnover.regraded += 1.0;
            let worse = grade_of(stock % KINDS) > 0 && which < death + cancellation + flows.worsening;
            stock = if worse { stock - 1 } else { stock + 1 };
            left -= passed;
            first = false;
        }
    }

    /// New certificates among people without one, at the ages reached at the end of the year.
    ///
    /// `growth` scales the intensities of the base year. Nobody is certified who is not there.
    #[expect(clippy::too_many_arguments, reason = "an address, two tables and two stocks")]
    pub fn entries(
        &mut self,
        seed: u64,
        draw: u32,
        year: Year,
        flows: &Flows,
        growth: f64,
        without: &mut [f64; CELLS],
        holders: &mut [f32],
    ) -> f64 {
        let mut entered = 0.0;
        let mut doubtful = [0_usize; KINDS];
        for at in 0..CELLS {
            let row = at * KINDS..(at + 1) * KINDS;
            let scale = (without[at] + headcount(&holders[row.clone()])) * growth;
            let count = screen_entries(
                &mut doubtful,
                &flows.inflow[row.clone()],
                (scale * SCREEN_STEPS * MARGIN) as f32,
                &self.words[row],
            );
            for kind in &doubtful[..count] {
                let stock = at * KINDS + kind;
                let mean = f64::from(flows.inflow[stock]) * scale;
                let mut stream = cell_stream(seed, draw, ENTRY, year, stock);
                let new = if mean < 10.0 {
                    let u = screened(self.words[stock] >> 16, &mut stream);
                    number(u, mean, |k, mass| mass * mean / (k + 1) as f64)
                } else {
                    poisson(mean, &mut stream)
                };
                let new = (new as f64).min(without[at]);
                if new > 0.0 {
                    without[at] -= new;
                    holders[stock] += new as f32;
                    entered += new;
                    for _ in 0..new as usize {
                        self.newcomers.push(stock as u32);
                    }
                }
            }
        }
        entered
    }
}

/// Sum of whole numbers, in four lanes and a fixed order.
pub fn headcount(people: &[f32]) -> f64 {
    let mut lanes = [0.0_f32; 4];
    for part in people.chunks_exact(4) {
        for (lane, people) in lanes.iter_mut().zip(part) {
            *lane += people;
        }
    }
    f64::from(lanes[0] + lanes[1]) + f64::from(lanes[2] + lanes[3])
}

/// Everybody becomes a year older; those of the open age stay in it.
pub fn grow_older(holders: &mut [f32], without: &mut [f64; CELLS]) {
    for sex in 0..SEXES {
        let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
        without[last] += without[last - 1];
        without.copy_within(first..last - 1, first + 1);
        without[first] = 0.0;
        if holders.is_empty() {
            continue;
        }
        for kind in 0..KINDS {
            holders[last * KINDS + kind] += holders[(last - 1) * KINDS + kind];
        }
        holders.copy_within(first * KINDS..(last - 1) * KINDS, (first + 1) * KINDS);
        holders[first * KINDS..(first + 1) * KINDS].fill(0.0);
    }
}

const SCREEN_STEPS: f64 = 65_536.0;
/// Widens the screen by more than single precision can err.
const MARGIN: f64 = 1.0001;

/// Kinds of one age and sex at which something may happen: `word < 65 536 · n · hazard` bounds the
/// chance `1 − exp(−n · hazard)` from above.
#[inline]
fn screen(
    doubtful: &mut [usize; KINDS],
    holders: &[f32],
    relative: &[f32],
    other: &[f32],
    hazard: f32,
    words: &[u32],
) -> usize {
    const BOUND: f32 = (SCREEN_STEPS * MARGIN) as f32;
    let mut near = [false; KINDS];
    for kind in 0..KINDS {
        let expected = holders[kind] * (hazard * relative[kind] + other[kind]);
        near[kind] = (words[kind] & 0xffff) as f32 <= expected * BOUND + 1.0;
    }
    let mut count = 0;
    for (kind, near) in near.iter().enumerate() {
        doubtful[count.min(KINDS - 1)] = kind;
        count += usize::from(*near && holders[kind] > 0.0);
    }
    count
}

/// Kinds at which somebody may be certified; as [`screen`], for the upper 16 bits.
#[inline]
fn screen_entries(
    doubtful: &mut [usize; KINDS],
    inflow: &[f32],
    bound: f32,
    words: &[u32],
) -> usize {
    let mut near = [false; KINDS];
    for kind in 0..KINDS {
        near[kind] = (words[kind] >> 16) as f32 <= inflow[kind] * bound + 1.0;
    }
    let mut count = 0;
    for (kind, near) in near.iter().enumerate() {
        doubtful[count.min(KINDS - 1)] = kind;
        count += usize::from(*near && inflow[kind] > 0.0);
    }
    count
}

/// How many of `n` leave within the year at this hazard: binomial, decided by the screen's bits and
/// the cell's own stream.
fn leaving(n: f32, hazard: f64, screen: u32, stream: &mut Stream) -> u64 {
    let n = f64::from(n);
    if n * hazard >= 10.0 {
        return binomial(n as u64, -libm::expm1(-hazard), stream);
    }
    let u = screened(screen, stream);
    number(u, n * hazard, |k, mass| {
        mass * libm::expm1(hazard) * (n - k as f64) / (k + 1) as f64
    })
}

/// A uniform number whose first 16 bits have been looked at.
fn screened(screen: u32, stream: &mut Stream) -> f64 {
    (f64::from(screen) + stream.uniform()) / SCREEN_STEPS
}

/// Inversion from the far end of the uniform number: none unless `u < P(1 or more)`, one unless
/// `u < P(2 or more)`, and so on. `exponent` is minus the logarithm of the chance of none, `next`
/// gives the chance of `k + 1` from that of `k`.
///
/// `y − y²/2 ≤ P(1 or more) ≤ y` and `P(2 or more) ≤ y²/2` at exponent `y`, for binomial and Poisson
/// alike, decide nearly all cases without an exponential.
fn number(u: f64, exponent: f64, next: impl Fn(u64, f64) -> f64) -> u64 {
    let second = 0.5 * exponent * exponent;
    if u >= exponent {
        return 0;
    }
    if u >= second && u < exponent - second {
        return 1;
    }
    let mut tail = -libm::expm1(-exponent);
    if u >= tail {
        return 0;
    }
    let mut mass = libm::exp(-exponent);
    let mut k = 0;
    loop {
        mass = next(k, mass);
        k += 1;
        tail -= mass;
        if u >= tail || mass <= 0.0 {
            return k;
        }
    }
}

/// The stream of one cell in one year.
fn cell_stream(seed: u64, draw: u32, decision: Decision, year: Year, stock: usize) -> Stream {
    const _: () = assert!(STOCKS < 8192);
    Stream::new(seed, draw, decision, (year as u32) * 8192 + stock as u32)
}
