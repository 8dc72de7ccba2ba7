//! Parquet to a table.

use std::io::Cursor;

use polars::prelude::{Column, DataFrame, DataType, PolarsResult};
use polars_io::SerReader;
use polars_io::parquet::read::{FileMetadata, ParallelStrategy, ParquetReader};

use crate::dataset::{Complaint, Complaints, Place};

use super::format::Format;
use super::guard::{damaged, guarded, incomplete};
use super::pages;
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
    unread_columns(file, &frame).into_result(())?;
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
    if !is_possible(reader.get_metadata()?, bytes) {
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
        complaints.push(unread(file, name, bare));
    }
    complaints.into_result(())
}

/// A complaint for each column that was read and cannot be made text: lists, structures, times with a zone, bytes that
/// are no text.
fn unread_columns(file: &str, frame: &DataFrame) -> Complaints {
    let is_readable = |column: &Column| match column.dtype() {
        DataType::String => true,
        dtype if dtype.is_primitive_numeric() => true,
        dtype if dtype.is_nested() => false,
        _ => column.cast(&DataType::String).is_ok(),
    };
    let columns = frame.columns().iter();
    let columns = columns.filter(|column| !is_readable(column));
    let complaints = columns.map(|column| unread(file, column.name(), &column.dtype().to_string()));
    Complaints(complaints.collect())
}

fn unread(file: &str, name: &str, kind: &str) -> Complaint {
    Complaint::error(
        file,
        Place::Column(name.to_string()),
        (
            format!("类型是 {kind}，读不了"),
            format!("its type is {kind}, which is not read"),
        ),
        (
            "文字、整数（Int32、Int64）或小数（Float64）",
            "text, whole numbers (Int32, Int64) or decimals (Float64)",
        ),
        (
            "请转换类型后再存，或另存为 CSV",
            "Convert it before saving, or save the table as CSV",
        ),
    )
}

/// The reader reserves memory by these numbers before it looks at the data, so they must make sense.
fn is_possible(footer: &FileMetadata, bytes: &[u8]) -> bool {
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
            let values = usize::try_from(column.num_values());
            let range = |size: i64| {
                let (start, size) = (usize::try_from(start).ok()?, usize::try_from(size).ok()?);
                bytes.get(start..start.checked_add(size)?)
            };
            match (values, range(column.compressed_size())) {
                (Ok(values), Some(column)) => {
                    values <= MOST_ROWS && pages::are_possible(column, values)
                }
                _ => false,
            }
        })
    });
    footer.num_rows == rows && rows <= MOST_ROWS && groups
}

#[cfg(test)]
mod tests {
    use polars::prelude::{IntoColumn, NamedFrom, Series};

    use super::*;

    #[test]
    fn a_column_that_is_no_text_is_named_with_its_type() {
        let numbers = Series::new("人数".into(), [1_i64, 2]);
        let lists = Series::new("各项".into(), [numbers.clone(), numbers.clone()]);
        let columns = vec![numbers.into_column(), lists.into_column()];
        let frame = DataFrame::new(2, columns).expect("two columns");
        let said = unread_columns("t.parquet", &frame);
        assert_eq!(said.0.len(), 1);
        assert!(said.to_string().contains("各项"), "{said}");
    }
}
