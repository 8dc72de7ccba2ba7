//! The sheet of what was reported of later years.

use super::{Column, List, NOTE, Sheet, column};

/// Title of the indicator.
pub const INDICATOR: Column = super::INDICATOR;
/// Year.
pub const YEAR: Column = super::YEAR;
/// Value as written.
pub const VALUE: Column = column("数值", " (Value)", 16.0, List::Any);
/// Where it is from.
pub const AT: Column = super::AT;
/// The columns that the model's own file has too, in its order.
pub const KEPT: [Column; 4] = [INDICATOR, YEAR, VALUE, AT];
/// The sheet.
pub const SHEET: Sheet = Sheet {
    name: "实际值",
    columns: &[INDICATOR, YEAR, VALUE, AT, NOTE],
};
