//! What the engine refuses, said of the model's files.

use crate::dataset::{Complaint, Complaints};
use crate::model::ModelFolder;
use crate::simulation::SimulationError;
use crate::task::{Failure, unmet};

/// Adds what an error of the engine says of the model's files, once, so that other scenarios are looked at too; what
/// is of no file ends the check.
pub(super) fn refused(
    error: SimulationError,
    folder: &ModelFolder,
    complaints: &mut Complaints,
) -> Result<(), Failure> {
    match unmet::said(error, folder) {
        Failure::Input(found) => {
            // Another scenario says it of the same line in other numbers.
            let told = complaints.0.clone();
            let is_new = |own: &Complaint| !told.iter().any(|other| own.is_said_by(other));
            complaints.0.extend(found.0.into_iter().filter(is_new));
            Ok(())
        }
        other => Err(other),
    }
}
