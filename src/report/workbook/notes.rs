//! The sheet of notes: where the numbers come from, how they were made, what to look at.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::forecasts::{method, reasons};

use super::sheets::Labelled;
use super::style;

/// Widths of the two columns, in digits.
const COLUMNS: [f64; 2] = [26.0, 100.0];

/// Writes the sheet; nothing is told to the readers after it.
pub fn write(sheet: &mut Worksheet, of: &Labelled<'_>) -> Result<(), XlsxError> {
    let (reader, language) = (&of.reader, of.language());
    for (column, width) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    let mut rows: Vec<(String, String)> = vec![
        (
            reader.pick("程序", "Program"),
            format!("plancast {}", env!("CARGO_PKG_VERSION")),
        ),
        (reader.pick("数据文件", "Data"), of.forecasts.file.clone()),
        ("SHA-256".to_string(), of.forecasts.sha256.clone()),
    ];
    for (heading, words) in method(of.forecasts, language) {
        rows.push((reader.tell(heading), reader.tell(&words)));
    }
    for note in &of.forecasts.notes {
        rows.push((
            reader.pick("读取与假定", "Reading"),
            reader.tell(note.get(language)),
        ));
    }
    for (outlook, name, _) in of.series() {
        let heading = format!("{}{name}", language.pick("依据：", "Basis: "));
        rows.push((
            reader.tell(&heading),
            reader.tell(&reasons(outlook, language)),
        ));
    }
    let head = style::head();
    sheet.write_string_with_format(0, 0, reader.pick("项目", "About"), &head)?;
    sheet.write_string_with_format(0, 1, reader.pick("内容", "Words"), &head)?;
    if let Some(remark) = reader.remark() {
        rows.push((reader.pick("语言", "Language"), remark));
    }
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
