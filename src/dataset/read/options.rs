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
    /// What values of at most 1 are among per cents, or under a heading of per cent; asked about if none.
    pub below_one: Option<BelowOne>,
    /// Rows at the end in which only the first column is filled are data, unless they read like notes.
    pub names_alone: bool,
}

/// What a value of at most 1 is among per cents, or under a heading of per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BelowOne {
    /// As the heading says: 0.97 is 0.97 %.
    Percent,
    /// A part of one: 0.97 is 97 %.
    Fraction,
}
