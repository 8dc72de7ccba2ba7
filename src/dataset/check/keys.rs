//! No two rows with the same key; where there are, whether they contradict each other.

use std::hash::{DefaultHasher, Hash, Hasher};

use polars::prelude::*;

use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Column;
use crate::dataset::{Complaint, Complaints};

/// Rows whose key stands in another row too.
pub(super) fn faults(
    raw: &RawTable,
    typed: &DataFrame,
    pipeline: &LazyFrame,
    columns: &[(&str, &Column)],
    key: &[String],
) -> PolarsResult<Complaints> {
    let complete = key
        .iter()
        .all(|name| columns.iter().any(|(n, _)| n == name));
    if key.is_empty() || !complete || !may_repeat(typed, key)? {
        return Ok(Complaints::default());
    }
    let by: Vec<Expr> = key.iter().map(|name| col(name.as_str())).collect();
    let twice = pipeline
        .clone()
        .filter(key.iter().fold(lit(true), |all, name| {
            all.and(col(name.as_str()).is_not_null())
        }))
        .group_by(by)
        .agg([
            col(super::cells::ROW).min().alias("first"),
            col(super::cells::ROW).max().alias("last"),
            col(super::cells::ROW).count().alias("rows"),
        ])
        .filter(col("rows").gt(lit(1)))
        .sort(["first"], SortMultipleOptions::default())
        .collect()?;
    let mut complaints = Complaints::default();
    for row in 0..twice.height() {
        let first = super::cells::number_at(&twice, "first", row) as usize;
        let last = super::cells::number_at(&twice, "last", row) as usize;
        let rows = super::cells::number_at(&twice, "rows", row);
        let shown = super::cells::group_text(&twice, row, key);
        let (first_line, differ) = (raw.line(first), differences(raw, columns, key, first, last));
        let found = (
            format!(
                "{shown} 已在第 {first_line} 行出现（共 {rows} 次）{}",
                differ.0
            ),
            format!(
                "{shown} stands already in line {first_line} ({rows} times){}",
                differ.1
            ),
        );
        let names = key.join("、");
        complaints.push(Complaint::error(
            &raw.file,
            raw.row_place(last),
            found,
            (
                format!("{names} 合起来不重复"),
                format!("rows that differ in {}", key.join(", ")),
            ),
            (
                "请删去重复的一行，或改正键",
                "Remove one of the rows, or correct its key",
            ),
        ));
    }
    Ok(complaints.shortened())
}

/// Whether two rows may have the same key: no two rows whose keys differ in what is computed from them have, and only
/// where two do not are rows put together.
fn may_repeat(typed: &DataFrame, key: &[String]) -> PolarsResult<bool> {
    let mut rows: Vec<Option<DefaultHasher>> = vec![Some(DefaultHasher::new()); typed.height()];
    for name in key {
        let column = typed.column(name)?;
        if let Ok(cells) = column.str() {
            take_in(&mut rows, cells.iter(), |text, hasher| text.hash(hasher));
        } else if let Ok(cells) = column.i64() {
            take_in(&mut rows, cells.iter(), |whole, hasher| whole.hash(hasher));
        } else if let Ok(cells) = column.f64() {
            // Zero is zero, whatever its sign.
            take_in(&mut rows, cells.iter(), |number, hasher| {
                (number + 0.0).to_bits().hash(hasher);
            });
        } else {
            return Ok(true);
        }
    }
    let mut found: Vec<u64> = rows.iter().flatten().map(Hasher::finish).collect();
    found.sort_unstable();
    Ok(found.windows(2).any(|pair| pair[0] == pair[1]))
}

/// Takes the cells of a column into what is computed of each row; a row with an empty cell has no key.
fn take_in<T>(
    rows: &mut [Option<DefaultHasher>],
    cells: impl Iterator<Item = Option<T>>,
    take: impl Fn(T, &mut DefaultHasher),
) {
    for (row, cell) in rows.iter_mut().zip(cells) {
        if let Some(cell) = cell {
            if let Some(hasher) = row {
                take(cell, hasher);
            }
        } else {
            *row = None;
        }
    }
}

/// Where two rows of one key differ, in both languages.
fn differences(
    raw: &RawTable,
    columns: &[(&str, &Column)],
    key: &[String],
    first: usize,
    last: usize,
) -> (String, String) {
    for (name, _) in columns {
        if key.iter().any(|k| k == name) {
            continue;
        }
        let cells = raw.texts(name);
        let cell = |row: usize| cells.get(row).cloned().flatten().unwrap_or_default();
        let (a, b) = (cell(first), cell(last));
        if a != b {
            return (
                format!("，且 {name} 不同：“{a}”与“{b}”"),
                format!(", and {name} differs: “{a}” and “{b}”"),
            );
        }
    }
    (
        "，内容相同".to_string(),
        ", with the same content".to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether rows may repeat by a key of texts, of whole numbers and of numbers.
    fn repeats(texts: &[Option<&str>], whole: &[Option<i64>], numbers: &[Option<f64>]) -> bool {
        let frame = df!("a" => texts, "b" => whole, "c" => numbers).expect("columns");
        may_repeat(&frame, &["a".into(), "b".into(), "c".into()]).expect("an answer")
    }

    #[test]
    fn the_same_key_twice_is_never_overlooked() {
        let (one, two) = ([Some("x"); 2], [Some(1); 2]);
        assert!(repeats(&one, &two, &[Some(0.5); 2]));
        assert!(repeats(&one, &two, &[Some(0.0), Some(-0.0)]));
        let many: Vec<Option<i64>> = (0..999).chain([7]).map(Some).collect();
        let (texts, numbers) = (vec![Some("x"); 1000], vec![Some(0.5); 1000]);
        assert!(repeats(&texts, &many, &numbers));
    }

    #[test]
    fn keys_that_differ_or_lack_a_part_are_different() {
        let (one, two) = ([Some("x"); 2], [Some(1); 2]);
        assert!(!repeats(&[Some("x"), Some("y")], &two, &[Some(0.5); 2]));
        assert!(!repeats(&one, &[Some(1), Some(2)], &[Some(0.5); 2]));
        assert!(!repeats(&one, &two, &[Some(0.5), Some(0.25)]));
        assert!(!repeats(&[None; 2], &two, &[Some(0.5); 2]));
        assert!(!repeats(&one, &two, &[Some(0.5), None]));
    }
}
