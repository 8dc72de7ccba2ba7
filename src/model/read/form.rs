//! The workbook of a county, where a table of what was reported was expected.

use crate::dataset::{Complaint, Complaints, Place, RawTable};

/// Its sheet of what was reported.
const REPORTED: &str = "实际值";

/// Refuses a workbook that has such a sheet and of which another was read, which has none of its columns; any other table passes.
pub(super) fn no_form(raw: &RawTable, headings: &[String]) -> Result<(), Complaints> {
    let others = &raw.reading.other_sheets;
    if !headings.is_empty() || others.iter().all(|own| own != REPORTED) {
        return Ok(());
    }
    let sheet = raw.reading.sheet.as_deref().unwrap_or_default();
    let refused = Complaint::error(
        raw.file.clone(),
        Place::Whole,
        (
            format!("这是填报用的工作簿，读到的是第一张表“{sheet}”，不是“{REPORTED}”"),
            format!(
                "a workbook to be filled in, of which the first sheet “{sheet}” was read and not “{REPORTED}”"
            ),
        ),
        (
            "只有指标、年份、数值等列的一张表",
            "a table of the columns indicator, year and value",
        ),
        (
            "请先用 plancast import 读入工作簿：“实际值”表里的数就在模型里了，评估时不写 --actuals；或把这张表另存为一个文件",
            "Read the workbook with plancast import: what that sheet reports is then in the model, and an evaluation needs no --actuals; or save the sheet as a file of its own",
        ),
    );
    Err(refused.into())
}
