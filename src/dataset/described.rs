//! One table file with its sidecar: checksum, rows, and everything that the sidecar says of the cells.

use sha2::{Digest, Sha256};

use super::check;
use super::read::{self, RawTable, ReadOptions};
use super::sidecar::Sidecar;
use super::table::Table;
use super::{Complaint, Complaints, Place};

/// The table in the bytes of `file`, with all complaints; no table if it cannot be used.
pub(super) fn table(
    file: &str,
    sidecar_file: &str,
    bytes: &[u8],
    sidecar: &Sidecar,
) -> (Option<Table>, Complaints) {
    let mut complaints = Complaints::default();
    let checksum = checksum(bytes);
    if checksum != sidecar.head.sha256 {
        complaints.push(other_checksum(file, sidecar_file, sidecar, &checksum));
    }
    let options = ReadOptions {
        sheet: None,
        strict: true,
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
    let checked = check::check(raw, &sidecar.columns, &sidecar.head.key, &sidecar.checks);
    complaints.extend(checked.complaints);
    let usable = checked.frame.filter(|_| !complaints.has_errors());
    let table = usable.map(|frame| Table {
        sidecar: sidecar.clone(),
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
