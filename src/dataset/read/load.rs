//! The bytes of a file, or why they cannot be had.

use std::io::ErrorKind;
use std::path::Path;

use crate::dataset::nearest;
use crate::dataset::{Complaint, Complaints, Place};
use crate::source::InWords;

/// Reads a file; `file` is its name in the complaint.
pub(in crate::dataset) fn load(path: &Path, file: &str) -> Result<Vec<u8>, Complaints> {
    std::fs::read(path).map_err(|error| complaint(path, file, &error).into())
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
