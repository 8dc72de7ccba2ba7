//! Large binomial counts, side by side.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::TAILS;
use super::binomial::squeeze;
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::RandomWords;

/// How many of some cells' `people` leave in a year at their hazard: binomial with chance
/// `1 − e^(−hazard)`, by transformed rejection (BTRS), the `cells` side by side. Not a number where
/// fewer than ten are expected, or more than half: there any other sampler may count. Each trial takes
/// the next two of the `words` from `first` on for each of the `N` cells; `cells` is used up, and the
/// stack holds 24 bytes for each of the `N`.
///
/// Source: Hörmann (1993), "The generation of binomial random variates".
pub fn leavers<const N: usize>(
    words: RandomWords,
    first: u32,
    people: &[f64; N],
    hazards: &[f64; N],
    cells: &mut [u16],
    counts: &mut [f64; N],
) {
    vectors::dispatch(LeaversByRejection {
        words,
        first,
        people,
        hazards,
        cells,
        counts,
    });
}

struct LeaversByRejection<'a, const N: usize> {
    words: RandomWords,
    first: u32,
    people: &'a [f64; N],
    hazards: &'a [f64; N],
    cells: &'a mut [u16],
    counts: &'a mut [f64; N],
}

impl<const N: usize> WithSimd for LeaversByRejection<'_, N> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (mut open, mut trial) = (self.cells.len(), 0);
        let mut doubts = [Doubt::default(); N];
        while open > 0 {
            let (mut left, mut doubtful) = (0, 0);
            for from in (0..open).step_by(PACK) {
                let mut pack = Pack::default();
                for lane in 0..PACK {
                    // A pack that is not full repeats the last cell.
                    let at = usize::from(self.cells[(from + lane).min(open - 1)]);
                    pack.members[lane] = self.first + (2 * trial * N + at) as u32;
                    pack.people[lane] = self.people[at];
                    pack.hazards[lane] = self.hazards[at];
                }
                let tried = pack.try_once(self.words, N as u32);
                for lane in 0..PACK.min(open - from) {
                    let at = self.cells[from + lane];
                    self.counts[usize::from(at)] = tried.counts[lane];
                    self.cells[left] = at;
                    left += usize::from(tried.counts[lane] == AGAIN);
                    doubts[doubtful] = Doubt {
                        at,
                        chance: tried.chances[lane],
                        height: tried.heights[lane],
                    };
                    doubtful += usize::from(tried.open[lane]);
                }
            }
            for doubts in doubts[..doubtful].chunks(PACK) {
                let refused = self.refused(doubts);
                for (doubt, refused) in doubts.iter().zip(refused) {
                    if refused {
                        self.counts[usize::from(doubt.at)] = AGAIN;
                        self.cells[left] = doubt.at;
                        left += 1;
                    }
                }
            }
            (open, trial) = (left, trial + 1);
        }
    }
}

impl<const N: usize> LeaversByRejection<'_, N> {
    /// Which of some counts are less likely than they would have to be.
    #[inline(always)]
    fn refused(&self, doubts: &[Doubt]) -> [bool; PACK] {
        let (mut people, mut chances) = ([0.0; PACK], [0.0; PACK]);
        let (mut counts, mut heights) = ([0.0; PACK], [0.0; PACK]);
        for lane in 0..PACK {
            let doubt = &doubts[lane.min(doubts.len() - 1)];
            people[lane] = self.people[usize::from(doubt.at)];
            counts[lane] = self.counts[usize::from(doubt.at)];
            (chances[lane], heights[lane]) = (doubt.chance, doubt.height);
        }
        let mut refused = [false; PACK];
        for lane in 0..PACK {
            refused[lane] = heights[lane] > log_chance(people[lane], chances[lane], counts[lane]);
        }
        refused
    }
}

/// A cell whose trial the squeeze has left open.
#[derive(Clone, Copy, Default)]
struct Doubt {
    at: u16,
    chance: f64,
    height: f64,
}

/// Cells that are tried side by side.
const PACK: usize = 8;

/// A trial that was not accepted.
const AGAIN: f64 = -1.0;

/// Cells, and the word that the first number of each one's trial is taken from.
#[derive(Default)]
struct Pack {
    members: [u32; PACK],
    people: [f64; PACK],
    hazards: [f64; PACK],
}

/// What came of a trial: the count, or [`AGAIN`], or not a number where it does not serve; and whether
/// the count is to be held against its chance.
#[derive(Default)]
struct Tried {
    counts: [f64; PACK],
    chances: [f64; PACK],
    heights: [f64; PACK],
    open: [bool; PACK],
}

impl Pack {
    /// One trial of BTRS for each cell, see [`binomial`](super::binomial). The second numbers come so
    /// many words `after` the first.
    #[inline(always)]
    fn try_once(&self, words: RandomWords, after: u32) -> Tried {
        let mut tried = Tried::default();
        for lane in 0..PACK {
            let (n, p) = (self.people[lane], 1.0 - exponential(-self.hazards[lane]));
            let u = uniform(words.of(self.members[lane])) - 0.5;
            // Nothing in the lanes may end in a branch, as a sum that is watched for overflow does.
            let v = uniform(words.of(self.members[lane].wrapping_add(after)));
            let variance = n * p * (1.0 - p);
            let spread = variance.sqrt();
            let b = 1.15 + 2.53 * spread;
            let a = -0.0873 + 0.0248 * b + 0.01 * p;
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + (n * p + 0.5)).floor();
            let mode = ((n + 1.0) * p).floor();
            // `v ≤ 0.92 − 4.2 / b`, and `v α / (a / us² + b)` with `α = (2.83 + 5.1 / b) · spread`.
            let accepted = (us >= 0.07) & (v * b <= 0.92 * b - 4.2);
            let us2 = us * us;
            let height = logarithm(v * (2.83 * b + 5.1) * spread * us2 / (b * (a + b * us2)));
            let (low, high, holds) = squeeze((k - mode).abs(), variance);
            let served = (n * p >= 10.0) & (p <= 0.5);
            let possible = (k >= 0.0) & (k <= n);
            let accepted = accepted | (holds & (height <= low));
            let refused = !possible | (!accepted & holds & (height > high));
            let k = if refused { AGAIN } else { k };
            tried.counts[lane] = if served { k } else { f64::NAN };
            tried.open[lane] = served & !accepted & !refused;
            (tried.heights[lane], tried.chances[lane]) = (height, p);
        }
        tried
    }
}

/// A number between 0 and 1.
#[inline(always)]
fn uniform(word: u64) -> f64 {
    f64::from_bits(word >> 12 | 1.0_f64.to_bits()) - (1.0 - 0.5 * f64::EPSILON)
}

/// Logarithm of the chance of `k` relative to that of the mode.
#[inline(always)]
fn log_chance(n: f64, p: f64, k: f64) -> f64 {
    let odds = p / (1.0 - p);
    let mode = ((n + 1.0) * p).floor();
    let (none, rest) = (n - mode + 1.0, n - k + 1.0);
    (mode + 0.5) * logarithm((mode + 1.0) / (odds * none))
        + (n + 1.0) * logarithm(none / rest)
        + (k + 0.5) * logarithm(odds * rest / (k + 1.0))
        + tail(mode)
        + tail(n - mode)
        - tail(k)
        - tail(n - k)
}

/// [`stirling_tail`](super::stirling_tail) without branches: for `k ≥ 4` two more terms of the series
/// leave an error below 1e-9.
#[inline(always)]
fn tail(k: f64) -> f64 {
    let r = 1.0 / (k + 1.0);
    let r2 = r * r;
    let mut tail = (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - r2 / 1188.0) * r2) * r2) * r2)
        * r;
    for small in 0..4 {
        tail = if k == small as f64 {
            TAILS[small]
        } else {
            tail
        };
    }
    tail
}

#[cfg(test)]
mod tests {
    use super::super::stirling_tail;
    use super::*;

    #[test]
    fn tails_agree_with_the_table() {
        for k in 0..200 {
            let k = f64::from(k);
            assert!((tail(k) - stirling_tail(k)).abs() < 1e-9, "{k}");
        }
    }
}
