//! Paths of one rate from the end of its history.

use super::bridge::Bridge;
use super::chain::{Chain, States};
use super::levels::{LEVELS, level_of};
use crate::stream::Stream;

/// A rate of which a history is known, going on from its last year.
#[derive(Clone, Debug)]
pub struct Onward {
    bridge: Bridge,
    states: States,
    last: f64,
    /// Whether it was complete whenever it was as high as that, and is now.
    complete: bool,
}

impl Onward {
    /// After yearly values from 0 to 1 (`None` for a gap); `None` where the last year is a gap.
    pub fn of(chain: &'static Chain, history: &[Option<f64>]) -> Option<Self> {
        let last = (*history.last()?)?;
        let levels: Vec<Option<usize>> = history.iter().map(|share| share.map(level_of)).collect();
        let (states, _) = chain.filter(&levels)?;
        let highest = history.iter().flatten().filter(|share| is_highest(**share));
        let complete = is_highest(last) && highest.clone().all(|share| *share >= 1.0);
        Some(Onward {
            bridge: Bridge::free(chain),
            states,
            last,
            complete,
        })
    }

    /// Draws the years after the last. The highest level of the chain is that at which rates elsewhere are capped: a rate
    /// whose cap is 100 % comes back to just that.
    pub fn draw(&self, random: &mut Stream, path: &mut [f64]) {
        self.bridge.go_on(self.states, self.last, random, &[], path);
        if self.complete {
            let back = path.iter_mut().filter(|share| is_highest(**share));
            back.for_each(|share| *share = 1.0);
        }
    }
}

/// Whether a share is of the highest level.
fn is_highest(share: f64) -> bool {
    level_of(share) == LEVELS - 1
}
