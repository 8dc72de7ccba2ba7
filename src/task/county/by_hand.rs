//! What was changed by hand in a county's folder is never lost without a word.

use std::path::Path;

use crate::report::outbox::checksum;
use crate::report::receipt::{FileUsed, RECEIPT, Receipt, Verb};
use crate::task::Failure;

/// A folder is written again where all that `import` wrote is as it was, or is what it would write now; what others
/// added to it stays.
pub(super) fn refuse_to_lose(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    let shown = folder.display();
    let text = std::fs::read_to_string(folder.join(RECEIPT)).unwrap_or_default();
    let Some(receipt) = Receipt::read(&text)
        .ok()
        .filter(|receipt| receipt.verb == Verb::Import)
    else {
        return Err(Failure::words(
            format!("{shown} 不是由工作簿生成的模型，不覆盖它；请换一个名字，或先移走它"),
            format!(
                "{shown} was not made of a workbook and is not overwritten; choose another name, or move it away"
            ),
        ));
    };
    let changed = |output: &&FileUsed| {
        let now = std::fs::read(folder.join(&output.file));
        let new = files.iter().find(|(name, _)| *name == output.file);
        now.is_ok_and(|bytes| {
            checksum(&bytes) != output.sha256
                && new.is_none_or(|(_, text)| text.as_bytes() != bytes)
        })
    };
    let outputs = receipt.outputs.iter();
    let changed = outputs.filter(changed).map(|output| output.file.as_str());
    // Somebody else's file of the same name.
    let others = files.iter().filter(|(name, text)| {
        let known = receipt.outputs.iter().any(|output| output.file == *name);
        let now = std::fs::read(folder.join(name));
        !known && now.is_ok_and(|bytes| bytes != text.as_bytes())
    });
    let others = others.map(|(name, _)| name.as_str());
    let changed: Vec<&str> = changed.chain(others).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let (zh, en) = (changed.join("、"), changed.join(", "));
    Err(Failure::words(
        format!(
            "{shown} 的 {zh} 在导入后改过，再导入会丢掉这些改动；plancast export {shown} 写出带有这些改动的工作簿，或先把文件另存到别处再删去"
        ),
        format!(
            "{en} of {shown} were changed since they were imported, which importing again would lose; plancast export {shown} writes a workbook that has the changes, or move the files away"
        ),
    ))
}

/// Whether a folder holds what its receipt names, as it was written, and nothing else.
pub(in crate::task) fn untouched(folder: &Path) -> bool {
    let text = std::fs::read_to_string(folder.join(RECEIPT)).unwrap_or_default();
    let Ok(receipt) = Receipt::read(&text) else {
        return false;
    };
    let same = |output: &FileUsed| {
        let now = std::fs::read(folder.join(&output.file));
        now.is_ok_and(|bytes| checksum(&bytes) == output.sha256)
    };
    let known = |name: &str| {
        let mut outputs = receipt.outputs.iter();
        name == RECEIPT || name.starts_with('.') || outputs.any(|own| own.file == name)
    };
    let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    receipt.outputs.iter().all(same)
        && entries.all(|entry| known(&entry.file_name().to_string_lossy()))
}
