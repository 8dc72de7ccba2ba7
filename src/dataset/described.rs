//! One table file with its sidecar: checksum, rows, and everything that the sidecar says of the cells.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::check;
use super::read::{self, Format, RawTable, ReadOptions, Reading};
use super::sidecar::Sidecar;
use super::table::CheckedTable;
use super::{Complaint, Complaints, Place};

/// The table in the bytes of `file`, with all complaints; no table if it cannot be used.
pub(super) fn table(
    file: &str,
    sidecar_file: &str,
    bytes: &[u8],
    sidecar: &Sidecar,
) -> (Option<CheckedTable>, Complaints) {
    let mut complaints = Complaints::default();
    let checksum = checksum(bytes);
    if checksum != sidecar.head.sha256 {
        complaints.push(other_checksum(file, sidecar_file, sidecar, &checksum));
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
        complaints.push(other_rows(file, sidecar_file, sidecar, &raw));
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
pub(super) fn checksum(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn other_checksum(file: &str, sidecar_file: &str, sidecar: &Sidecar, found: &str) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        (
            format!("校验和是 {found}，文件被改过"),
            format!("the checksum is {found}: the file was changed"),
        ),
        (
            format!("{sidecar_file} 中的 {}", sidecar.head.sha256),
            format!("{} as in {sidecar_file}", sidecar.head.sha256),
        ),
        (
            "若是有意修改，请把新校验和写入说明文件；否则恢复原文件",
            "If the change was meant, write the new checksum into the sidecar; else restore the file",
        ),
    )
}

fn other_rows(file: &str, sidecar_file: &str, sidecar: &Sidecar, raw: &RawTable) -> Complaint {
    let (found, expected) = (raw.rows(), sidecar.head.rows);
    Complaint::error(
        file,
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
            "请补齐或删去多余的行；若行数本该变化，请改说明文件",
            "Restore the rows; if their number was meant to change, correct the sidecar",
        ),
    )
}
