//! The combination: its members, weighted by what they would have done.

mod fading;
pub mod members;
pub mod rolling;
mod tempered;
pub mod weights;
