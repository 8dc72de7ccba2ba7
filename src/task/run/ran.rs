//! A scenario that was run.

use std::sync::Arc;

use crate::evaluation::{Attainment, Summaries};
use crate::model::Model;
use crate::projection::Projection;
use crate::simulation::Outcome;
use crate::source::Words;
use crate::task::writing::Put;

/// A scenario that was run.
#[derive(Debug)]
pub struct Ran {
    /// The model as run.
    pub model: Arc<Model>,
    /// What came out.
    pub outcome: Outcome,
    /// Medians and intervals.
    pub summaries: Summaries,
    /// Targets.
    pub attainments: Vec<Attainment>,
    /// The baseline under the same random streams, where this is another scenario.
    pub baseline: Option<Arc<Projection>>,
    /// Seed of the run.
    pub seed: u64,
    /// What is to be known of the number of draws, where people were followed one by one.
    pub note: Option<Words>,
    /// What was written.
    pub put: Put,
}
