//! The sheet of the people of the place.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Year.
pub const YEAR: FormColumn = super::YEAR;
/// Registered people at the end of the year.
pub const REGISTERED: FormColumn = column("户籍人口", "（人）", 18.0, List::Any);
/// Births of the year.
pub const BIRTHS: FormColumn = column("出生", "（人）", 14.0, List::Any);
/// Deaths of the year.
pub const DEATHS: FormColumn = column("死亡", "（人）", 14.0, List::Any);
/// What is counted.
pub const COUNTED: [FormColumn; 3] = [REGISTERED, BIRTHS, DEATHS];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "人口",
    columns: &[YEAR, REGISTERED, BIRTHS, DEATHS, NOTE],
};
