//! Complaints about the files of a model that was made of a workbook say on which of its sheets the numbers stand.

use std::path::Path;

use super::inheritance::sheets;
use crate::dataset::Complaints;
use crate::report::receipt::{RECEIPT, Receipt, Verb};
use crate::report::template::layout::{
    FormSheet, people, register, reports, scenarios, services, sources, towns,
};

/// Adds to each complaint about a file of the folder where it is to be mended, if the folder was made of a workbook.
pub(super) fn by_sheet(complaints: &mut Complaints, model: &Path) {
    let text = std::fs::read_to_string(model.join(RECEIPT)).unwrap_or_default();
    let imported = Receipt::read(&text).is_ok_and(|receipt| receipt.verb == Verb::Import);
    if !imported {
        return;
    }
    let shown = model.to_string_lossy().replace('\\', "/");
    for complaint in &mut complaints.0 {
        let Some(name) = complaint.file.strip_prefix(shown.as_str()) else {
            continue;
        };
        let sheets = sheets_of(name.trim_start_matches('/'));
        if sheets.is_empty() {
            continue;
        }
        let (zh, en) = (sheets.join("”“"), sheets.join(", "));
        let advice = &mut complaint.advice;
        advice.zh = format!(
            "{}；这个模型由工作簿导入，请在工作表“{zh}”里改，再导入",
            advice.zh
        );
        advice.en = format!(
            "{}; the model was made of a workbook: mend it there, on {en}, and import it again",
            advice.en
        );
    }
}

/// The sheets from which a file of the folder was made.
fn sheets_of(file: &str) -> Vec<&'static str> {
    let name = file.split(['.', '/']).next().unwrap_or_default();
    let all: &[FormSheet] = match name {
        "observations" => &[reports::SHEET, services::SHEET, people::SHEET],
        "register" => &[register::SHEET],
        "towns" => &[towns::SHEET, register::SHEET, services::SHEET],
        "sources" => &[sources::SHEET],
        "scenarios" => &[scenarios::SHEET],
        other => return sheets(other),
    };
    all.iter().map(|sheet| sheet.name).collect()
}
