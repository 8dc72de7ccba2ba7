//! Files of a model's folder: ordinary ones are read, and what only looks like one is refused.

use std::fs;
use std::io;
use std::path::Path;

use crate::dataset::checksum;
use crate::source::{InWords, Words};

/// Bytes of the longest file that is read: a hundred times what any model writes.
const LONGEST: u64 = 64 << 20;

/// The bytes of a file, or nothing if there is none; why it cannot be read where something stands in its place: a folder,
/// a link that leads nowhere, or a pipe, from which nobody may ever write.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Words> {
    if absent(path) {
        return Ok(None);
    }
    ordinary(path)?;
    let long = fs::metadata(path).map_err(|error| error.words())?.len();
    if long > LONGEST {
        let (long, longest) = (long >> 20, LONGEST >> 20);
        return Err(Words::both(
            format!("文件有 {long} MB，至多读 {longest} MB"),
            format!("it has {long} MB, and at most {longest} MB are read"),
        ));
    }
    let bytes = fs::read(path).map_err(|error| error.words())?;
    Ok(Some(bytes))
}

/// SHA-256 of a table that was read; none, which no file has, where it is gone since.
pub(super) fn sum_of(path: &Path) -> String {
    fs::read(path).map_or_else(|_| String::new(), |bytes| checksum(&bytes))
}

/// Whether nothing at all stands there.
pub(super) fn absent(path: &Path) -> bool {
    let found = fs::symlink_metadata(path);
    found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Nothing, where a file stands there from which can be read to its end; otherwise what stands there.
pub(super) fn ordinary(path: &Path) -> Result<(), Words> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(found) if found.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).words()),
        Ok(_) => Err(Words::both("不是普通文件", "it is no ordinary file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Words::both(
            "是符号链接，所指的文件不存在",
            "it is a link to a file that is not there",
        )),
        Err(error) => Err(error.words()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_model_has_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        let file = fs::File::create(&path).unwrap();
        assert_eq!(bytes(&path).unwrap(), Some(Vec::new()));
        file.set_len(LONGEST + 1).unwrap();
        let why = bytes(&path).unwrap_err();
        assert!(why.zh.contains("至多读 64 MB"), "{}", why.zh);
    }
}
