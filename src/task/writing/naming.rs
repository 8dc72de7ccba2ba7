//! The folders of what is made from files.

use std::path::{Component, Path, PathBuf};

use crate::report::receipt::RECEIPT;
use crate::task::Failure;

/// The folder for what is made from a file: the one given, or `notebooks-out/<verb>/<name>`, which is that of the file
/// with the folders above it, and with its ending where a file of another ending is there already.
pub fn folder(given: Option<&Path>, verb: &str, file: &Path) -> Result<PathBuf, Failure> {
    let folder = given.map_or_else(|| own_folder(verb, file), Path::to_path_buf);
    refuse_what_is_not_ours(&folder)?;
    Ok(folder)
}

/// A name of its own for each file, so that two of one name do not overwrite each other's results.
fn own_folder(verb: &str, file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or(file.as_os_str());
    let above = file.parent().into_iter().flat_map(Path::components);
    let mut names: Vec<_> = above
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    if file.is_absolute() {
        names.drain(..names.len().saturating_sub(1));
    }
    names.push(stem.to_string_lossy().into_owned());
    let own = Path::new("notebooks-out").join(verb).join(names.join("-"));
    let receipt = std::fs::read_to_string(own.join(RECEIPT)).unwrap_or_default();
    let read = receipt.parse::<toml::Table>().ok();
    let first = read
        .as_ref()
        .and_then(|table| table.get("inputs")?.get(0)?.get("file")?.as_str());
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    match (first, &name, file.extension()) {
        (Some(first), Some(name), Some(ending)) if first != name => {
            own.with_file_name(format!("{}-{}", names.join("-"), ending.to_string_lossy()))
        }
        _ => own,
    }
}

/// A folder is replaced as a whole; one without a receipt is not the program's to replace.
fn refuse_what_is_not_ours(folder: &Path) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder).map(Iterator::count).unwrap_or(0);
    if folder.is_file() || (entries > 0 && !folder.join(RECEIPT).is_file()) {
        let shown = folder.display();
        return Err(Failure::words(
            format!(
                "错误：{shown} 里已有别的东西，不能覆盖；请用 --out 指定一个新文件夹或空文件夹。"
            ),
            format!(
                "error: {shown} holds something else and is not overwritten; name a new or an empty folder with --out."
            ),
        ));
    }
    Ok(())
}
