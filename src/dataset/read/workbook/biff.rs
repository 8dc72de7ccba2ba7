//! What the reader of xls workbooks does not say of their sheets (MS-XLS): the number formats that show cells otherwise
//! than they are, which rows and columns are hidden, which cells have a comment, and how far they reach, before room is
//! reserved for them.

use std::rc::Rc;

use crate::dataset::Complaints;

use super::super::grid::address;
use super::super::guard::damaged;
use super::compound;
use super::number_format::tells;
use super::records::{Records, number, text};
use super::sparse::too_far;

/// More cells than any table of a planner has; the reader keeps room for each one that the sheets reach over.
const MOST: usize = 4_000_000;

/// The cells of the largest sheet that there can be: 65,536 rows of 256.
const WHOLE: usize = 1 << 24;

/// One sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LookedRecords {
    /// Cells with a number format that shows them otherwise (row from 1, column from 0), and that.
    pub formats: Vec<((usize, usize), Rc<str>)>,
    /// Cells in letters that are struck out.
    pub struck: Vec<(usize, usize)>,
    /// Hidden rows, from 1.
    pub rows: Vec<usize>,
    /// Hidden columns, from 0; ranges with both ends.
    pub columns: Vec<(usize, usize)>,
    /// Cells with a comment: row from 1, column from 0.
    pub comments: Vec<(usize, usize)>,
    /// First and last row and column with a value, from 0.
    reach: Option<[usize; 4]>,
    /// The most cells that it is said to have, empty ones too.
    claimed: usize,
}

/// Looks through the sheets of a workbook, in its order; none where it is under a password. A complaint where the file is
/// damaged, or where a sheet reaches farther than a table does.
pub(super) fn look(file: &str, bytes: &[u8]) -> Result<Vec<LookedRecords>, Complaints> {
    let Some(stream) = compound::workbook(bytes) else {
        return Err(damaged(file, "no whole Workbook stream"));
    };
    let book = Book::of(&stream);
    let (mut sheets, mut cells) = (Vec::new(), 0_usize);
    for (start, name) in &book.sheets {
        let sheet = book.sheet(stream.get(*start..).unwrap_or_default());
        if sheet.claimed > WHOLE {
            return Err(damaged(file, "sizes that cannot be"));
        }
        if let Some([top, left, bottom, right]) = sheet.reach {
            cells = cells.saturating_add((bottom - top + 1) * (right - left + 1));
            if cells > MOST {
                return Err(too_far(file, name, address(bottom + 1, right)));
            }
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// What is said of all sheets.
#[derive(Default)]
struct Book {
    /// The number format of each style, where it shows numbers otherwise than they are.
    styles: Vec<Option<Rc<str>>>,
    /// Whether the letters of each style are struck out.
    struck: Vec<bool>,
    /// Where each sheet starts, and its name.
    sheets: Vec<(usize, String)>,
}

impl Book {
    fn of(stream: &[u8]) -> Book {
        let (mut book, mut formats) = (Book::default(), Vec::<(usize, Rc<str>)>::new());
        let (mut styles, mut fonts, mut wide) = (Vec::new(), Vec::new(), true);
        for (kind, data) in Records(stream) {
            match kind {
                // FilePass: nothing that follows can be understood.
                0x002F if number(data, 0) != Some(0) => return Book::default(),
                // BOF: from 0x0600 on texts are of Unicode.
                0x0809 => wide = number(data, 0) == Some(0x0600),
                // Format
                0x041E => {
                    if let Some(format) = number(data, 0) {
                        formats.push((format, code(data, wide).into()));
                    }
                }
                // Font: its height, and among its flags that it is struck out
                0x0031 => fonts.push(number(data, 2).is_some_and(|flags| flags & 0x08 != 0)),
                // XF: its font, its format
                0x00E0 => styles.push((number(data, 0), number(data, 2))),
                // BoundSheet8
                0x0085 => {
                    let start = number(data, 0).zip(number(data, 2));
                    let start = start.map_or(usize::MAX, |(low, high)| (high << 16) | low);
                    let count = data.get(6).map_or(0, |count| usize::from(*count));
                    let name = match wide {
                        true => text(data, 7, count),
                        false => (book.sheets.len() + 1).to_string(),
                    };
                    book.sheets.push((start, name));
                }
                // EOF
                0x000A => break,
                _ => {}
            }
        }
        let shown = |format: usize| {
            let own = formats.iter().rev().find(|(number, _)| *number == format);
            // 9 and 10 are 0% and 0.00% in every workbook.
            let percent = || [9, 10].contains(&format).then(|| "0%".into());
            let code = own.map(|(_, code)| code.clone()).or_else(percent);
            code.filter(|code| tells(code))
        };
        // No font has the number 4.
        let struck = |font: usize| fonts.get(font - usize::from(font > 4)) == Some(&true);
        for (font, format) in styles {
            book.styles.push(format.and_then(shown));
            book.struck.push(font.is_some_and(struck));
        }
        book
    }

    /// One sheet; charts inside it have records of their own, which are passed over.
    fn sheet(&self, stream: &[u8]) -> LookedRecords {
        let (mut looked, mut depth) = (LookedRecords::default(), 0_usize);
        for (kind, data) in Records(stream) {
            match kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => break,
                0x000A => depth -= 1,
                _ if depth > 1 => {}
                // Formula, Number, Label, RString, LabelSst, RK: row, column, style
                0x0006 | 0x0203 | 0x0204 | 0x00D6 | 0x00FD | 0x027E => {
                    looked.see(number(data, 0), number(data, 2));
                    self.style(&mut looked, data, number(data, 2), number(data, 4));
                }
                // BoolErr
                0x0205 => looked.see(number(data, 0), number(data, 2)),
                // MulRk: row, first column, then a style of two and a number of four bytes for each cell, last column
                0x00BD => {
                    let cells = data.len().saturating_sub(6) / 6;
                    for cell in 0..cells {
                        let column = number(data, 2).map(|first| first + cell);
                        looked.see(number(data, 0), column);
                        self.style(&mut looked, data, column, number(data, 4 + 6 * cell));
                    }
                }
                // Dimensions
                0x0200 => looked.claimed = looked.claimed.max(claimed(data)),
                // Row: its height, and among its flags that it has none
                0x0208 => {
                    let flat = number(data, 6) == Some(0);
                    let hidden = flat || number(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                    let row = number(data, 0).filter(|_| hidden);
                    looked.rows.extend(row.map(|row| row + 1));
                }
                // Note: row, column
                0x001C => {
                    let place = number(data, 0).zip(number(data, 2));
                    looked
                        .comments
                        .extend(place.map(|(row, column)| (row + 1, column)));
                }
                // ColInfo: first and last column, their width, and among its flags that they are hidden
                0x007D => {
                    let flat = number(data, 4) == Some(0);
                    let hidden = flat || number(data, 8).is_some_and(|flags| flags & 1 != 0);
                    let columns = number(data, 0).zip(number(data, 2));
                    looked.columns.extend(columns.filter(|_| hidden));
                }
                _ => {}
            }
        }
        looked
    }

    fn style(
        &self,
        looked: &mut LookedRecords,
        data: &[u8],
        column: Option<usize>,
        style: Option<usize>,
    ) {
        let (Some(row), Some(column), Some(style)) = (number(data, 0), column, style) else {
            return;
        };
        if let Some(Some(format)) = self.styles.get(style) {
            looked.formats.push(((row + 1, column), format.clone()));
        }
        if self.struck.get(style) == Some(&true) {
            looked.struck.push((row + 1, column));
        }
    }
}

impl LookedRecords {
    fn see(&mut self, row: Option<usize>, column: Option<usize>) {
        let (Some(row), Some(column)) = (row, column) else {
            return;
        };
        let [top, left, bottom, right] = self.reach.unwrap_or([row, column, row, column]);
        self.reach = Some([
            top.min(row),
            left.min(column),
            bottom.max(row),
            right.max(column),
        ]);
    }
}

/// How many cells a sheet is said to have, by the first row and column and those after the last.
fn claimed(data: &[u8]) -> usize {
    let long = |at: usize| Some((number(data, at + 2)? << 16) | number(data, at)?);
    let sides = match data.len() {
        10 => [
            number(data, 0),
            number(data, 2),
            number(data, 4),
            number(data, 6),
        ],
        _ => [long(0), long(4), number(data, 8), number(data, 10)],
    };
    let [Some(top), Some(bottom), Some(left), Some(right)] = sides else {
        return 0;
    };
    // The reader takes a first column that cannot be for none, and nothing at all for one cell.
    let left = if left > 0xFF || right < left { 0 } else { left };
    match (bottom, right) {
        (0, _) | (_, 0) => 1,
        _ if bottom <= top => usize::MAX,
        _ => (bottom - top).saturating_mul(right - left),
    }
}

/// The code of a number format.
fn code(data: &[u8], wide: bool) -> String {
    match wide {
        true => text(data, 4, number(data, 2).unwrap_or(0)),
        false => data[3.min(data.len())..]
            .iter()
            .map(|byte| char::from(*byte))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = data.len() as u16;
        [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
    }

    fn words(numbers: &[u16]) -> Vec<u8> {
        let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
        bytes.collect()
    }

    #[test]
    fn styles_lead_to_formats() {
        let format = [&words(&[164, 4])[..], &[0], b"0.0%"].concat();
        let globals = [
            record(0x0809, &words(&[0x0600, 5])),
            record(0x041E, &format),
            record(0x0031, &words(&[220, 0])),
            record(0x0031, &words(&[220, 0x08])),
            record(0x00E0, &words(&[0, 0])),
            record(0x00E0, &words(&[0, 9])),
            record(0x00E0, &words(&[1, 164])),
            record(0x0085, &[&words(&[0, 0, 0])[..], &[1, 0, b'S']].concat()),
            record(0x000A, &[]),
        ]
        .concat();
        let book = Book::of(&globals);
        let percent = |code: &str| Some(Rc::<str>::from(code));
        assert_eq!(book.styles, [None, percent("0%"), percent("0.0%")]);
        assert_eq!(book.struck, [false, false, true]);
        assert_eq!(book.sheets, [(0, "S".to_string())]);
        let sheet = [
            record(0x0809, &words(&[0x0600, 0x10])),
            record(0x0208, &words(&[2, 0, 0, 255, 0, 0, 0, 0])),
            record(0x0208, &words(&[3, 0, 0, 255, 0, 0, 0x20, 0])),
            record(0x0208, &words(&[5, 0, 0, 0, 0, 0, 0, 0])),
            record(0x007D, &words(&[1, 2, 2048, 0, 1, 0])),
            record(0x007D, &words(&[3, 3, 2048, 0, 0, 0])),
            record(0x007D, &words(&[4, 4, 0, 0, 0, 0])),
            record(0x0203, &[&words(&[1, 1, 2])[..], &[0; 8]].concat()),
            record(0x027E, &[&words(&[2, 1, 0])[..], &[0; 4]].concat()),
            record(0x00BD, &words(&[4, 1, 1, 0, 0, 0, 0, 0, 2])),
            record(0x001C, &words(&[4, 1, 0, 1, 0, 0])),
            record(0x000A, &[]),
        ]
        .concat();
        let expected = LookedRecords {
            formats: vec![((2, 1), "0.0%".into()), ((5, 1), "0%".into())],
            struck: vec![(2, 1)],
            rows: vec![4, 6],
            columns: vec![(1, 2), (4, 4)],
            comments: vec![(5, 1)],
            reach: Some([1, 1, 4, 2]),
            claimed: 0,
        };
        assert_eq!(book.sheet(&sheet), expected);
    }

    #[test]
    fn sizes_that_cannot_be_are_seen() {
        assert_eq!(claimed(&words(&[0, 0, 100, 0, 0, 4, 0])), 400);
        assert_eq!(claimed(&words(&[2, 12, 1, 3, 0])), 20);
        assert_eq!(claimed(&words(&[5, 0, 4, 0, 0, 4, 0])), usize::MAX);
        assert!(claimed(&words(&[0, 0, 0, 0xFFFF, 0, 4, 0])) > WHOLE);
        assert_eq!(claimed(&words(&[0, 0, 0, 0, 0, 0, 0])), 1);
    }
}
