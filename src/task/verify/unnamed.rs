//! Files in the folder of a receipt of which it says nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::report::receipt::{RECEIPT, Receipt};

/// Files that are looked through at most: a receipt may lie in anybody's folder.
const MOST: usize = 1000;

/// The files beside a receipt and in the folders below that it does not name, in the order of their names; hidden ones and
/// folders with a receipt of their own are left out.
pub(super) fn unnamed(receipt: &Receipt, at: &Path) -> Vec<String> {
    let beside = at.parent().unwrap_or(Path::new(""));
    let own = at.file_name().map(Path::new);
    let named: BTreeSet<&Path> = receipt
        .outputs
        .iter()
        .chain(&receipt.inputs)
        .map(|file| Path::new(&file.file))
        .chain([Path::new(RECEIPT)])
        .chain(own)
        .collect();
    let mut found = BTreeSet::new();
    let (mut within, mut seen) = (vec![PathBuf::new()], 0);
    while let Some(place) = within.pop() {
        let here = match beside.join(&place) {
            own if own.as_os_str().is_empty() => PathBuf::from("."),
            own => own,
        };
        let entries = fs::read_dir(here).into_iter().flatten().flatten();
        for entry in entries.take(MOST - seen) {
            seen += 1;
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let own = place.join(&name);
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_folder && !named.contains(own.as_path()) {
                found.insert(own.display().to_string());
            } else if is_folder && !entry.path().join(RECEIPT).is_file() {
                within.push(own);
            }
        }
    }
    found.into_iter().collect()
}
