//! Parquet to a table.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::prelude::DataFrame;
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use crate::dataset::complaint::{Complaint, Complaints, Place};

use super::format::Format;
use super::raw::RawTable;
use super::reading::Reading;

/// Reads a Parquet file whole.
pub(super) fn table(file: &str, bytes: &[u8]) -> Result<RawTable, Complaints> {
    if bytes.len() < 12 || !bytes.ends_with(b"PAR1") {
        return Err(broken(
            file,
            (
                format!("文件在第 {} 个字节处中断，没有结尾标记", bytes.len()),
                format!("the file breaks off at byte {}, without its end mark", bytes.len()),
            ),
        ));
    }
    // The reader of a foreign format may panic on bytes that were damaged inside.
    let owned = bytes.to_vec();
    let read = catch_unwind(AssertUnwindSafe(|| {
        ParquetReader::new(Cursor::new(owned)).finish()
    }));
    let frame: DataFrame = match read {
        Ok(Ok(frame)) => frame,
        Ok(Err(error)) => return Err(foreign(file, &error.to_string())),
        Err(_) => return Err(foreign(file, "the reader gave up")),
    };
    if frame.height() == 0 {
        return Err(Complaints::from(Complaint::error(
            file,
            Place::Whole,
            ("没有数据行", "no rows"),
            ("有数据的表", "a table with rows"),
            ("请重新导出", "Export it again"),
        )));
    }
    Ok(RawTable::from_frame(file, frame, Reading::new(Format::Parquet)))
}

fn broken(file: &str, found: (String, String)) -> Complaints {
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        found,
        ("完整的文件", "a whole file"),
        (
            "文件可能没有复制完，请重新复制或导出",
            "It may not have been copied to the end: copy or export it again",
        ),
    ))
}

/// A fault reported by the reader of a format, in its own words.
pub(super) fn foreign(file: &str, message: &str) -> Complaints {
    let first = message.lines().next().unwrap_or("").trim();
    broken(
        file,
        (
            format!("内容损坏或不完整（{first}）"),
            format!("damaged or incomplete ({first})"),
        ),
    )
}
