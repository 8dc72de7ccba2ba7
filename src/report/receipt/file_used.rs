//! A file that was read or written.

use serde::{Deserialize, Serialize};

/// A file and its contents' checksum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileUsed {
    /// Name, or path under the folder of the datasets or of the outputs.
    pub file: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Key of the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl FileUsed {
    /// Some files with their checksums.
    pub fn all(files: &[(String, String)]) -> Vec<FileUsed> {
        let one = |(file, sha256): &(String, String)| FileUsed {
            file: file.clone(),
            sha256: sha256.clone(),
            source: String::new(),
        };
        files.iter().map(one).collect()
    }
}
