//! Cells of a sheet by row and column, only those that hold something.

use std::collections::{BTreeMap, BTreeSet};

use calamine::Dimensions;

use crate::dataset::{Complaint, Complaints, Place};

use super::super::grid::{GridRow, address};
use super::super::number::{self, ARROW, NotANumber};
use super::cell_doubt::CellDoubt;
use super::decimal_point::moved;
use super::format_signs::{SaidOfNumber, said};
use super::format_units::power;
use super::number_format::{Shows, hides_texts, shows};

/// More cells than any table of a planner has.
const MOST: usize = 10_000_000;

/// Rows among which a table shows itself.
const LOOKED: usize = 1000;

/// Places that make one of a hundredth.
const HUNDREDTH: i32 = 2;

/// The cells of a sheet: rows from 1, columns from 0.
#[derive(Debug, Default)]
pub(super) struct Cells {
    rows: BTreeMap<usize, BTreeMap<usize, String>>,
    /// Those that hold numbers; the others hold texts, which no number format changes.
    numbers: BTreeSet<(usize, usize)>,
    /// What the sheet shows in some of those, where it says the same number in another way.
    shown: BTreeMap<(usize, usize), String>,
    /// Those that somebody may doubt.
    doubted: BTreeMap<CellDoubt, BTreeSet<(usize, usize)>>,
}

/// What was seen of formulas, hidden parts and comments.
#[derive(Debug, Default)]
pub(super) struct SeenOfCells {
    /// Cells whose value is the saved result of a formula.
    pub formulas: usize,
    /// Addresses of those whose saved result is 0.
    pub zeros: Vec<String>,
    /// Hidden rows that hold something.
    pub rows: Vec<usize>,
    /// Hidden columns that hold something, as letters.
    pub columns: Vec<String>,
    /// Cells with a comment: row from 1, column from 0.
    pub comments: Vec<(usize, usize)>,
}

/// One sheet: its cells, what was seen of formulas and hidden parts, its merged cells.
pub(super) struct SparseSheet {
    pub cells: Cells,
    pub found: SeenOfCells,
    pub merges: Vec<Dimensions>,
}

impl Cells {
    /// Puts a cell; an empty one is none.
    pub fn put(&mut self, (row, column): (usize, usize), text: String) {
        if !text.is_empty() {
            self.rows.entry(row).or_default().insert(column, text);
        }
    }

    /// Puts a number.
    pub fn put_number(&mut self, place: (usize, usize), text: String) {
        self.numbers.insert(place);
        self.put(place, text);
    }

    /// A number as its sheet shows it by a number format: 0.97 becomes 97%, 3.1 becomes 3.1万人. One that is shown with its
    /// point moved stays as it is where what is written behind it makes up for that (31234 as 3.1万), and else becomes what
    /// nobody can read.
    pub fn formatted(&mut self, place: (usize, usize), code: &str) {
        let (row, column) = place;
        let Some(cell) = self.rows.get_mut(&row).and_then(|row| row.get_mut(&column)) else {
            return;
        };
        if !self.numbers.contains(&place) {
            if hides_texts(code) {
                self.doubt(CellDoubt::Blank, place);
            }
            return;
        }
        let Ok(read) = number::number(cell) else {
            return;
        };
        if read.percent {
            return;
        }
        let doubt = match said(code, read.value) {
            None => None,
            Some(SaidOfNumber::About) => Some(CellDoubt::About),
            Some(SaidOfNumber::Unsigned) => Some(CellDoubt::Unsigned),
            Some(SaidOfNumber::Other([before, behind])) => {
                let digits = cell.trim_start_matches('-');
                let places = if behind.contains('%') { HUNDREDTH } else { 0 };
                let digits = moved(digits, places);
                *cell = format!("{cell}{ARROW}{before}{digits}{behind}");
                return;
            }
        };
        if let Some(doubt) = doubt {
            self.doubted.entry(doubt).or_default().insert(place);
        }
        match shows(code, read.value) {
            None => {}
            Some(Shows::Nothing) => self.doubt(CellDoubt::Blank, place),
            Some(Shows::Percent) => *cell = format!("{}%", moved(cell, HUNDREDTH)),
            Some(Shows::Other(words)) => cell.push_str(&words),
            Some(Shows::Same(words)) => {
                self.shown.insert(place, format!("{cell}{words}"));
            }
            Some(Shows::Moved(places, words)) => {
                let shown = format!("{}{words}", moved(cell, places));
                if read.value == 0.0 || power(&words) == Some(-places) {
                    self.shown.insert(place, shown);
                } else {
                    *cell = format!("{cell}{ARROW}{shown}");
                }
            }
        }
    }

    /// A number that its sheet shows as a per cent is written as one: 0.97 becomes 97%.
    pub fn shown_as_percent(&mut self, place: (usize, usize)) {
        self.formatted(place, "0%");
    }

    /// What the sheet shows in some cells, where it says the same number in another way.
    pub fn shown(&mut self) -> BTreeMap<(usize, usize), String> {
        std::mem::take(&mut self.shown)
    }

    /// Says that somebody may doubt a cell, where there is one.
    pub fn doubt(&mut self, doubt: CellDoubt, place: (usize, usize)) {
        let row = self.rows.get(&place.0);
        if row.is_some_and(|row| row.contains_key(&place.1)) {
            self.doubted.entry(doubt).or_default().insert(place);
        }
    }

    /// The cells that somebody may doubt for one reason.
    pub fn doubted(&mut self, doubt: CellDoubt) -> Vec<(usize, usize)> {
        let cells = self.doubted.remove(&doubt);
        cells.into_iter().flatten().collect()
    }

    /// True where nothing stands.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// True where some row has two cells, and two numbers stand in one row or column: there is a table. Notes have numbers
    /// too, which count them from 1.
    pub fn has_table(&self) -> bool {
        let mut columns: BTreeMap<usize, Vec<(usize, Option<f64>)>> = BTreeMap::new();
        for (row, cells) in self.rows.iter().take(LOOKED) {
            for (column, text) in cells {
                let value = match number::number(text) {
                    Ok(read) => Some(read.value),
                    Err(NotANumber::Mark) => None,
                    Err(_) => continue,
                };
                columns.entry(*column).or_default().push((*row, value));
            }
        }
        columns.retain(|_, numbers| {
            let mut counted = (1_u32..).zip(numbers.iter());
            !counted.all(|(at, (_, value))| *value == Some(f64::from(at)))
        });
        let mut rows = BTreeSet::new();
        let mut of_columns = columns.values().flatten().map(|(row, _)| *row);
        let side_by_side = of_columns.any(|row| !rows.insert(row));
        let below = columns.values().any(|numbers| numbers.len() > 1);
        self.rows.values().any(|row| row.len() > 1) && (side_by_side || below)
    }

    /// Those of the rows and columns that hold something.
    pub fn holding(&self, rows: &[usize], columns: &[(usize, usize)]) -> (Vec<usize>, Vec<String>) {
        let rows = rows
            .iter()
            .copied()
            .filter(|row| self.rows.contains_key(row));
        let mut held: Vec<usize> = Vec::new();
        for row in self.rows.values() {
            let inside = |column: &usize| {
                columns
                    .iter()
                    .any(|(first, last)| (first..=last).contains(&column))
            };
            held.extend(row.keys().copied().filter(inside));
        }
        held.sort_unstable();
        held.dedup();
        let letters = |column: usize| address(1, column).trim_end_matches('1').to_string();
        (rows.collect(), held.into_iter().map(letters).collect())
    }

    /// The rows in full width, or a complaint where they would be more than a machine should hold.
    pub fn rows(self, file: &str, sheet: &str) -> Result<Vec<GridRow>, Complaints> {
        let width = self
            .rows
            .values()
            .filter_map(|row| row.keys().next_back())
            .max()
            .map_or(0, |last| last + 1);
        let last = self.rows.keys().next_back().copied().unwrap_or(1);
        if self.rows.len().saturating_mul(width) > MOST {
            let corner = address(last, width.saturating_sub(1));
            return Err(too_far(file, sheet, corner));
        }
        let full = |(at, row): (usize, BTreeMap<usize, String>)| {
            let mut cells = vec![String::new(); width];
            for (column, text) in row {
                cells[column] = text;
            }
            GridRow { at, cells }
        };
        Ok(self.rows.into_iter().map(full).collect())
    }
}

/// A complaint about a sheet whose last cell stands where no table reaches.
pub(super) fn too_far(file: &str, sheet: &str, corner: String) -> Complaints {
    let found = (
        format!("有内容的单元格一直到 {corner}"),
        format!("cells with content reach as far as {corner}"),
    );
    let expected = ("一张表大小的工作表", "a sheet of the size of a table");
    let advice = (
        "请在 Excel 或 WPS 中删去表外的行、列后保存",
        "Remove the rows and columns outside the table in Excel or WPS and save it",
    );
    let place = Place::Cell {
        sheet: sheet.to_string(),
        cell: corner,
        column: None,
    };
    Complaint::error(file, place, found, expected, advice).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_they_are_shown_or_unread_and_texts_stay() {
        let after = |text: &str, is_number: bool, code: &str| {
            let mut cells = Cells::default();
            match is_number {
                true => cells.put_number((1, 0), text.into()),
                false => cells.put((1, 0), text.into()),
            }
            cells.formatted((1, 0), code);
            let shown = cells.shown().remove(&(1, 0));
            (cells.rows[&1][&0].clone(), shown)
        };
        assert_eq!(after("0.97", true, "0%"), ("97%".into(), None));
        assert_eq!(after("97", false, "0%"), ("97".into(), None));
        assert_eq!(after("3.1", true, "0.0\"万人\""), ("3.1万人".into(), None));
        let less = ("5→减少5".to_string(), None);
        assert_eq!(after("5", true, "\"减少\"0"), less);
        assert_eq!(after("0.97", true, "\"约\"0%"), ("97%".into(), None));
        assert!(number::number(&less.0).is_err());
        let same = ("31234".to_string(), Some("3.1234万".to_string()));
        assert_eq!(after("31234", true, "0!.0,\"万\""), same);
        let other = ("31200000→31200".to_string(), None);
        assert_eq!(after("31200000", true, "#,##0,"), other);
        assert!(number::number(&other.0).is_err());
    }

    #[test]
    fn cells_that_show_nothing_or_are_struck_out_are_kept_in_mind() {
        let mut cells = Cells::default();
        cells.put_number((1, 0), "12".into());
        cells.put((1, 1), "甲".into());
        cells.put_number((2, 0), "0".into());
        for place in [(1, 0), (1, 1), (3, 0)] {
            cells.formatted(place, ";;;");
            cells.doubt(CellDoubt::Struck, place);
        }
        cells.formatted((2, 0), "0;-0;;@");
        let both = vec![(1, 0), (1, 1)];
        assert_eq!(cells.doubted(CellDoubt::Blank), [(1, 0), (1, 1), (2, 0)]);
        assert_eq!(cells.doubted(CellDoubt::Struck), both);
        assert_eq!(cells.rows[&1][&0], "12");
    }

    #[test]
    fn notes_are_no_table_though_they_have_numbers() {
        let is_table = |rows: &[&[&str]]| {
            let mut cells = Cells::default();
            for (row, texts) in (1..).zip(rows) {
                for (column, text) in texts.iter().enumerate() {
                    cells.put((row, column), text.to_string());
                }
            }
            cells.has_table()
        };
        assert!(!is_table(&[&["1", "本表由残联填写"], &["2", "年份写四位"]]));
        assert!(!is_table(&[
            &["联系电话", "86200001"],
            &["日期", "2024-01-05"]
        ]));
        assert!(!is_table(&[&["2024"], &["2025"]]));
        assert!(is_table(&[&["年份", "人数"], &["2020", "12"]]));
        assert!(is_table(&[&["镇", "人数"], &["甲", "12"], &["乙", "…"]]));
        assert!(is_table(&[
            &["序号", "镇", "人数"],
            &["1", "甲", "12"],
            &["2", "乙", "9"]
        ]));
    }

    #[test]
    fn a_cell_in_the_far_corner_is_refused_before_it_takes_memory() {
        let mut cells = Cells::default();
        for row in 1..2000 {
            cells.put((row, 0), "1".into());
        }
        cells.put((1_048_576, 16_383), "x".into());
        let complaints = cells.rows("t.xlsx", "S").expect_err("too large");
        assert!(
            complaints.to_string().contains("XFD1048576"),
            "{complaints}"
        );
    }
}
