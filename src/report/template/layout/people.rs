//! The sheet of the people of the place.

use super::{Column, List, NOTE, Sheet, column};

/// Year.
pub const YEAR: Column = super::YEAR;
/// Registered people at the end of the year.
pub const REGISTERED: Column = column("户籍人口", "（人）", 18.0, List::Any);
/// Births of the year.
pub const BIRTHS: Column = column("出生", "（人）", 14.0, List::Any);
/// Deaths of the year.
pub const DEATHS: Column = column("死亡", "（人）", 14.0, List::Any);
/// What is counted.
pub const COUNTED: [Column; 3] = [REGISTERED, BIRTHS, DEATHS];
/// The sheet.
pub const SHEET: Sheet = Sheet {
    name: "人口",
    columns: &[YEAR, REGISTERED, BIRTHS, DEATHS, NOTE],
};
