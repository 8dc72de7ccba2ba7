//! The unit in which the values of a process are.

use super::ProcessFile;
use crate::units::Unit;

impl ProcessFile {
    /// The unit of its values.
    pub fn unit(&self) -> Unit {
        match self {
            ProcessFile::Share { .. } | ProcessFile::Completion { .. } => Unit::Share,
            ProcessFile::Growth { .. } => Unit::Growth,
            ProcessFile::Level { unit, .. } | ProcessFile::Count { unit, .. } => *unit,
        }
    }
}
