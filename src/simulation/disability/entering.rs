//! Working memory for those who are newly certified.

use super::blocks::BLOCK;
use crate::statistics::sampling::screen::{Screen, StepList};

/// Working memory for a block of cells: their uniform numbers, how many are expected, and the steps in
/// which somebody may enter.
#[derive(Clone, Debug)]
pub(super) struct Entering {
    pub(super) screen: Screen<BLOCK>,
    pub(super) numbers: [f32; BLOCK],
    pub(super) means: [f32; BLOCK],
    pub(super) busy: StepList<BLOCK>,
}

impl Default for Entering {
    fn default() -> Self {
        Entering {
            screen: Screen::default(),
            numbers: [0.0; BLOCK],
            means: [0.0; BLOCK],
            busy: StepList::default(),
        }
    }
}
