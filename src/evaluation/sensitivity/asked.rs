//! What is asked of an engine.

use crate::axes::Year;

/// What is asked of an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Place of the quantity among those of the engine.
    pub quantity: usize,
    /// The year.
    pub year: Year,
    /// Seed of the draws.
    pub seed: u64,
    /// Rows of the two matrices of draws.
    pub rows: usize,
}

/// Fewest and most draws in which each parameter is held, and rows for each of them.
const FEWEST_PAIRED: usize = 64;
const MOST_PAIRED: usize = 256;
const ROWS_OF_ONE: usize = 32;

impl Asked {
    /// The fewest rows with which an answer means anything.
    pub const FEWEST_ROWS: usize = FEWEST_PAIRED;

    /// Draws in which each parameter is held.
    pub fn paired(&self) -> usize {
        (self.rows / ROWS_OF_ONE).clamp(FEWEST_PAIRED, MOST_PAIRED)
    }
}
