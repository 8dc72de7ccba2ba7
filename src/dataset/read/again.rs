//! The header again among the rows, as where two tables were put below each other.

use std::collections::BTreeSet;

use polars::prelude::BooleanChunked;

use super::grid::GridOrigin;
use super::raw::RawTable;
use crate::dataset::{Complaint, Complaints};

/// Fields that must be those of the header; one alone may be a name.
const ALIKE: usize = 2;
/// What the only cell of a row says above the header of the next page.
const CONTINUED: [&str; 2] = ["续表", "续上表"];

impl RawTable {
    /// Takes out the rows that are the header again, word for word, with one above that says 续表; a reminder of each. Rows of
    /// several sheets stay.
    pub fn without_headers_again(&mut self) -> Complaints {
        let mut said = Complaints::default();
        if matches!(self.origin, GridOrigin::Sheets(_)) {
            return said;
        }
        let names = self.names();
        let cells: Vec<_> = names.iter().map(|name| self.texts(name)).collect();
        let again = |row: &usize| {
            let filled = || {
                let cells = cells.iter().zip(&self.headings);
                cells.filter_map(|(column, heading)| Some((column.get(*row)?.as_ref()?, heading)))
            };
            filled().count() >= ALIKE && filled().all(|(cell, heading)| cell == heading)
        };
        let rows: Vec<usize> = (0..self.rows()).filter(again).collect();
        let above = rows.iter().filter_map(|row| row.checked_sub(1));
        let continued = above.filter(|row| {
            let mut filled = cells.iter().filter_map(|column| column.get(*row)?.as_ref());
            let only = filled.next().filter(|_| filled.next().is_none());
            only.is_some_and(|cell| CONTINUED.iter().any(|word| cell.contains(word)))
        });
        let gone: BTreeSet<usize> = continued.chain(rows.iter().copied()).collect();
        let kept: BooleanChunked = (0..self.rows()).map(|row| !gone.contains(&row)).collect();
        let frame = match rows.is_empty() {
            true => return said,
            false => self.frame.filter(&kept),
        };
        let Ok(frame) = frame else { return said };
        for row in &rows {
            let complaint = Complaint::error(
                self.file.clone(),
                self.row_place(*row),
                ("又是一行表头，已略过", "the header again, left out"),
                ("一张表，一行表头", "one table with one header"),
                (
                    "请删去这一行；下面若是另一张表，请另存一个文件",
                    "Remove it; where another table begins below it, give that a file of its own",
                ),
            );
            said.push(complaint.as_warning());
        }
        let lines = self.lines.iter().enumerate();
        let lines = lines.filter(|(row, _)| !gone.contains(row));
        self.lines = lines.map(|(_, line)| *line).collect();
        self.frame = frame;
        said
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::{ReadOptions, read_bytes};

    #[test]
    fn a_header_again_is_left_out_and_the_rows_below_keep_their_lines() {
        let text =
            "指标,年份,数值,误差\n甲,2022,5,\n指标,年份,数值,误差\n乙,2023,6,\n指标,2024,7,\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let mut raw = raw.expect("a table");
        let said = raw.without_headers_again();
        assert_eq!((said.0.len(), raw.rows()), (1, 3));
        assert!(said.to_string().contains("第 3 行"), "{said}");
        assert_eq!([0, 1, 2].map(|row| raw.line(row)), [2, 4, 5]);
        assert!(raw.without_headers_again().0.is_empty());
        let text = "年份,数值\n2022,5\n续表,\n年份,数值\n2023,6\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let mut raw = raw.expect("a table");
        assert_eq!(raw.without_headers_again().0.len(), 1);
        assert_eq!([0, 1].map(|row| raw.line(row)), [2, 5]);
    }
}
