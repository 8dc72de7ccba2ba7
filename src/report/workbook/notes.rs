//! The sheet of notes: where the numbers come from, how they were made, what to look at.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::forecasts::{Forecasts, method, named, reasons};
use crate::source::Language;

use super::sheets::sheets;
use super::style;

/// Widths of the two columns, in digits.
const COLUMNS: [f64; 2] = [26.0, 100.0];

/// Writes the sheet.
pub fn write(
    sheet: &mut Worksheet,
    forecasts: &Forecasts,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(sheets(language)[3])?;
    for (column, width) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    let mut rows: Vec<(String, String)> = vec![
        (
            language.pick("程序", "Program").to_string(),
            format!("plancast {}", env!("CARGO_PKG_VERSION")),
        ),
        (
            language.pick("数据文件", "Data").to_string(),
            forecasts.file.clone(),
        ),
        ("SHA-256".to_string(), forecasts.sha256.clone()),
    ];
    for (heading, words) in method(forecasts, language) {
        rows.push((heading.to_string(), words));
    }
    for note in &forecasts.notes {
        rows.push((
            language.pick("读取与假定", "Reading").to_string(),
            note.get(language).to_string(),
        ));
    }
    for outlook in &forecasts.series {
        let heading = format!(
            "{}{}",
            language.pick("依据：", "Basis: "),
            named(outlook, language)
        );
        rows.push((heading, reasons(outlook, language)));
    }
    let head = style::head();
    sheet.write_string_with_format(0, 0, language.pick("项目", "About"), &head)?;
    sheet.write_string_with_format(0, 1, language.pick("内容", "Words"), &head)?;
    let (bold, prose) = (style::bold().set_text_wrap(), style::prose());
    for (place, (heading, words)) in rows.iter().enumerate() {
        let row = place as u32 + 1;
        sheet.write_string_with_format(row, 0, heading, &bold)?;
        sheet.write_string_with_format(row, 1, words, &prose)?;
        let height = style::height(words, COLUMNS[1]).max(style::height(heading, COLUMNS[0]));
        sheet.set_row_height(row, height)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    style::paper(sheet)
}
