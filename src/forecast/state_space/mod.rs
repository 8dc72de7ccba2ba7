//! Structural models by the Kalman filter: a level that walks, with or without a slope that walks.

mod filter;
mod model;

pub use filter::{Filtered, Variances, filter, smooth};
pub use model::{FittedStructural, Structural};
