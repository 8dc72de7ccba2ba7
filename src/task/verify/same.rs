//! Whether a file is the one that a receipt knows.

use std::path::Path;

use crate::report::outbox::checksum;

/// Whether the file has this checksum; nothing where it cannot be read.
pub(super) fn same(path: &Path, sha256: &str) -> Option<bool> {
    // From a pipe might be read without end.
    let bytes = std::fs::read(path.is_file().then_some(path)?).ok()?;
    Some(checksum(&bytes) == sha256)
}
