//! Rows put together by the cells of some columns, without a pipeline of data frames: whether a relation may be broken is
//! soon known so, and only where it may be the pipeline says where.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

/// A cell by which rows are put together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GroupCell<'t> {
    Empty,
    Text(&'t str),
    Whole(i64),
    /// The bits of a number.
    Number(u64),
}

/// The group of each row, from 0: rows whose cells in these columns are the same have the same one. Nothing where a column
/// is not there or of another type.
pub(super) fn groups(typed: &DataFrame, names: &[String]) -> Option<Vec<usize>> {
    let mut keys: Vec<Vec<GroupCell<'_>>> = vec![Vec::new(); typed.height()];
    for name in names {
        let column = typed.column(name).ok()?;
        if let Ok(cells) = column.str() {
            let cells = cells.iter().map(|cell| cell.map(GroupCell::Text));
            put(&mut keys, cells);
        } else if let Ok(cells) = column.i64() {
            let cells = cells.iter().map(|cell| cell.map(GroupCell::Whole));
            put(&mut keys, cells);
        } else {
            // Zero is zero, whatever its sign.
            let cells = column.f64().ok()?.iter();
            let cells = cells.map(|cell| cell.map(|n| GroupCell::Number((n + 0.0).to_bits())));
            put(&mut keys, cells);
        }
    }
    let mut known: BTreeMap<Vec<GroupCell<'_>>, usize> = BTreeMap::new();
    let groups = keys.into_iter().map(|key| {
        let next = known.len();
        *known.entry(key).or_insert(next)
    });
    Some(groups.collect())
}

/// Adds the cells of a column to the keys of their rows.
fn put<'t>(keys: &mut [Vec<GroupCell<'t>>], cells: impl Iterator<Item = Option<GroupCell<'t>>>) {
    for (key, cell) in keys.iter_mut().zip(cells) {
        key.push(cell.unwrap_or(GroupCell::Empty));
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;

    use super::*;

    #[test]
    fn rows_with_the_same_cells_are_one_group() {
        let frame = df!(
            "a" => [Some("x"), Some("x"), None, None, Some("x")],
            "b" => [1_i64, 2, 1, 1, 1],
            "c" => [0.0, 0.5, 0.5, 0.5, -0.0],
        );
        let frame = frame.expect("columns");
        let by = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
            groups(&frame, &names)
        };
        assert_eq!(by(&["a", "b", "c"]), Some(vec![0, 1, 2, 2, 0]));
        assert_eq!(by(&["b"]), Some(vec![0, 1, 0, 0, 0]));
        assert_eq!(by(&[]), Some(vec![0; 5]));
        assert_eq!(by(&["d"]), None);
    }
}
