//! Calibration: from past errors to intervals that mean what they say.

pub mod estimate;
pub mod fold;
pub mod pool;
pub mod reference;
pub mod scale;
pub mod scatter;
pub mod shape;
