//! One table file with its sidecar: checksum, rows, and everything that the sidecar says of the cells.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::check;
use super::entry::Entry;
use super::read::{self, Format, ReadOptions, Reading};
use super::table::CheckedTable;
use super::{Complaint, Complaints, Place};
use crate::source::Language;

/// The table in the bytes of its file, with all complaints; no table if it cannot be used.
pub(super) fn table(entry: &Entry, bytes: &[u8]) -> (Option<CheckedTable>, Complaints) {
    let (file, sidecar) = (entry.file.as_str(), &entry.sidecar);
    let mut complaints = Complaints::default();
    let checksum = checksum(bytes);
    if checksum != sidecar.head.sha256 {
        complaints.push(other_checksum(entry, &checksum));
        // The reader of Parquet believes the lengths inside its pages, so damaged ones are not read.
        if Format::promised(file) == Some(Format::Parquet) {
            return (None, complaints);
        }
    }
    let options = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    let raw = match read::read_bytes(file, bytes, &options) {
        Ok(raw) => raw,
        Err(faults) => {
            complaints.extend(faults);
            return (None, complaints);
        }
    };
    if raw.rows() != sidecar.head.rows {
        complaints.push(other_rows(entry, raw.rows()));
    }
    let lines: Vec<u32> = (0..raw.rows()).map(|row| raw.line(row) as u32).collect();
    let checked = check::check(raw, &sidecar.columns, &sidecar.head.key, &sidecar.checks);
    complaints.extend(checked.complaints);
    complaints.extend(leniency(file, &checked.reading));
    let usable = checked.frame.filter(|_| !complaints.has_errors());
    let usable = usable.and_then(|frame| CheckedTable::with_lines(&frame, lines).ok());
    let table = usable.map(|frame| CheckedTable {
        sidecar: Arc::new(sidecar.clone()),
        frame,
        checksum,
        path: file.to_string(),
        reading: checked.reading,
        as_of: None,
        dropped: 0,
        warnings: complaints.clone(),
    });
    (table, complaints)
}

/// What had to be overlooked to read the file; a percentage has its own warning.
fn leniency(file: &str, reading: &Reading) -> Complaints {
    let reading = Reading {
        percents: 0,
        ..reading.clone()
    };
    let said = reading.sentences();
    if said.is_empty() {
        return Complaints::default();
    }
    let zh: Vec<&str> = said.iter().map(|words| words.zh.as_str()).collect();
    let en: Vec<&str> = said.iter().map(|words| words.en.as_str()).collect();
    let complaint = Complaint::error(
        file,
        Place::Whole,
        (zh.join("，"), en.join(", ")),
        (
            "UTF-8 编码、英文逗号、半角数字的 CSV",
            "CSV in UTF-8 with commas and plain digits",
        ),
        (
            "可以照用；另存为“CSV UTF-8”后不再提醒",
            "It can be used; save it as “CSV UTF-8” to end this warning",
        ),
    );
    Complaints::from(complaint.as_warning())
}

/// SHA-256 in hexadecimal.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The line of a sidecar that has to change with its table, and how, in Chinese and in English.
fn changed(entry: &Entry, place: &Place, line: &str) -> [String; 2] {
    let file = &entry.sidecar_file;
    let [zh, en] = [Language::Zh, Language::En].map(|language| place.render(language));
    [
        format!("请把 {file} {zh} 那一行改成 {line}"),
        format!("make it {line} in {file}, {en}"),
    ]
}

fn other_checksum(entry: &Entry, found: &str) -> Complaint {
    let (sidecar_file, declared) = (&entry.sidecar_file, &entry.sidecar.head.sha256);
    let [zh, en] = changed(entry, &entry.said_at[0], &format!("sha256 = \"{found}\""));
    Complaint::error(
        entry.file.as_str(),
        Place::Whole,
        (
            format!("校验和是 {found}，文件被改过"),
            format!("the checksum is {found}: the file was changed"),
        ),
        (
            format!("{sidecar_file} 中的 {declared}"),
            format!("{declared} as in {sidecar_file}"),
        ),
        (
            format!("若是有意修改，{zh}；否则恢复原文件"),
            format!("If the change was meant, {en}; else restore the file"),
        ),
    )
}

fn other_rows(entry: &Entry, found: usize) -> Complaint {
    let (sidecar_file, expected) = (&entry.sidecar_file, entry.sidecar.head.rows);
    let [zh, en] = changed(entry, &entry.said_at[1], &format!("rows = {found}"));
    Complaint::error(
        entry.file.as_str(),
        Place::Whole,
        (
            format!("有 {found} 行数据（不含表头）"),
            format!("{found} rows without the header"),
        ),
        (
            format!("{expected} 行，见 {sidecar_file} 的 rows"),
            format!("{expected}, the rows of {sidecar_file}"),
        ),
        (
            format!("若是有意增减，{zh}；否则恢复原来的行"),
            format!("If their number was meant to change, {en}; else restore the rows"),
        ),
    )
}
