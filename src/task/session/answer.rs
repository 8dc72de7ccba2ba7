//! Draws of a scenario, as a session gives them.

use std::sync::Arc;

use crate::model::Model;
use crate::simulation::Outcome;

/// Draws of a scenario.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The model as run.
    pub model: Arc<Model>,
    /// What came out.
    pub outcome: Outcome,
    /// Seed of the draws.
    pub seed: u64,
    /// Number of the first of them.
    pub first: usize,
}
