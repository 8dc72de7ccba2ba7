//! Paths of one rate from the end of its history.

use super::bridge::Bridge;
use super::chain::{Chain, States};
use super::levels::level_of;
use crate::stream::Uniforms;

/// A rate of which a history is known, going on from its last year.
#[derive(Clone, Debug)]
pub struct Onward {
    bridge: Bridge,
    states: States,
    last: f64,
}

impl Onward {
    /// After yearly values from 0 to 1 (`None` for a gap); `None` where the last year is a gap.
    pub fn of(chain: &'static Chain, history: &[Option<f64>]) -> Option<Self> {
        let last = (*history.last()?)?;
        let levels: Vec<Option<usize>> = history.iter().map(|share| share.map(level_of)).collect();
        let (states, _) = chain.filter(&levels)?;
        Some(Onward {
            bridge: Bridge::free(chain),
            states,
            last,
        })
    }

    /// Draws the years after the last.
    pub fn draw(&self, random: &mut impl Uniforms, path: &mut [f64]) {
        self.bridge.go_on(self.states, self.last, random, &[], path);
    }
}
