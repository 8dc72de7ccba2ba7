//! Files of a model's folder that are not read, though they look as if they were meant to be.

use std::path::Path;

use crate::dataset::{Complaint, Place, nearest};

/// Files that are read.
const FILES: [&str; 18] = [
    "model.toml",
    "parameters.toml",
    "processes.toml",
    "services.toml",
    "plan.toml",
    "towns.toml",
    "sources.toml",
    "observations.toml",
    "observations.csv",
    "observations.xlsx",
    "observations.xls",
    "observations.ods",
    "calibration.toml",
    "calibrated.toml",
    "elsewhere.toml",
    "province.toml",
    "register.csv",
    "receipt.toml",
];
/// Folders that are read.
const FOLDERS: [&str; 2] = ["scenarios", "counties"];

/// A reminder for each that has nearly the name of one that is read.
pub(super) fn strays(root: &Path) -> Vec<Complaint> {
    let Ok(entries) = std::fs::read_dir(root) else {
        return Vec::new();
    };
    let mut entries: Vec<(String, bool)> = entries
        .flatten()
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, entry.path().is_dir())
        })
        .collect();
    entries.sort();
    let found = entries.iter().filter_map(|(name, is_folder)| {
        let name = name.as_str();
        let (own, others) = if *is_folder {
            (&FOLDERS[..], &FILES[..])
        } else {
            (&FILES[..], &FOLDERS[..])
        };
        if own.contains(&name) {
            return None;
        }
        // A file in place of a folder, or one with another name.
        let instead = others.iter().copied().find(|other| *other == name);
        let meant = instead.or_else(|| nearest(name, own.iter().copied()))?;
        Some(stray(root, name, meant))
    });
    found.collect()
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
