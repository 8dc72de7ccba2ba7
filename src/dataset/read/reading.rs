//! How a file was read, and what was overlooked to read it.

use std::collections::BTreeMap;

use crate::source::Words;

use super::format::Format;
use super::options::BelowOne;

/// What was found and put right while a file was read; said to the user, never hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Kind of file.
    pub format: Format,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
    /// A text file began with a byte-order mark.
    pub mark: bool,
    /// Lines of a text file ended in different ways.
    pub mixed_line_ends: bool,
    /// Sign between the fields of a text file.
    pub separator: char,
    /// What values of at most 1 are among per cents, where somebody said it.
    pub below_one: Option<BelowOne>,
    /// Sheet read from a workbook.
    pub sheet: Option<String>,
    /// Its other sheets, not read.
    pub other_sheets: Vec<String>,
    /// Its hidden sheets, not read.
    pub hidden_sheets: Vec<String>,
    /// Hidden rows that were read all the same, from 1.
    pub hidden_rows: Vec<usize>,
    /// Hidden columns that were read all the same.
    pub hidden_columns: Vec<String>,
    /// Cells whose value is the saved result of a formula.
    pub formulas: usize,
    /// Those whose saved result is 0, as it is where nobody worked it out.
    pub zero_formulas: Vec<String>,
    /// Cells with a comment, which is not read: row from 1, column from 0.
    pub comments: Vec<(usize, usize)>,
    /// Cells of which the sheet shows nothing, by their number format, and which were read all the same: row from 1, column
    /// from 0.
    pub blank: Vec<(usize, usize)>,
    /// Cells in letters that are struck out, read all the same.
    pub struck: Vec<(usize, usize)>,
    /// Cells in white letters on white, read all the same.
    pub pale: Vec<(usize, usize)>,
    /// Cells that the number format shows with a word such as 约, read as the numbers that they hold.
    pub about: Vec<(usize, usize)>,
    /// Cells below nothing that the number format shows without a sign, read as the numbers that they hold.
    pub unsigned: Vec<(usize, usize)>,
    /// What the sheet shows in cells whose number format says the same number in another way: row from 1, column from 0.
    pub shown: BTreeMap<(usize, usize), String>,
    /// Numbers that the sheet shows with their decimal point moved, taken as the cells hold them.
    pub moved: usize,
    /// Rows above the header left out.
    pub titles: Vec<String>,
    /// Footnotes below the data left out.
    pub notes: Vec<String>,
    /// The unit that a row above the table gives for all of it.
    pub unit: Option<String>,
    /// Cells with signs that nobody sees, or forced to be text.
    pub invisible: usize,
    /// Columns and rows left out or joined, each with the reason.
    pub aside: Vec<Words>,
    /// Cells filled from the merged cell that covers them.
    pub merged: usize,
    /// Cells with full-width digits or signs.
    pub full_width: usize,
    /// Cells with separators between thousands.
    pub thousands: usize,
    /// Cells with a percent sign, read as hundredths.
    pub percents: usize,
    /// Years written in words, such as 2020年.
    pub year_words: usize,
    /// Years of an era or of the republic, converted into common ones.
    pub eras: usize,
    /// Dates, or serial numbers of dates, read as years.
    pub dates: usize,
    /// Years with a mark that their figures are provisional or revised.
    pub provisional: usize,
    /// Numbers with the mark of a footnote.
    pub noted: usize,
    /// Numbers with the unit of their column behind them.
    pub with_units: usize,
    /// Cells that repeat the one above with a sign.
    pub repeated: usize,
    /// Signs for "no value", read as empty.
    pub marks: usize,
}

impl Reading {
    /// A plain reading of a format.
    pub(super) fn new(format: Format) -> Self {
        Reading {
            format,
            encoding: None,
            mark: false,
            mixed_line_ends: false,
            separator: ',',
            below_one: None,
            sheet: None,
            other_sheets: Vec::new(),
            hidden_sheets: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            formulas: 0,
            zero_formulas: Vec::new(),
            comments: Vec::new(),
            blank: Vec::new(),
            struck: Vec::new(),
            pale: Vec::new(),
            about: Vec::new(),
            unsigned: Vec::new(),
            shown: BTreeMap::new(),
            moved: 0,
            titles: Vec::new(),
            notes: Vec::new(),
            unit: None,
            invisible: 0,
            aside: Vec::new(),
            merged: 0,
            full_width: 0,
            thousands: 0,
            percents: 0,
            year_words: 0,
            eras: 0,
            dates: 0,
            provisional: 0,
            noted: 0,
            with_units: 0,
            repeated: 0,
            marks: 0,
        }
    }
}
