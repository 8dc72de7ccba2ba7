//! A run without what may not be published.

use std::sync::Arc;

use crate::evaluation::Attainment;
use crate::evaluation::withheld::Withheld;

/// A run without what may not be published.
#[derive(Clone, Debug)]
pub(in crate::task) struct PublishedRun {
    /// What was left out.
    pub withheld: Arc<Withheld>,
    /// The targets, judged on everything; those whose measure is withheld in a year of the plan are left out.
    pub attainments: Vec<Attainment>,
}
