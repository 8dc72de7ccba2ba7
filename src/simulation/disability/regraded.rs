//! Those who are regraded in a year, one by one.

use super::STOCKS;
use crate::statistics::sampling::MOST_LANES;

/// Somebody whose first event of the year is a regrading: the cell in the lower bits, and in the
/// upper ones which of those who are regraded out of it. So each has a sequence of random numbers of
/// their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Regraded(u32);

const PLACE_BITS: u32 = 13;
const _: () = assert!(STOCKS <= 1 << PLACE_BITS);

impl Regraded {
    #[inline]
    fn new(stock: usize, which: u32) -> Self {
        Regraded(which << PLACE_BITS | stock as u32)
    }

    /// The cell that is left.
    #[inline]
    pub fn stock(self) -> usize {
        (self.0 & ((1 << PLACE_BITS) - 1)) as usize
    }

    /// The member of a year's [`Sequences`](crate::stream::Sequences) that decides about this one.
    #[inline]
    pub fn member(self) -> u32 {
        self.0
    }
}

/// A list of everybody who is regraded in a year, which keeps its memory.
#[derive(Clone, Debug)]
pub(super) struct AllRegraded {
    list: Vec<Regraded>,
    length: usize,
}

impl Default for AllRegraded {
    fn default() -> Self {
        AllRegraded {
            list: vec![Regraded(0); STOCKS],
            length: 0,
        }
    }
}

impl AllRegraded {
    /// Nobody yet.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Everybody.
    pub fn list(&self) -> &[Regraded] {
        &self.list[..self.length]
    }

    /// Lists so many of each of some neighbouring cells.
    #[inline(always)]
    pub fn add(&mut self, first: usize, counts: &[f32]) {
        if self.length + MOST_LANES > self.list.len() {
            self.list.resize(2 * self.list.len(), Regraded(0));
        }
        let room = &mut self.list[self.length..self.length + MOST_LANES];
        let (mut length, mut more) = (0, false);
        for (lane, count) in counts.iter().enumerate() {
            room[length] = Regraded::new(first + lane, 0);
            length += usize::from(*count > 0.0);
            more |= *count > 1.0;
        }
        self.length += length;
        if more {
            self.add_further(first, counts);
        }
    }

    /// Lists those after the first of each cell.
    fn add_further(&mut self, first: usize, counts: &[f32]) {
        for (lane, count) in counts.iter().enumerate() {
            for which in 1..*count as u32 {
                if self.length == self.list.len() {
                    self.list.resize(2 * self.length, Regraded(0));
                }
                self.list[self.length] = Regraded::new(first + lane, which);
                self.length += 1;
            }
        }
    }
}
