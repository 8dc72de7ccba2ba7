//! Those who leave their cells in a year, one by one.

use super::{STOCKS, headcount};
use crate::model::rule::KINDS;
use crate::simulation::population::CELLS;

/// Somebody who leaves a cell: its place in the lower bits, and in the upper ones which of those who
/// leave it. So each has a sequence of random numbers of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Leaver(u32);

const PLACE_BITS: u32 = 13;
const _: () = assert!(STOCKS <= 1 << PLACE_BITS);

impl Leaver {
    fn new(stock: usize, which: u32) -> Self {
        Leaver(which << PLACE_BITS | stock as u32)
    }

    /// The cell that is left.
    #[inline]
    pub fn cell(self) -> usize {
        (self.0 & ((1 << PLACE_BITS) - 1)) as usize
    }

    /// The member of a year's [`Sequences`](crate::stream::Sequences) that decides about this one.
    #[inline]
    pub fn member(self) -> u32 {
        self.0
    }
}

/// A list of leavers that keeps its memory.
#[derive(Clone, Debug)]
pub(super) struct Leavers(Vec<Leaver>);

/// Written at once for each cell, however many of them count.
const AT_ONCE: usize = 4;

impl Default for Leavers {
    fn default() -> Self {
        Leavers(vec![Leaver::default(); STOCKS])
    }
}

impl Leavers {
    /// Takes those who leave, `counts` of each cell, out of `holders` and `holding` and lists them.
    pub fn list(
        &mut self,
        counts: &[f32],
        holders: &mut [f32],
        holding: &mut [f64; CELLS],
    ) -> &[Leaver] {
        let mut length = 0;
        let rows = counts.as_chunks::<KINDS>().0.iter();
        let holders = holders.as_chunks_mut::<KINDS>().0.iter_mut();
        for (at, (counts, holders)) in rows.zip(holders).enumerate() {
            let sum = headcount(counts);
            if sum == 0.0 {
                continue;
            }
            holding[at] -= sum;
            let mut left = 0_u32;
            for kind in 0..KINDS {
                holders[kind] -= counts[kind];
                left |= u32::from(counts[kind] > 0.0) << kind;
            }
            let room = length + sum as usize + AT_ONCE;
            if room > self.0.len() {
                self.0.resize(2 * room, Leaver::default());
            }
            while left != 0 {
                let kind = left.trailing_zeros() as usize;
                left &= left - 1;
                let (stock, count) = (at * KINDS + kind, counts[kind] as usize);
                let (list, _) = self.0[length..].as_chunks_mut::<AT_ONCE>();
                list[0] = [0, 1, 2, 3].map(|which| Leaver::new(stock, which));
                for which in AT_ONCE..count {
                    self.0[length + which] = Leaver::new(stock, which as u32);
                }
                length += count;
            }
        }
        &self.0[..length]
    }
}
