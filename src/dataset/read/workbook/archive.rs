//! Workbooks that are archives: how much they hold when they are unpacked, before a reader unpacks them.

use std::io::{Cursor, Read};

use crate::dataset::{Complaint, Complaints, Place};

/// More bytes than the workbook of a planner holds; a few of them can unpack to any number.
const MOST: u64 = 256 << 20;

/// A complaint where the parts together are too large. What cannot be unpacked is left to the reader of the format.
pub(super) fn unpacked(file: &str, bytes: &[u8]) -> Result<(), Complaints> {
    within(file, bytes, MOST)
}

fn within(file: &str, bytes: &[u8], most: u64) -> Result<(), Complaints> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let mut size = 0;
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index(number) else {
            continue;
        };
        let mut part = part.take(most + 1 - size);
        size += std::io::copy(&mut part, &mut std::io::sink()).unwrap_or(0);
        if size > most {
            return Err(too_large(file, most));
        }
    }
    Ok(())
}

fn too_large(file: &str, most: u64) -> Complaints {
    let mebibytes = most >> 20;
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        (
            format!("解压后超过 {mebibytes} MB"),
            format!("more than {mebibytes} MB when unpacked"),
        ),
        ("一张表大小的工作簿", "a workbook of the size of a table"),
        (
            "请只留要读的工作表，删去图片和表外的行、列后另存，或另存为 CSV",
            "Keep only the sheet that is wanted, without pictures and rows outside the table, or save it as CSV",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            let begun = archive.start_file(name, SimpleFileOptions::default());
            begun.expect("a part begins");
            let zeros = vec![0_u8; 1 << 20];
            archive.write_all(&zeros).expect("written");
        }
        let bytes = archive.finish().expect("an archive").into_inner();
        assert!(bytes.len() < 1 << 16);
        assert!(within("t.xlsx", &bytes, 2 << 20).is_ok());
        let said = within("t.xlsx", &bytes, 1 << 20).expect_err("too large");
        assert!(said.to_string().contains("1 MB"), "{said}");
        assert!(unpacked("t.xlsx", b"none").is_ok());
    }
}
