//! Forecasts of short annual series as draws.

pub mod nelder_mead;
pub mod smoothing;
pub mod theta;
