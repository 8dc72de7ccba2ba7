//! How wide and high the pieces of a pyramid are.

/// Width of the column of ages between the sexes.
pub(super) const SPINE: f64 = 46.0;

/// Height of an age group.
pub(super) const GROUP: f64 = 15.5;
