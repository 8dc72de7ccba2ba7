//! A table of a datasets folder before it is read.

use super::Place;
use super::sidecar::Sidecar;

/// A table of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its description.
    pub sidecar: Sidecar,
    /// Its file, relative to the folder.
    pub file: String,
    /// The file of its description, relative to the folder.
    pub sidecar_file: String,
    /// Where that says the checksum and the number of rows of the file.
    pub said_at: [Place; 2],
}
