//! How much work a calibration may be.

use crate::statistics::importance;

/// How much work a calibration may be.
#[derive(Clone, Copy, Debug)]
pub struct CalibrationEffort {
    /// Sizes of the samples.
    pub sampling: importance::Settings,
    /// Draws of the engine for each point tried.
    pub each: usize,
}

impl CalibrationEffort {
    /// What a calibration of some parameters usually takes; `resampled` points come out.
    pub fn usual(parameters: usize, resampled: usize) -> Self {
        CalibrationEffort {
            sampling: importance::Settings {
                first: 500 * parameters.max(2),
                added: 100 * parameters.max(2),
                rounds: 40,
                resampled,
            },
            each: 8,
        }
    }
}
