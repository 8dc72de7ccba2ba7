//! The paths of a share that moves as coverage rates have moved elsewhere.

use crate::axes::Year;
use crate::coverage::{Bridge, ReportedRate, shipped};
use crate::model::checked::Process;
use crate::simulation::SimulationError;

/// The paths of a share that moves as rates do elsewhere, through what was reported of it.
pub(super) fn bridge(process: &Process, base: Year) -> Result<Bridge, SimulationError> {
    let reports: Vec<ReportedRate> = process
        .observations
        .iter()
        .map(|seen| ReportedRate {
            step: (seen.year - base).max(0) as usize,
            share: seen.value,
            error: seen.error,
        })
        .collect();
    Bridge::new(shipped(), &process.layers[0].start, &reports).ok_or_else(|| {
        SimulationError::ReportsDisagree {
            key: process.key.clone(),
        }
    })
}
