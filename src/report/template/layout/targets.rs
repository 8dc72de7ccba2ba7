//! The sheet of what the plan aims at.

use crate::model::file::{Nature, Relation};

use super::{FormColumn, FormSheet, List, NOTE, column};

const NATURES: List = List::Words(&Nature::OFFERED);
const RELATIONS: List = List::Words(&Relation::OFFERED);
const UNITS: List = List::Words(&["%", "人", "人次", "个", "户", "元", "倍"]);

/// Title of the indicator.
pub const INDICATOR: FormColumn = super::INDICATOR;
/// Binding, expected, or of a box.
pub const NATURE: FormColumn = column("属性", " (Nature)", 12.0, NATURES);
/// Unit of the values.
pub const UNIT: FormColumn = column("单位", " (Unit)", 10.0, UNITS);
/// Value of the base year.
pub const BASELINE: FormColumn = column("基期值", " (Baseline)", 16.0, List::Any);
/// How the value must stand to the target.
pub const RELATION: FormColumn = column("关系", " (Relation)", 12.0, RELATIONS);
/// Value aimed at.
pub const TARGET: FormColumn = column("目标值", " (Target)", 16.0, List::Any);
/// Year by which it is aimed at.
pub const YEAR: FormColumn = column("目标年", " (Year)", 12.0, List::Any);
/// Place in the plan.
pub const AT: FormColumn = super::AT;
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "规划指标",
    columns: &[
        INDICATOR, NATURE, UNIT, BASELINE, RELATION, TARGET, YEAR, AT, NOTE,
    ],
};
