//! The sheet of the plan itself.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Title.
pub const TITLE: FormColumn = column("规划名称", " (Plan)", 44.0, List::Any).noted(
    "有英文名称的写在竖线后面。",
    "Chinese | English, where there is an English title.",
);
/// Number of the document.
pub const NUMBER: FormColumn = column("文号", " (Number)", 24.0, List::Any);
/// First year.
pub const FROM: FormColumn = column("起始年", " (From)", 12.0, List::Any);
/// Last year.
pub const TO: FormColumn = column("结束年", " (To)", 12.0, List::Any);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "规划",
    columns: &[TITLE, NUMBER, FROM, TO, NOTE],
};
