//! Large binomial counts, side by side.

use pulp::{Arch, Simd, WithSimd};

use super::TAILS;
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::Words;

/// How many of each cell's `people` leave in a year at its hazard: binomial with chance
/// `1 − e^(−hazard)`, by transformed rejection (BTRS), all cells at once. Not a number where fewer
/// than ten are expected, or more than half: there any other sampler may count. Each trial takes the
/// next two of the `words` from `first` on for each of the `N` cells.
///
/// Source: Hörmann (1993), "The generation of binomial random variates".
pub fn leavers<const N: usize>(
    words: Words,
    first: u32,
    people: &[f64; N],
    hazards: &[f64; N],
    counts: &mut [f64; N],
) {
    Arch::new().dispatch(Leavers {
        words,
        first,
        people,
        hazards,
        counts,
    });
}

struct Leavers<'a, const N: usize> {
    words: Words,
    first: u32,
    people: &'a [f64; N],
    hazards: &'a [f64; N],
    counts: &'a mut [f64; N],
}

impl<const N: usize> WithSimd for Leavers<'_, N> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut counts = [0.0; N];
        for at in 0..N {
            counts[at] = self.trial(0, at);
        }
        *self.counts = counts;
        // One in four to seven trials fails: those cells again, packed together.
        let mut open = [0_u16; N];
        let mut count = N;
        for at in 0..N {
            open[at] = at as u16;
        }
        let mut trial = 1;
        loop {
            let mut left = 0;
            for place in 0..count {
                let at = open[place];
                open[left] = at;
                left += usize::from(self.counts[usize::from(at)] == AGAIN);
            }
            if left == 0 {
                return;
            }
            count = left;
            for pack in open[..count].chunks(PACK) {
                let mut cells = [pack[0]; PACK];
                cells[..pack.len()].copy_from_slice(pack);
                let mut pack = Pack::default();
                for (lane, at) in cells.into_iter().enumerate() {
                    pack.members[lane] = self.member(trial, at.into());
                    pack.people[lane] = self.people[usize::from(at)];
                    pack.hazards[lane] = self.hazards[usize::from(at)];
                }
                let mut counts = [0.0; PACK];
                for lane in 0..PACK {
                    counts[lane] = pack.trial(self.words, N as u32, lane);
                }
                for (at, count) in cells.into_iter().zip(counts) {
                    self.counts[usize::from(at)] = count;
                }
            }
            trial += 1;
        }
    }
}

impl<const N: usize> Leavers<'_, N> {
    /// The word that the first number of a cell's trial is taken from; the second comes `N` later.
    #[inline(always)]
    fn member(&self, trial: usize, at: usize) -> u32 {
        self.first + (2 * trial * N + at) as u32
    }

    /// One trial of a cell.
    #[inline(always)]
    fn trial(&self, trial: usize, at: usize) -> f64 {
        let member = self.member(trial, at);
        let u = uniform(self.words.of(member));
        let v = uniform(self.words.of(member + N as u32));
        try_once(self.people[at], 1.0 - exponential(-self.hazards[at]), u, v)
    }
}

/// Cells that are tried again, side by side.
#[derive(Default)]
struct Pack {
    members: [u32; PACK],
    people: [f64; PACK],
    hazards: [f64; PACK],
}

impl Pack {
    #[inline(always)]
    fn trial(&self, words: Words, after: u32, lane: usize) -> f64 {
        let member = self.members[lane];
        let (u, v) = (uniform(words.of(member)), uniform(words.of(member + after)));
        try_once(self.people[lane], 1.0 - exponential(-self.hazards[lane]), u, v)
    }
}

/// Cells that are tried again together.
const PACK: usize = 8;

/// A trial that was not accepted.
const AGAIN: f64 = -1.0;

/// A number between 0 and 1.
#[inline(always)]
fn uniform(word: u64) -> f64 {
    f64::from_bits(word >> 12 | 1.0_f64.to_bits()) - (1.0 - 0.5 * f64::EPSILON)
}

/// One trial of BTRS, all of it whatever comes, or [`AGAIN`], or not a number where it does not serve;
/// see [`binomial`](super::binomial).
#[inline(always)]
fn try_once(n: f64, p: f64, u: f64, v: f64) -> f64 {
    let q = 1.0 - p;
    let (odds, against) = (p / q, q / p);
    let spread = (n * p * q).sqrt();
    let b = 1.15 + 2.53 * spread;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let (u, over_b) = (u - 0.5, 1.0 / b);
    let us = 0.5 - u.abs();
    let over_us = 1.0 / us;
    let k = ((2.0 * a * over_us + b) * u + (n * p + 0.5)).floor();
    let squeezed = (us >= 0.07) & (v <= 0.92 - 4.2 * over_b);
    let possible = (k >= 0.0) & (k <= n);
    let k = if possible { k } else { 0.0 };
    let mode = ((n + 1.0) * p).floor();
    let alpha = (2.83 + 5.1 * over_b) * spread;
    let height = logarithm(v * alpha / (a * over_us * over_us + b));
    let (none, rest) = (n - mode + 1.0, n - k + 1.0);
    let [over_mode, over_none, over_k, over_rest] =
        [mode + 1.0, none, k + 1.0, rest].map(|count| 1.0 / count);
    let bound = (mode + 0.5) * logarithm((mode + 1.0) * over_none * against)
        + (n + 1.0) * logarithm(none * over_rest)
        + (k + 0.5) * logarithm(odds * rest * over_k)
        + tail(mode, over_mode)
        + tail(n - mode, over_none)
        - tail(k, over_k)
        - tail(n - k, over_rest);
    let accepted = possible & (squeezed | (height <= bound));
    let served = (n * p >= 10.0) & (p <= 0.5);
    let k = if accepted { k } else { AGAIN };
    if served { k } else { f64::NAN }
}

/// [`stirling_tail`](super::stirling_tail) without branches, from `k` and `r = 1 / (k + 1)`: for
/// `k ≥ 4` two more terms of the series leave an error below 1e-9.
#[inline(always)]
fn tail(k: f64, r: f64) -> f64 {
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
            assert!(
                (tail(k, 1.0 / (k + 1.0)) - stirling_tail(k)).abs() < 1e-9,
                "{k}"
            );
        }
    }
}
