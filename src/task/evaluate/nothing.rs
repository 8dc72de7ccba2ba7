//! Actual values of which none can be evaluated.

use crate::model::Model;
use crate::task::Failure;

/// What is said where no target has a figure that could be evaluated.
pub(super) fn nothing(model: &Model) -> Failure {
    let base = model.calendar.base;
    let (known, known_en) = model.as_of.map_or_else(Default::default, |year| {
        (
            format!("（只用 {year} 年已得知的数；以后才得知的不算，见“得知年份”一列）"),
            format!(" (of what was known by {year}, as the column `known` says)"),
        )
    });
    Failure::words(
        format!(
            "没有可以评估的实际值：基期 {base} 年以后没有哪项目标有实际值{known}；请填在工作簿的“实际值”表里再导入，或用 --actuals 给出一张有指标、年份、数值三列的表"
        ),
        format!(
            "nothing was reported that could be evaluated: no target has a figure of a year after the base year {base}{known_en}; fill in the sheet 实际值 of its workbook and import it again, or give --actuals a table with indicator, year and value"
        ),
    )
}
