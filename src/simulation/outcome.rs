//! The result of a run.

use super::profiles::Profiles;
use crate::projection::{Different, Projection};

/// The result of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// All quantities over the years.
    pub projection: Projection,
    /// The age structure in some years.
    pub profiles: Profiles,
}

impl Outcome {
    /// Adds the draws that come next, of the same engine.
    pub fn append(&mut self, next: &Outcome) -> Result<(), Different> {
        self.projection.append(&next.projection)?;
        self.profiles.append(&next.profiles);
        Ok(())
    }
}
