//! The sheet of what was reported of later years.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Title of the indicator.
pub const INDICATOR: FormColumn = super::INDICATOR;
/// Year.
pub const YEAR: FormColumn = super::YEAR;
/// Value as written.
pub const VALUE: FormColumn = column("数值", " (Value)", 16.0, List::Any);
/// Where it is from.
pub const AT: FormColumn = super::AT;
/// The columns that the model's own file has too, in its order.
pub const KEPT: [FormColumn; 4] = [INDICATOR, YEAR, VALUE, AT];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "实际值",
    columns: &[INDICATOR, YEAR, VALUE, AT, NOTE],
};
