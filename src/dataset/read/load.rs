//! The bytes of a file, or why they cannot be had.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::dataset::nearest;
use crate::dataset::{Complaint, Complaints, Place};
use crate::source::InWords;

/// Bytes of the longest file that is read; a device or a pipe may never end.
const LONGEST: u64 = 512 << 20;

/// Reads a file; `file` is its name in the complaint.
pub(in crate::dataset) fn load(path: &Path, file: &str) -> Result<Vec<u8>, Complaints> {
    let opened = File::open(path).map_err(|error| complaint(path, file, &error))?;
    let known = opened.metadata().map_or(0, |found| found.len());
    let read = match known > LONGEST {
        true => Ok(None),
        false => within(opened, known, LONGEST),
    };
    match read {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(too_long(file).into()),
        Err(error) => Err(complaint(path, file, &error).into()),
    }
}

/// All that can be read, `known` bytes as far as is known; nothing where it is more than `most`.
fn within(from: impl Read, known: u64, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(known).unwrap_or_default());
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

fn too_long(file: &str) -> Complaint {
    let mebibytes = LONGEST >> 20;
    Complaint::error(
        file,
        Place::Whole,
        (
            format!("超过 {mebibytes} MB，或没有尽头"),
            format!("more than {mebibytes} MB, or without an end"),
        ),
        (
            format!("至多 {mebibytes} MB 的文件"),
            format!("a file of at most {mebibytes} MB"),
        ),
        (
            "请只留要用的行和列，或给出另一个文件",
            "Keep only the rows and columns that are used, or name another file",
        ),
    )
}

fn complaint(path: &Path, file: &str, error: &std::io::Error) -> Complaint {
    let (found, advice) = match error.kind() {
        ErrorKind::NotFound => {
            let advice = match neighbour(path) {
                Some(name) => (
                    format!("同一文件夹里有 {name}，是不是它？请改正文件名或路径"),
                    format!("The folder has {name}: is that it? Correct the name or the path"),
                ),
                None => (
                    "请检查路径和文件名".to_string(),
                    "Check the path and the name".to_string(),
                ),
            };
            (
                ("没有这个文件".to_string(), "no such file".to_string()),
                advice,
            )
        }
        ErrorKind::PermissionDenied => (
            (
                "没有读取权限".to_string(),
                "no permission to read it".to_string(),
            ),
            (
                "请让文件的主人开放读取权限；若在 Excel 中打开着，先关闭它".to_string(),
                "Ask the owner of the file for permission; close it if Excel has it open"
                    .to_string(),
            ),
        ),
        ErrorKind::IsADirectory => (
            ("这是文件夹".to_string(), "this is a folder".to_string()),
            (
                "请给出其中的文件".to_string(),
                "Name a file in it".to_string(),
            ),
        ),
        _ => (
            (
                format!("读不出来（{}）", error.words().zh),
                format!("cannot be read ({})", error.words().en),
            ),
            (
                "请检查磁盘和文件".to_string(),
                "Check the disk and the file".to_string(),
            ),
        ),
    };
    Complaint::error(
        file,
        Place::Whole,
        found,
        ("能读取的文件", "a file that can be read"),
        advice,
    )
}

/// A file of the same folder with a similar name.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let mut names: Vec<String> = std::fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    nearest(wanted, names.iter().map(String::as_str)).map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_not_read_to_it() {
        let read = |most: u64| within(std::io::repeat(b'x').take(9), 0, most).expect("bytes");
        assert_eq!(read(9).map(|bytes| bytes.len()), Some(9));
        assert_eq!(read(8), None);
        assert_eq!(within(std::io::repeat(0), 0, 1 << 10).expect("bytes"), None);
        assert!(too_long("z").to_string().contains("512 MB"));
    }
}
