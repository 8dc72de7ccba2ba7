//! The folders of what is made from files.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

use crate::report::outbox::checksum;
use crate::report::receipt::RECEIPT;
use crate::source::InWords;
use crate::task::Failure;

/// The folder for what is made from a file: the one given, or `notebooks-out/<verb>/<name>`, which is that of the file
/// with the folders above it, and with its ending where a file of another ending is there already.
pub fn folder(given: Option<&Path>, verb: &str, file: &Path) -> Result<PathBuf, Failure> {
    let folder = given.map_or_else(|| own_folder(verb, file), Path::to_path_buf);
    refuse_what_is_not_ours(&folder)?;
    can_write(&folder)?;
    Ok(folder)
}

/// Bytes that the name of a folder may have.
const LONGEST: usize = 255;
/// Signs that are shown of a longer one.
const SHOWN: usize = 20;
/// Bytes of the name of a folder beside which there is room for what is made before it is put in its place.
const SHORT: usize = 200;
/// Digits that tell two long names apart.
const TOLD: usize = 12;

/// The folder of the datasets, and the file by which it is known.
const DATASETS: &str = "datasets";
const REGISTER_OF_WORKS: &str = "sources.toml";

/// Bytes for which there must be room: those of a result without charts.
const LEAST: usize = 1 << 20;

/// A folder can be made there, in which files can be written: asked before anything is worked out for it.
pub fn can_write(out: &Path) -> Result<(), Failure> {
    can_be_named(out)?;
    // What names no folder is in the current one.
    let folders = out.ancestors().map(|above| {
        if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        }
    });
    let mut folders = folders.filter(|above| above.exists());
    let Some(above) = folders.next() else {
        return Ok(());
    };
    let shown = above.display();
    if !above.is_dir() {
        return Err(Failure::words(
            format!("--out：{shown} 是一个文件，不是文件夹；请给一个文件夹"),
            format!("--out: {shown} is a file, not a folder; name a folder"),
        ));
    }
    apart_from_datasets(out, above)?;
    // A file without a name, of which nothing is left.
    let written =
        tempfile::tempfile_in(above).and_then(|mut file| file.write_all(&vec![0_u8; LEAST]));
    written.map_err(|error| {
        let why = error.words();
        Failure::words(
            format!("--out：{shown} 里写不了文件（{}）；请换一个文件夹，或检查权限和磁盘空间", why.zh),
            format!("--out: nothing can be written in {shown} ({}); name another folder, or check the permissions and the space on the disk", why.en),
        )
    })
}

/// Results do not lie among the datasets, of which every folder is taken for one when they are read again. `above` is the
/// folder at or above `out` that is there.
fn apart_from_datasets(out: &Path, above: &Path) -> Result<(), Failure> {
    let Ok(whole) = above.canonicalize() else {
        return Ok(());
    };
    let is_of_datasets = |folder: &Path| {
        folder.file_name().is_some_and(|name| name == DATASETS)
            && folder.join(REGISTER_OF_WORKS).is_file()
    };
    if !whole.ancestors().any(is_of_datasets) {
        return Ok(());
    }
    let shown = out.display();
    Err(Failure::words(
        format!(
            "--out {shown}：结果会写进数据文件夹 {DATASETS}，那里的每个文件夹都当作数据集来读；请给另一个文件夹"
        ),
        format!(
            "--out {shown}: what is written would lie in the folder {DATASETS}, of which every folder is read as a dataset; name another folder"
        ),
    ))
}

/// A folder of this name can be made there: no name is too long, no link leads nowhere, and nothing above it is a file.
fn can_be_named(out: &Path) -> Result<(), Failure> {
    let long = |part: &Component<'_>| part.as_os_str().len() > LONGEST;
    if let Some(part) = out.components().find(long) {
        let shown: String = part
            .as_os_str()
            .to_string_lossy()
            .chars()
            .take(SHOWN)
            .collect();
        return Err(Failure::words(
            format!("--out：文件夹名“{shown}……”太长，至多 {LONGEST} 个字节；请换一个短的名字"),
            format!(
                "--out: the name “{shown}…” is too long for a folder, at most {LONGEST} bytes; give a shorter one"
            ),
        ));
    }
    if let Some(link) = out
        .ancestors()
        .find(|above| above.is_symlink() && !above.exists())
    {
        let shown = link.display();
        return Err(Failure::words(
            format!("--out：{shown} 是符号链接，所指的文件夹不存在；请先建好，或给另一个文件夹"),
            format!(
                "--out: {shown} is a link to a folder that is not there; make that folder, or name another"
            ),
        ));
    }
    let mut above = out.ancestors().skip(1);
    if let Some(file) = above.find(|above| above.exists() && !above.is_dir()) {
        let shown = file.display();
        return Err(Failure::words(
            format!("--out：{shown} 是文件，里面放不下文件夹；请给另一个文件夹"),
            format!("--out: {shown} is a file, in which there is no folder; name another"),
        ));
    }
    Ok(())
}

/// The name of a folder for something of a name that may be very long, such as that of a scenario of many levers: its
/// beginning then, and digits by which it differs from others.
pub fn short(name: String) -> String {
    if name.len() <= SHORT {
        return name;
    }
    let mut ends = (0..SHORT - TOLD).rev();
    let end = ends.find(|end| name.is_char_boundary(*end));
    let digits = checksum(name.as_bytes());
    let digits: String = digits.chars().take(TOLD).collect();
    format!("{}-{digits}", &name[..end.unwrap_or(0)])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_and_still_its_own() {
        assert_eq!(short("combined".into()), "combined");
        let [one, two] = ["甲", "乙"].map(|last| short("护理".repeat(40) + last));
        assert!(one.len() <= SHORT && one.starts_with("护理"), "{one}");
        assert_ne!(one, two);
    }

    #[test]
    fn a_folder_that_cannot_be_is_refused() {
        let long = "x".repeat(LONGEST + 1);
        let failure = can_be_named(&Path::new("out").join(long)).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        assert!(can_be_named(Path::new("out/x")).is_ok());
        let within = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml/x");
        let failure = can_be_named(&within).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
    }
}
