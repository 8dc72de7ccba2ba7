//! Large binomial counts, side by side.

use pulp::{Arch, Simd, WithSimd};

use super::TAILS;
use crate::statistics::elementary::{exponential, logarithm};
use crate::stream::Words;

/// How many of each cell's `people` leave in a year at its hazard: binomial with chance
/// `1 − e^(−hazard)`, by one trial of transformed rejection (BTRS), all cells at once. Not a number
/// where the trial was not accepted (one in four to seven), where fewer than ten are expected, or more
/// than half: there any other sampler may count. All slices have one entry for each cell, and so many
/// of the `words` from `first` on serve each of two numbers.
///
/// Source: Hörmann (1993), "The generation of binomial random variates".
pub fn leavers(words: Words, first: u32, people: &[f64], hazards: &[f64], counts: &mut [f64]) {
    Arch::new().dispatch(Leavers {
        words,
        first,
        people,
        hazards,
        counts,
    });
}

struct Leavers<'a> {
    words: Words,
    first: u32,
    people: &'a [f64],
    hazards: &'a [f64],
    counts: &'a mut [f64],
}

impl WithSimd for Leavers<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let cells = self.counts.len() as u32;
        let each = self.people.iter().zip(self.hazards).zip(self.counts);
        for (at, ((people, hazard), count)) in each.enumerate() {
            let member = self.first + at as u32;
            let u = uniform(self.words.of(member));
            let v = uniform(self.words.of(member + cells));
            *count = try_once(*people, 1.0 - exponential(-hazard), u, v);
        }
    }
}

/// A number between 0 and 1.
#[inline(always)]
fn uniform(word: u64) -> f64 {
    f64::from_bits(word >> 12 | 1.0_f64.to_bits()) - (1.0 - 0.5 * f64::EPSILON)
}

/// One trial of BTRS, all of it whatever comes; see [`binomial`](super::binomial).
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
    if accepted & served { k } else { f64::NAN }
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
