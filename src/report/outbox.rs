//! Where output goes: all files of a run appear together, or none, and nobody else's are touched.

mod error;
mod placing;

pub use error::OutboxError;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::receipt::RECEIPT;
use error::failed;
use placing::put_in_place;

/// A folder being filled beside its final place.
#[derive(Debug)]
pub struct Outbox {
    folder: tempfile::TempDir,
    destination: PathBuf,
    checksums: Vec<(String, String)>,
}

/// Folders that are being filled, each with those above it that were made for it, the deepest first; whoever writes into one
/// holds it open: see [`clear_unfinished`].
static UNFINISHED: RwLock<BTreeMap<PathBuf, Vec<PathBuf>>> = RwLock::new(BTreeMap::new());

/// Removes the folders that are being filled and lets nobody write from now on: for a program that is told to stop.
pub fn clear_unfinished() {
    let folders = UNFINISHED.write().unwrap_or_else(PoisonError::into_inner);
    for (folder, made) in folders.iter() {
        // Nothing can be said of a failure here, and nothing done about it.
        let _ = fs::remove_dir_all(folder);
        // Where something else was put in the meantime the folder stays.
        for above in made {
            let _ = fs::remove_dir(above);
        }
    }
    std::mem::forget(folders);
}

/// Writes a file into a folder; its name and checksum.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(String, String), OutboxError> {
    let _open = UNFINISHED.read().unwrap_or_else(PoisonError::into_inner);
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed(parent))?;
    }
    fs::write(&path, bytes).map_err(failed(&path))?;
    Ok((name.to_string(), checksum(bytes)))
}

impl Outbox {
    /// Begins a folder that will stand at `destination`.
    ///
    /// # Errors
    /// Where no folder can be made beside it.
    pub fn begin(destination: &Path) -> Result<Self, OutboxError> {
        let destination = behind_links(destination);
        let parent = destination
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        let mut unfinished = UNFINISHED.write().unwrap_or_else(PoisonError::into_inner);
        let above = parent.ancestors();
        let made = above.take_while(|above| !above.as_os_str().is_empty() && !above.exists());
        let made = made.map(Path::to_path_buf).collect();
        fs::create_dir_all(parent).map_err(failed(parent))?;
        sweep(parent);
        let folder = tempfile::Builder::new()
            .prefix(&format!("{BEGUN}{}-", std::process::id()))
            .tempdir_in(parent)
            .map_err(failed(parent))?;
        unfinished.insert(folder.path().to_path_buf(), made);
        drop(unfinished);
        Ok(Outbox {
            folder,
            destination,
            checksums: Vec::new(),
        })
    }

    /// Writes one file; its name may have folders.
    ///
    /// # Errors
    /// Where the file or its folders cannot be written.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), OutboxError> {
        let written = write(self.folder.path(), name, bytes)?;
        self.checksums.push(written);
        Ok(())
    }

    /// Writes several files at once.
    ///
    /// # Errors
    /// That of the first file that cannot be written.
    pub fn put_all(&mut self, files: &[(String, Vec<u8>)]) -> Result<(), OutboxError> {
        let folder = self.folder.path();
        let written = files.par_iter();
        let written = written.map(|(name, bytes)| write(folder, name, bytes));
        self.checksums
            .extend(written.collect::<Result<Vec<_>, _>>()?);
        Ok(())
    }

    /// Name and SHA-256 of every file so far.
    pub fn checksums(&self) -> &[(String, String)] {
        &self.checksums
    }

    /// Puts the files in their place. An older result there, all of it named by its receipt, is
    /// replaced as a whole; where the folder holds anything else, that stays, and the files are put
    /// in one by one.
    ///
    /// # Errors
    /// Where something that is no result stands in the place of a file, or cannot be moved.
    pub fn finish(self) -> Result<PathBuf, OutboxError> {
        let path = self.destination;
        // Whoever is told to stop waits until the files are in their place.
        let mut unfinished = UNFINISHED.write().unwrap_or_else(PoisonError::into_inner);
        let full = self.folder.keep();
        let put = put_in_place(&full, &path);
        if put.is_err() {
            // What could not be put in its place does not stay beside it.
            let _ = fs::remove_dir_all(&full);
        }
        unfinished.remove(&full);
        put.map(|()| path)
    }
}

/// How the names of folders that are being filled begin; the number of the process follows.
const BEGUN: &str = ".plancast-";

/// Removes what processes that are no more have left behind, where the system says which are.
fn sweep(parent: &Path) {
    let processes = Path::new("/proc");
    let entries = fs::read_dir(parent)
        .ok()
        .filter(|_| processes.join("self").exists());
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name
            .strip_prefix(BEGUN)
            .and_then(|rest| rest.split(['-', '.']).next());
        let process = process.and_then(|number| number.parse::<u32>().ok());
        if process.is_some_and(|number| !processes.join(number.to_string()).exists()) {
            // Somebody else may be sweeping too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Where a path leads when its links are followed, also where nothing stands there yet.
fn behind_links(path: &Path) -> PathBuf {
    /// More links in a row than anybody sets; a circle has no end.
    const LINKS: usize = 40;
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = match path.parent() {
            Some(parent) => parent.join(target),
            None => target,
        };
    }
    path
}

/// SHA-256 in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::placing::files;
    use super::*;

    fn put(folder: &Path, names: &[&str]) {
        let mut outbox = Outbox::begin(folder).unwrap();
        let outputs: String = names
            .iter()
            .map(|name| format!("[[outputs]]\nfile = \"{name}\"\n"))
            .collect();
        for name in names {
            outbox.put(name, b"ours").unwrap();
        }
        outbox.put(RECEIPT, outputs.as_bytes()).unwrap();
        outbox.finish().unwrap();
    }

    #[test]
    fn an_older_result_is_replaced_and_what_others_wrote_stays() {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("out");
        put(&folder, &["tables/a.csv", "b.svg"]);
        put(&folder, &["tables/a.csv", "c.svg"]);
        assert!(!folder.join("b.svg").exists() && folder.join("c.svg").exists());
        fs::write(folder.join("tables/notes.docx"), "theirs").unwrap();
        put(&folder, &["d.svg"]);
        let left = files(&folder).unwrap();
        let expected = ["d.svg", RECEIPT, "tables/notes.docx"].map(PathBuf::from);
        assert_eq!(left, BTreeSet::from(expected));
        assert_eq!(
            fs::read_dir(desk.path()).unwrap().count(),
            1,
            "nothing half-written"
        );
    }

    /// A folder of somebody's in the place of a file, and a file in that of a folder: nothing is put there, and nothing stays.
    #[test]
    fn what_cannot_stand_in_its_place_is_told_before_anything_is_moved() {
        for (taken, name) in [
            ("tables/a.csv/x", "tables/a.csv"),
            ("tables", "tables/a.csv"),
        ] {
            let desk = tempfile::tempdir().unwrap();
            let folder = desk.path().join("out");
            let theirs = folder.join(taken);
            fs::create_dir_all(theirs.parent().unwrap()).unwrap();
            fs::write(&theirs, "theirs").unwrap();
            let mut outbox = Outbox::begin(&folder).unwrap();
            outbox.put("a.svg", b"ours").unwrap();
            outbox.put(name, b"ours").unwrap();
            outbox.put(RECEIPT, b"").unwrap();
            let refused = outbox.finish().unwrap_err().to_string();
            assert!(refused.contains("tables"), "{refused}");
            assert_eq!(
                files(&folder).unwrap(),
                BTreeSet::from([PathBuf::from(taken)])
            );
            assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_receipt_cannot_point_out_of_its_folder() {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("out");
        fs::write(desk.path().join("precious"), "theirs").unwrap();
        put(&folder, &["a.svg"]);
        fs::write(
            folder.join(RECEIPT),
            "[[outputs]]\nfile = \"../precious\"\n",
        )
        .unwrap();
        put(&folder, &["a.svg"]);
        assert!(desk.path().join("precious").exists() && folder.join("a.svg").exists());
    }
}
