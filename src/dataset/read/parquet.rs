//! Parquet to a table.

use std::io::Cursor;

use polars::prelude::{DataFrame, PolarsResult};
use polars_io::SerReader;
use polars_io::parquet::read::{FileMetadata, ParallelStrategy, ParquetReader};

use crate::dataset::{Complaint, Complaints, Place};

use super::format::Format;
use super::guard::{damaged, guarded, incomplete};
use super::raw::RawTable;
use super::reading::Reading;

/// More rows than any table of a planner has; a larger number is a damaged one.
const MOST_ROWS: usize = 100_000_000;

/// Reads a Parquet file whole.
pub(super) fn table(file: &str, bytes: &[u8]) -> Result<RawTable, Complaints> {
    if bytes.len() < 12 || !bytes.ends_with(b"PAR1") {
        let length = bytes.len();
        return Err(incomplete(
            file,
            (
                format!("文件在第 {length} 个字节处中断，没有结尾标记"),
                format!("the file breaks off at byte {length}, without its end mark"),
            ),
        ));
    }
    let read = guarded(file, || read(bytes));
    // A type that the reader does not know makes it fail, or panic: the footer says which it was.
    let frame = match read {
        Ok(Ok(frame)) => frame,
        other => {
            unknown_types(file, bytes)?;
            other?.map_err(|error| damaged(file, &error.to_string()))?
        }
    };
    let Some(frame) = frame else {
        return Err(damaged(file, "sizes that cannot be"));
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
    Ok(RawTable::from_frame(
        file,
        frame,
        Reading::new(Format::Parquet),
    ))
}

/// The rows, or nothing if the sizes in the footer cannot be.
fn read(bytes: &[u8]) -> PolarsResult<Option<DataFrame>> {
    // On this thread alone, so that a panic stays on it.
    let reader = ParquetReader::new(Cursor::new(bytes.to_vec()));
    let mut reader = reader.read_parallel(ParallelStrategy::None);
    if !is_possible(reader.get_metadata()?, bytes.len()) {
        return Ok(None);
    }
    reader.finish().map(Some)
}

/// Types that the reader knows, as the schema names them.
const KNOWN: [&str; 13] = [
    "Null",
    "Boolean",
    "Int32",
    "Int64",
    "UInt32",
    "UInt64",
    "Float32",
    "Float64",
    "Utf8",
    "LargeUtf8",
    "Utf8View",
    "Date32",
    "Timestamp",
];

/// A complaint for each column of a type that the reader does not know.
fn unknown_types(file: &str, bytes: &[u8]) -> Result<(), Complaints> {
    let schema = guarded(file, || {
        ParquetReader::new(Cursor::new(bytes.to_vec())).schema()
    });
    let Ok(Ok(schema)) = schema else {
        return Ok(());
    };
    let mut complaints = Complaints::default();
    for (name, field) in schema.iter() {
        let kind = format!("{:?}", field.dtype);
        let bare = kind.split(['(', ' ', '{']).next().unwrap_or_default();
        if KNOWN.contains(&bare) {
            continue;
        }
        complaints.push(Complaint::error(
            file,
            Place::Column(name.to_string()),
            (
                format!("类型是 {bare}，读不了"),
                format!("its type is {bare}, which is not read"),
            ),
            (
                "文字、整数（Int32、Int64）或小数（Float64）",
                "text, whole numbers (Int32, Int64) or decimals (Float64)",
            ),
            (
                "请转换类型后再存，或另存为 CSV",
                "Convert it before saving, or save the table as CSV",
            ),
        ));
    }
    complaints.into_result(())
}

/// The reader reserves memory by these numbers before it looks at the data, so they must make sense.
fn is_possible(footer: &FileMetadata, length: usize) -> bool {
    let rows: usize = footer
        .row_groups
        .iter()
        .map(|group| group.num_rows())
        .fold(0, usize::saturating_add);
    let groups = footer.row_groups.iter().all(|group| {
        group.parquet_columns().iter().all(|column| {
            let start = column
                .dictionary_page_offset()
                .unwrap_or(column.data_page_offset());
            let end = start.saturating_add(column.compressed_size());
            let values = usize::try_from(column.num_values());
            values.is_ok_and(|values| values <= MOST_ROWS)
                && start >= 0
                && column.compressed_size() >= 0
                && end <= length as i64
        })
    });
    footer.num_rows == rows && rows <= MOST_ROWS && groups
}
