//! The names of the sheets, and the rows that a series has on one.

use crate::source::Language;

/// Names of the sheets.
pub const fn sheets(language: Language) -> [&'static str; 4] {
    match language {
        Language::Zh => ["结果", "图", "历史", "说明"],
        Language::En => ["Results", "Charts", "History", "Notes"],
    }
}

/// The rows of a series on a sheet, first and last, counted from 0.
pub type Rows = (u32, u32);
