//! Memory for those who are followed.

use crate::simulation::household::Situations;
use crate::simulation::lives::{Holders, Lives};

/// Memory for those who are followed.
#[derive(Debug, Default)]
pub(super) struct Persons {
    pub(super) lives: Lives,
    /// Everybody who ever holds a certificate in this draw.
    pub(super) holders: Holders,
    pub(super) situations: Situations,
}
