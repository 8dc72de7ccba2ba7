//! The recursion over the chances of many small counts, in rounds.

use pulp::Simd;

use super::StepList;
use super::doubt::DOUBT;
use crate::statistics::sampling::{Inversion, Lanes};

/// How near to a step a number is in doubt: half the interval (2⁻¹⁷) and the error of the sums: below
/// 1.1e-5 while the exponent is at most ten and the hazard at most one, of which the inputs' rounding
/// is 2e-6, the exponential's 2e-6 and the recursion's, at 6.4e-7 for each event expected, 6.4e-6.
const MARGIN: f32 = 1.0 / 32_768.0;
/// Largest hazard for which `e^hazard − 1` is exact enough.
const GREATEST_HAZARD: f32 = 1.0;
/// Nothing that is expected at most [`Inversion::GREATEST`] times happens this often.
const MOST: usize = 48;

/// Counts of up to `N` cells, in steps of as many as the processor takes at once.
///
/// The recursion over the chances goes on for a step until all its lanes have their count. All steps
/// take its first terms; those that are still open then take the next ones in rounds. So hardly any
/// branch depends on what chance brings.
#[derive(Clone, Debug)]
pub(crate) struct Screen<const N: usize> {
    /// The uniform number less the distribution function so far.
    gap: [f32; N],
    /// Chance of the next count.
    mass: [f32; N],
    /// `a + b` and `−b` of the recursion `(a − b k) / (k + 1) = (a + b) / (k + 1) − b`.
    factor: [f32; N],
    less: [f32; N],
    /// How near the number has come to a step.
    nearest: [f32; N],
    counts: [f32; N],
    open: StepList<N>,
}

impl<const N: usize> Default for Screen<N> {
    fn default() -> Self {
        Screen {
            gap: [0.0; N],
            mass: [0.0; N],
            factor: [0.0; N],
            less: [0.0; N],
            nearest: [0.0; N],
            counts: [0.0; N],
            open: StepList::default(),
        }
    }
}

/// Terms that every step takes: more than half of them need no more.
const FIRST_TERMS: usize = 3;
/// Terms of each further round.
const FURTHER_TERMS: usize = 3;

impl<const N: usize> Screen<N> {
    /// Nothing is counted yet.
    #[inline(always)]
    pub fn begin(&mut self) {
        self.open.clear();
    }

    /// Whether nothing happens in any cell of a step, where so much is expected: nothing has at least
    /// the chance `1 − expected`. Often enough that tells without any exponential.
    #[inline(always)]
    pub fn nothing_happens<S: Simd>(u: Lanes<S>, expected: Lanes<S>) -> bool {
        (u + expected).all_below(1.0 - MARGIN)
    }

    /// Begins to count [`leavers`] at uniform numbers in the middle of their intervals.
    #[inline(always)]
    pub fn leavers<S: Simd>(
        &mut self,
        simd: S,
        step: usize,
        u: Lanes<S>,
        people: Lanes<S>,
        hazards: Lanes<S>,
    ) {
        let greatest = Lanes::all(simd, GREATEST_HAZARD);
        // A hazard too great for the screen makes the exponent so, unless nobody is there.
        let exponent = hazards.where_at_most(greatest, people * hazards, people * 1e6);
        let odds = hazards.min(greatest).exponential_less_one();
        self.first_terms(simd, step, u, exponent, people * odds, odds);
    }

    /// Begins to count [`arrivals`] at uniform numbers in the middle of their intervals.
    #[inline(always)]
    pub fn arrivals<S: Simd>(&mut self, simd: S, step: usize, u: Lanes<S>, means: Lanes<S>) {
        self.first_terms(simd, step, u, means, means, Lanes::all(simd, 0.0));
    }

    /// [`Inversion::at`](super::Inversion::at), lane by lane, as far as the first terms go.
    #[inline(always)]
    fn first_terms<S: Simd>(
        &mut self,
        simd: S,
        step: usize,
        u: Lanes<S>,
        exponent: Lanes<S>,
        a: Lanes<S>,
        b: Lanes<S>,
    ) {
        let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
        let greatest = Lanes::all(simd, Inversion::GREATEST as f32);
        let mass = exponent.min(greatest).exponential_of_minus();
        // Where too much is expected the lane is done, and in doubt; where nothing, done without.
        let gap = exponent.where_at_most(greatest, u - mass, zero - one);
        let mut state = StepState {
            gap: exponent.where_at_most(zero, zero - one, gap),
            mass,
            factor: a + b,
            less: zero - b,
            nearest: exponent.where_at_most(greatest, one, zero),
            count: zero,
        };
        for k in 0..FIRST_TERMS {
            state.take_term(simd, RECIPROCALS[k]);
        }
        state.factor.put(&mut self.factor, step);
        state.less.put(&mut self.less, step);
        self.open.add(step, !state.gap.all_below(0.0));
        self.put(step, &state);
    }

    /// Counts on where the first terms were not enough.
    #[inline(always)]
    pub fn finish<S: Simd>(&mut self, simd: S) {
        let mut k = FIRST_TERMS;
        while self.open.len() > 0 && k + FURTHER_TERMS <= MOST {
            let open = self.open.len();
            self.open.clear();
            for place in 0..open {
                let step = self.open.at(place);
                let mut state = self.get(simd, step);
                for term in 0..FURTHER_TERMS {
                    state.take_term(simd, RECIPROCALS[k + term]);
                }
                self.put(step, &state);
                // It overwrites at most itself.
                self.open.add(step, !state.gap.all_below(0.0));
            }
            k += FURTHER_TERMS;
        }
    }

    /// The counts of a step; [`DOUBT`] where they are not settled.
    #[inline(always)]
    pub fn count<S: Simd>(&self, simd: S, step: usize) -> Lanes<S> {
        let state = self.get(simd, step);
        let nearest = state.nearest.min(state.gap.absolute());
        Lanes::all(simd, MARGIN).where_at_most(nearest, state.count, Lanes::all(simd, DOUBT))
    }

    /// The same, where `exact` counts a lane that is in doubt.
    #[inline(always)]
    pub fn count_or<S: Simd>(
        &self,
        simd: S,
        step: usize,
        exact: impl Fn(usize) -> f32,
    ) -> Lanes<S> {
        let count = self.count(simd, step);
        if !count.any_negative() {
            return count;
        }
        let mut counts = count.spread();
        for (lane, count) in counts.iter_mut().enumerate().take(S::F32_LANES) {
            if *count == DOUBT {
                *count = exact(lane);
            }
        }
        Lanes::at(simd, &counts, 0)
    }

    #[inline(always)]
    fn get<S: Simd>(&self, simd: S, step: usize) -> StepState<S> {
        StepState {
            gap: Lanes::at(simd, &self.gap, step),
            mass: Lanes::at(simd, &self.mass, step),
            factor: Lanes::at(simd, &self.factor, step),
            less: Lanes::at(simd, &self.less, step),
            nearest: Lanes::at(simd, &self.nearest, step),
            count: Lanes::at(simd, &self.counts, step),
        }
    }

    /// Writes what a term changes.
    #[inline(always)]
    fn put<S: Simd>(&mut self, step: usize, state: &StepState<S>) {
        state.gap.put(&mut self.gap, step);
        state.mass.put(&mut self.mass, step);
        state.nearest.put(&mut self.nearest, step);
        state.count.put(&mut self.counts, step);
    }
}

/// Where the recursion of a step stands; see [`Screen`].
struct StepState<S: Simd> {
    gap: Lanes<S>,
    mass: Lanes<S>,
    factor: Lanes<S>,
    less: Lanes<S>,
    nearest: Lanes<S>,
    count: Lanes<S>,
}

impl<S: Simd> StepState<S> {
    /// One more chance; `reciprocal` is that of the count it belongs to.
    #[inline(always)]
    fn take_term(&mut self, simd: S, reciprocal: f32) {
        let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
        self.nearest = self.nearest.min(self.gap.absolute());
        self.count = self.count + zero.where_at_most(self.gap, one, zero);
        let reciprocal = Lanes::all(simd, reciprocal);
        self.mass = self.mass * self.factor.mul_add(reciprocal, self.less);
        self.gap = self.gap - self.mass;
    }
}

/// `1 / (k + 1)`.
const RECIPROCALS: [f32; MOST] = {
    let mut reciprocals = [1.0; MOST];
    let mut k = 0;
    while k < MOST {
        reciprocals[k] = 1.0 / (k as f32 + 1.0);
        k += 1;
    }
    reciprocals
};
