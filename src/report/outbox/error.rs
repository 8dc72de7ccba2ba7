//! Why output could not be written.

use std::path::Path;
use std::{fmt, io};

use thiserror::Error;

use crate::source::{InWords, Words};

/// Why output could not be written.
#[derive(Debug, Error)]
pub struct OutboxError {
    /// The file or folder.
    pub path: String,
    /// What the system said.
    #[source]
    pub why: io::Error,
}

impl InWords for OutboxError {
    fn words(&self) -> Words {
        let (path, why) = (&self.path, self.why.words());
        Words::both(
            format!(
                "{path}：写不进去（{}）；请检查磁盘空间、权限，或文件是否正在 Excel/WPS 中打开",
                why.zh
            ),
            format!(
                "{path}: cannot be written ({}); check the space on the disk, the permissions, and whether the file is \
                 open in Excel",
                why.en
            ),
        )
    }
}

impl fmt::Display for OutboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

/// What failed, for `map_err`.
pub(super) fn failed(path: &Path) -> impl FnOnce(io::Error) -> OutboxError {
    let path = path.to_string_lossy().into_owned();
    move |why| OutboxError { path, why }
}
