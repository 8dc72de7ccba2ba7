//! Cells of the workbook that somebody fills in.

use rust_xlsxwriter::XlsxError;

use super::{Choices, Contents, book};
use crate::source::Tongue;

/// A cell that was filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilledCell {
    /// Name of the sheet.
    pub sheet: String,
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u16,
    /// What was written.
    pub text: String,
}

impl FilledCell {
    /// Of a cell with an address such as `B3`, of the first 26 columns; nothing for what is no address.
    pub fn at(sheet: &str, cell: &str, text: &str) -> Option<Self> {
        let mut signs = cell.chars();
        let letter = signs.next().filter(char::is_ascii_uppercase)?;
        let row: u32 = signs.as_str().parse().ok()?;
        Some(FilledCell {
            sheet: sheet.to_string(),
            row: row.checked_sub(1)?,
            column: u16::from(letter as u8 - b'A'),
            text: text.to_string(),
        })
    }
}

/// Bytes of the workbook with some cells filled in.
///
/// # Errors
/// Where a sheet is not there, or the file cannot be made.
pub fn filled(choices: &Choices, entries: &[FilledCell]) -> Result<Vec<u8>, XlsxError> {
    let mut book = book(choices, &Contents::new(), Tongue::default())?;
    for entry in entries {
        let sheet = book.worksheet_from_name(&entry.sheet)?;
        sheet.write_string(entry.row, entry.column, &entry.text)?;
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_a_spreadsheet() {
        let at =
            |cell: &str| FilledCell::at("人口", cell, "1").map(|entry| (entry.row, entry.column));
        assert_eq!(at("A1"), Some((0, 0)));
        assert_eq!(at("H12"), Some((11, 7)));
        for cell in ["", "A", "A0", "3A", "b2", "A-1"] {
            assert_eq!(at(cell), None, "{cell}");
        }
    }
}
