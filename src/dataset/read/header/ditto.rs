//! Signs that stand for what is written above them: 〃, 同上.

use super::super::grid::GridRow;
use super::super::number;

/// Signs that repeat the cell above.
const SIGNS: [&str; 7] = ["〃", "″", "\"", "''", "同上", "同 上", "ditto"];

/// Writes the words above into the cells that only repeat them; returns how many. A number is never repeated.
pub(super) fn fill(rows: &mut [GridRow]) -> usize {
    let mut filled = 0;
    let mut above: Vec<String> = Vec::new();
    for row in rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let word = above.get(column).filter(|word| !word.is_empty());
            let word = word.filter(|word| number::number(word).is_err());
            if let Some(word) = word.filter(|_| SIGNS.contains(&cell.to_lowercase().as_str())) {
                *cell = word.clone();
                filled += 1;
            }
        }
        above.clone_from(&row.cells);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_repeated_and_numbers_are_not() {
        let row = |at: usize, cells: [&str; 3]| GridRow {
            at,
            cells: cells.map(str::to_string).to_vec(),
        };
        let mut rows = [
            row(1, ["甲", "人", "5"]),
            row(2, ["乙", "〃", "〃"]),
            row(3, ["丙", "同上", "6"]),
        ];
        assert_eq!(fill(&mut rows), 2);
        assert_eq!(rows[1].cells, ["乙", "人", "〃"]);
        assert_eq!(rows[2].cells, ["丙", "人", "6"]);
    }
}
