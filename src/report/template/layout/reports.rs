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
/// What the value may be off by.
pub const ERROR: FormColumn = column("误差", " (Error)", 12.0, List::Any).noted(
    "数值的标准误差，单位与数值相同：98.5% 的误差如 0.2%，590000 人的误差如 500；数量的误差也可写占数值的比例，如 1%；没有就空着。",
    "Standard error of the value, in its unit: 0.2% of 98.5%, 500 of 590000 people; of a count also a part of it, such as 1%; empty if none.",
);
/// The columns that the model's own file has too, in its order.
pub const KEPT: [FormColumn; 5] = [INDICATOR, YEAR, VALUE, ERROR, AT];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "实际值",
    columns: &[INDICATOR, YEAR, VALUE, AT, ERROR, NOTE],
};
