//! The theta method in its three forms: the classical, the optimised and the dynamic optimised.

pub mod classical;
pub mod line;
mod model;
pub mod optimised;

pub use model::{FittedTheta, ThetaMethod};
