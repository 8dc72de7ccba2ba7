//! The sheet of recipients and standards of the base year.

use super::{Column, List, NOTE, Sheet, column};

/// Title of the service.
pub const SERVICE: Column = column("服务", " (Service)", 30.0, List::Range('B'));
/// Year.
pub const YEAR: Column = super::YEAR;
/// Recipients.
pub const PEOPLE: Column = column("享受人数", "（人）", 18.0, List::Any);
/// Monthly standard.
pub const STANDARD: Column = column("标准", "（元/月）", 18.0, List::Any);
/// Where they are from.
pub const AT: Column = super::AT;
/// The sheet.
pub const SHEET: Sheet = Sheet {
    name: "补贴人数与标准",
    columns: &[SERVICE, YEAR, PEOPLE, STANDARD, AT, NOTE],
};
