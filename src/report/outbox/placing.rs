//! A result in its place: beside what others put there, or instead of an older one.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::{OutboxError, RECEIPT, failed};

/// A result takes the place of an older one.
pub(super) fn put_in_place(full: &Path, path: &Path) -> Result<(), OutboxError> {
    set_readable(full)?;
    if !path.exists() {
        return fs::rename(full, path).map_err(failed(path));
    }
    let old = named_by_receipt(path);
    if files(path)?.is_subset(&old) {
        exchange(full, path)?;
        return fs::remove_dir_all(full).map_err(failed(full));
    }
    let new = files(full)?;
    can_be_placed(&new, path)?;
    // Without a receipt until everything is there, so that a half-written folder says what it is.
    let receipt = PathBuf::from(RECEIPT);
    if path.join(RECEIPT).is_file() {
        fs::remove_file(path.join(RECEIPT)).map_err(failed(path))?;
    }
    let last = new.contains(&receipt).then_some(&receipt);
    for name in new.iter().filter(|name| **name != receipt).chain(last) {
        let place = path.join(name);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::rename(full.join(name), &place).map_err(failed(&place))?;
    }
    for name in old.difference(&new) {
        let place = path.join(name);
        if place.is_file() {
            fs::remove_file(&place).map_err(failed(&place))?;
        }
    }
    fs::remove_dir_all(full).map_err(failed(full))
}

/// Every file can stand in its place, which is looked at before any of them is moved.
fn can_be_placed(new: &BTreeSet<PathBuf>, path: &Path) -> Result<(), OutboxError> {
    for name in new {
        let place = path.join(name);
        if place.is_dir() {
            return Err(failed(&place)(ErrorKind::IsADirectory.into()));
        }
        let above = name.ancestors().skip(1).map(|above| path.join(above));
        let mut files = above.filter(|above| above.exists() && !above.is_dir());
        if let Some(file) = files.next() {
            return Err(failed(&file)(ErrorKind::NotADirectory.into()));
        }
    }
    Ok(())
}

/// Two folders take each other's place, at once where the system can.
fn exchange(new: &Path, old: &Path) -> Result<(), OutboxError> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    one_after_the_other(new, old)
}

/// The same in steps; where the new folder cannot be moved the older one stays where it was.
fn one_after_the_other(new: &Path, old: &Path) -> Result<(), OutboxError> {
    let aside = new.with_extension("old");
    fs::rename(old, &aside).map_err(failed(old))?;
    if let Err(why) = fs::rename(new, old) {
        fs::rename(&aside, old).map_err(failed(&aside))?;
        return Err(failed(old)(why));
    }
    fs::rename(&aside, new).map_err(failed(&aside))
}

/// The files that a folder's receipt names, and the receipt; none without one.
fn named_by_receipt(folder: &Path) -> BTreeSet<PathBuf> {
    let text = fs::read_to_string(folder.join(RECEIPT)).unwrap_or_default();
    let Ok(receipt) = text.parse::<toml::Table>() else {
        return BTreeSet::new();
    };
    let outputs = receipt.get("outputs").and_then(toml::Value::as_array);
    let names = outputs.into_iter().flatten();
    let names = names.filter_map(|output| output.get("file").and_then(toml::Value::as_str));
    // A receipt may have been changed by hand: it must not point out of the folder.
    let inside = |name: &&str| {
        let parts = Path::new(name).components();
        parts
            .into_iter()
            .all(|part| matches!(part, Component::Normal(_)))
    };
    names
        .filter(inside)
        .chain([RECEIPT])
        .map(PathBuf::from)
        .collect()
}

/// All files below a folder, by their path within it.
pub(super) fn files(folder: &Path) -> Result<BTreeSet<PathBuf>, OutboxError> {
    let mut found = BTreeSet::new();
    let mut within = vec![PathBuf::new()];
    while let Some(place) = within.pop() {
        let here = folder.join(&place);
        for entry in fs::read_dir(&here).map_err(failed(&here))? {
            let entry = entry.map_err(failed(&here))?;
            let name = place.join(entry.file_name());
            // A link is a file of its own, whatever it points to.
            if entry.file_type().map_err(failed(&here))?.is_dir() {
                within.push(name);
            } else {
                found.insert(name);
            }
        }
    }
    Ok(found)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_result_stays_where_the_new_one_cannot_be_moved() {
        let folder = tempfile::tempdir().expect("a folder");
        let (old, new) = (folder.path().join("run"), folder.path().join("none"));
        fs::create_dir(&old).expect("a folder");
        fs::write(old.join("a.csv"), "1").expect("a file");
        assert!(one_after_the_other(&new, &old).is_err());
        assert_eq!(fs::read_to_string(old.join("a.csv")).expect("kept"), "1");
        fs::create_dir(&new).expect("a folder");
        one_after_the_other(&new, &old).expect("exchanged");
        assert!(!old.join("a.csv").exists() && new.join("a.csv").exists());
    }
}
