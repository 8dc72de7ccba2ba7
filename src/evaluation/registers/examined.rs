//! A nation under examination.

use crate::model::checked::Margin;
use crate::simulation::registers::NationGiven;

/// A nation with everything that is known of it, the year that is judged included.
#[derive(Clone, Debug)]
pub struct Examined {
    /// What the engine is given.
    pub given: NationGiven,
    /// Its own register of the year that is judged, and that of each place.
    pub then: Vec<Option<Vec<Margin>>>,
}
