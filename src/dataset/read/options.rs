//! How a file is to be read.

/// How to read a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Sheet of a workbook; without it the first that is visible and not empty.
    pub sheet: Option<String>,
    /// The header is the first line and every row below it is data: no title rows, no footnotes.
    pub strict: bool,
    /// Further signs for "no value", as they stand in cells.
    pub missing: Vec<String>,
    /// A header without rows is a table of none.
    pub may_be_empty: bool,
    /// Rows at the end in which only the first column is filled are data, unless they read like notes.
    pub names_alone: bool,
}
