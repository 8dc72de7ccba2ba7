//! Where output goes: all files of a run appear together, or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use thiserror::Error;

/// Why output could not be written.
#[derive(Debug, Error)]
#[error(
    "{path}：写不进去（{why}）；请检查磁盘空间、权限，或文件是否正在 Excel/WPS 中打开 · cannot be written: {why}"
)]
pub struct OutboxError {
    /// The file or folder.
    pub path: String,
    /// What the system said.
    #[source]
    pub why: io::Error,
}

/// A folder being filled beside its final place.
#[derive(Debug)]
pub struct Outbox {
    folder: tempfile::TempDir,
    destination: PathBuf,
    checksums: Vec<(String, String)>,
}

impl Outbox {
    /// Begins a folder that will stand at `destination`.
    pub fn begin(destination: &Path) -> Result<Self, OutboxError> {
        let parent = destination.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(failed(parent))?;
        let folder = tempfile::Builder::new()
            .prefix(".plancast-")
            .tempdir_in(parent)
            .map_err(failed(parent))?;
        Ok(Outbox {
            folder,
            destination: destination.to_path_buf(),
            checksums: Vec::new(),
        })
    }

    /// Writes one file; its name may have folders.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), OutboxError> {
        let path = self.folder.path().join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::write(&path, bytes).map_err(failed(&path))?;
        self.checksums.push((name.to_string(), checksum(bytes)));
        Ok(())
    }

    /// Name and SHA-256 of every file so far.
    pub fn checksums(&self) -> &[(String, String)] {
        &self.checksums
    }

    /// Puts the folder in its place; an older one is replaced.
    pub fn finish(self) -> Result<PathBuf, OutboxError> {
        let path = self.destination;
        let full = self.folder.keep();
        set_readable(&full)?;
        if path.exists() {
            let old = full.with_extension("old");
            fs::rename(&path, &old).map_err(failed(&path))?;
            fs::rename(&full, &path).map_err(failed(&path))?;
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        } else {
            fs::rename(&full, &path).map_err(failed(&path))?;
        }
        Ok(path)
    }
}

/// A temporary folder is private; the finished one is readable by everybody who may read its parent.
#[cfg(unix)]
fn set_readable(path: &Path) -> Result<(), OutboxError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(failed(path))
}

#[cfg(not(unix))]
fn set_readable(_: &Path) -> Result<(), OutboxError> {
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> OutboxError {
    let path = path.to_string_lossy().into_owned();
    move |why| OutboxError { path, why }
}
