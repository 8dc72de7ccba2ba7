//! Exponential smoothing: a level, perhaps a slope, perhaps damped; errors added or multiplied.

pub mod additive;
pub mod ets;
pub mod multiplicative;
pub mod search;
