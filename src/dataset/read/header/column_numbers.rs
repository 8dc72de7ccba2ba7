//! The row below a heading in which forms number their columns: 甲、乙、1、2、3.

use crate::source::Words;

use super::super::grid::GridRow;
use super::super::width::half_width;

/// By what columns of words are told, in this order.
const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
/// So many numbers that follow each other number columns without such signs before them.
const ENOUGH: usize = 3;

/// Takes such a row away, and says so.
pub(super) fn left_out(rows: &mut Vec<GridRow>) -> Option<Words> {
    let first = filled(rows.first()?);
    let stems = first
        .iter()
        .zip(STEMS)
        .take_while(|(cell, stem)| *cell == stem);
    let stems = stems.count();
    let numbers = &first[stems..];
    let counted = (1..)
        .zip(numbers)
        .all(|(at, cell)| number(cell) == Some(at));
    let enough = numbers.len() >= if stems > 0 { 1 } else { ENOUGH };
    // Towns may be called so, and grades.
    let alike = |row: &GridRow| {
        let first = filled(row).first().copied().unwrap_or_default();
        STEMS.contains(&first) || stems == 0 && number(first).is_some()
    };
    if !counted || !enough || rows.len() < 2 || rows[1..].iter().any(alike) {
        return None;
    }
    let shown = first.join("、");
    let said = Words {
        zh: format!("“{shown}”一行是列号，未用"),
        en: format!("the row “{shown}” numbers the columns and was left out"),
    };
    rows.remove(0);
    Some(said)
}

fn filled(row: &GridRow) -> Vec<&str> {
    let cells = row.cells.iter().map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// The number of a column: `3`, `(3)`, `3=1+2`.
fn number(cell: &str) -> Option<usize> {
    let half = half_width(cell);
    let bare = half.trim_matches(['(', ')']);
    let digits = bare.split('=').next().unwrap_or_default();
    digits.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_left_out(rows: &[&str]) -> bool {
        let rows = rows.iter().zip(2..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        let mut rows: Vec<GridRow> = rows.collect();
        let before = rows.len();
        left_out(&mut rows).is_some() && rows.len() + 1 == before
    }

    #[test]
    fn numbers_of_columns_are_left_out() {
        assert!(is_left_out(&["甲,乙,丙,1,2,3", "持证,01,人,10,11,12"]));
        assert!(is_left_out(&["甲,1,2,3=1+2", "持证,10,11,21"]));
        assert!(is_left_out(&["甲,（1）,（2）", "持证,10,11"]));
        assert!(is_left_out(&["1,2,3,4", "持证,10,11,12"]));
        assert!(is_left_out(&["甲,1", "2018,10", "2019,11"]));
    }

    #[test]
    fn towns_and_grades_stay() {
        assert!(!is_left_out(&["甲,1,2,3", "乙,1,2,3"]));
        assert!(!is_left_out(&["甲,1,2,3"]));
        assert!(!is_left_out(&["甲,10,11,12", "丙镇,1,2,3"]));
        assert!(!is_left_out(&["1,2,3", "2,5,6"]));
        assert!(!is_left_out(&["1,2", "持证,5"]));
        assert!(!is_left_out(&["乙,1,2", "持证,5,6"]));
        assert!(!is_left_out(&["甲,乙", "持证,5"]));
    }
}
