//! A county made ready.

use crate::simulation::Engine;

/// A county made ready.
#[derive(Debug)]
pub(super) struct ReadyCounty {
    pub(super) region: String,
    pub(super) scenario: String,
    pub(super) name: String,
    pub(super) generated: bool,
    pub(super) engine: Engine,
}
