//! Files of a model's folder that are not read, though they look as if they were meant to be.

use std::path::Path;

use crate::dataset::{Complaint, Format, Place, nearest};

/// Files that are read, beside the table of what was reported.
const FILES: [&str; 14] = [
    "model.toml",
    "parameters.toml",
    "processes.toml",
    "services.toml",
    "plan.toml",
    "towns.toml",
    "sources.toml",
    "observations.toml",
    "calibration.toml",
    "calibrated.toml",
    "elsewhere.toml",
    "province.toml",
    "register.csv",
    "receipt.toml",
];
/// Folders that are read.
const FOLDERS: [&str; 2] = ["scenarios", "counties"];

/// How the files begin with which an office program marks a table that is open.
const LOCKS: [&str; 2] = ["~$", ".~lock."];

/// A reminder for each that has nearly the name of one that is read, for registers that the model does not name, and for tables
/// and declarations that are not among those that were read.
pub(super) fn strays(root: &Path, read: &[(String, String)]) -> Vec<Complaint> {
    let Ok(entries) = std::fs::read_dir(root) else {
        return Vec::new();
    };
    let reports = Format::BESIDE.map(|ending| format!("observations.{ending}"));
    // Registers by their name; the model has to name the one that is read.
    let registers = Format::BESIDE.map(|ending| format!("register.{ending}"));
    let mut files: Vec<&str> = FILES.to_vec();
    files.extend(reports.iter().map(String::as_str));
    let mut entries: Vec<(String, bool)> = entries
        .flatten()
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, entry.path().is_dir())
        })
        .collect();
    entries.sort();
    let empty = entries.iter().filter(|(name, is_folder)| {
        let own = !is_folder && files.contains(&name.as_str());
        own && is_blank(&root.join(name))
    });
    let mut all: Vec<Complaint> = empty.map(|(name, _)| blank(root, name)).collect();
    all.extend(not_scenarios(root));
    let found = entries.iter().filter_map(|(name, is_folder)| {
        let name = name.as_str();
        let mut own = read.iter().map(|(file, _)| file.trim_start_matches("./"));
        if own.any(|file| file == name) || LOCKS.iter().any(|lock| name.starts_with(lock)) {
            return None;
        }
        if !is_folder && registers.iter().any(|own| own == name) {
            return Some(unnamed(root, name));
        }
        let (own, others) = if *is_folder {
            (&FOLDERS[..], &files[..])
        } else {
            (&files[..], &FOLDERS[..])
        };
        if own.contains(&name) {
            return None;
        }
        // A file in place of a folder, or one with another name.
        let instead = others.iter().copied().find(|other| *other == name);
        let meant = instead.or_else(|| nearest(name, own.iter().copied()));
        match meant {
            Some(meant) => Some(stray(root, name, meant)),
            None => looks_read(name, *is_folder).then(|| unread(root, name)),
        }
    });
    all.extend(found);
    all
}

/// Bytes of a file that may have nothing but blanks in it.
const FEW: u64 = 64;

/// Whether nothing stands in a file.
fn is_blank(path: &Path) -> bool {
    let small = std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= FEW);
    let text = || std::fs::read_to_string(path).unwrap_or_else(|_| "?".to_string());
    small
        && text()
            .trim_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
            .is_empty()
}

fn blank(root: &Path, name: &str) -> Complaint {
    Complaint::error(
        root.join(name).to_string_lossy().replace('\\', "/"),
        Place::Whole,
        ("文件是空的", "the file is empty"),
        ("有内容的文件", "a file with something in it"),
        (
            "请补上内容；用不到就删去",
            "Fill it in, or remove it where it is not needed",
        ),
    )
    .as_warning()
}

/// Files among the scenarios that are none, such as copies with another ending.
fn not_scenarios(root: &Path) -> Vec<Complaint> {
    let entries = std::fs::read_dir(root.join("scenarios"));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !name.to_ascii_lowercase().ends_with(".toml"))
        .collect();
    names.sort();
    let said = names.iter().map(|name| {
        Complaint::error(
            root.join("scenarios")
                .join(name)
                .to_string_lossy()
                .replace('\\', "/"),
            Place::Whole,
            ("没有用到", "it is not read"),
            (
                "以 .toml 结尾的情景文件",
                "a scenario in a file that ends in .toml",
            ),
            (
                "请改名，或移出文件夹 scenarios",
                "Rename it, or move it out of the folder scenarios",
            ),
        )
        .as_warning()
    });
    said.collect()
}

/// Whether somebody may take a file for one that is read.
fn looks_read(name: &str, is_folder: bool) -> bool {
    let name = name.to_ascii_lowercase();
    !is_folder && [".csv", ".toml"].iter().any(|end| name.ends_with(end))
}

fn unread(root: &Path, name: &str) -> Complaint {
    Complaint::error(
        root.join(name).to_string_lossy().replace('\\', "/"),
        Place::Whole,
        ("没有用到", "it is not read"),
        (
            "模型的文件，或 model.toml、towns.toml 里写明的表",
            "a file of the model, or a table that model.toml or towns.toml names",
        ),
        (
            "实绩的表请改名为 observations.csv；副本请移出模型文件夹",
            "Rename a table of reports observations.csv; move a copy out of the model's folder",
        ),
    )
    .as_warning()
}

/// A register that the model does not name.
fn unnamed(root: &Path, name: &str) -> Complaint {
    Complaint::error(
        root.join(name).to_string_lossy().replace('\\', "/"),
        Place::Whole,
        ("没有用到", "it is not read"),
        (
            format!("model.toml 的 [register] 里写 file = \"{name}\""),
            format!("[register] of model.toml with file = \"{name}\""),
        ),
        (
            "要用它，请在 model.toml 的 [register] 里写明；不用，请移出模型文件夹",
            "To use it, name it in [register] of model.toml; if not, move it out of the model's folder",
        ),
    )
    .as_warning()
}

fn stray(root: &Path, name: &str, meant: &str) -> Complaint {
    let what = if FOLDERS.contains(&meant) {
        (format!("文件夹 {meant}"), format!("a folder {meant}"))
    } else {
        (format!("文件 {meant}"), format!("a file {meant}"))
    };
    Complaint::error(
        root.join(name).to_string_lossy().replace('\\', "/"),
        Place::Whole,
        ("没有用到", "it is not read"),
        what,
        (
            "请改名，或移出模型文件夹",
            "Rename it, or move it out of the model's folder",
        ),
    )
    .as_warning()
}
