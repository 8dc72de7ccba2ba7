//! What stands for a count that is in doubt.

/// Stands for a count that needs more bits, or another method.
pub const DOUBT: f32 = -1.0;
