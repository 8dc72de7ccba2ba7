//! One sheet of the workbook: headings that stay, lists to choose from, an example.

use rust_xlsxwriter::{DataValidation, Format, FormatBorder, Formula, Worksheet, XlsxError};

/// Rows that can be filled in.
const ROWS: u32 = 400;
/// A column: heading, width, what may stand in it.
pub(super) struct Column {
    heading: &'static str,
    width: f64,
    list: List,
}

/// What may stand in a column.
#[derive(Clone, Copy)]
pub(super) enum List {
    Any,
    Words(&'static [&'static str]),
    /// A column of the sheet of choices.
    Range(char),
}

pub(super) const fn column(heading: &'static str, width: f64, list: List) -> Column {
    Column {
        heading,
        width,
        list,
    }
}

/// One sheet: protected headings, an example, cells to fill in.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    example: &[String],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let head = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7ECF2");
    let open = Format::new().set_unlocked();
    let grey = Format::new()
        .set_unlocked()
        .set_italic()
        .set_font_color("#57606A");
    for (place, column) in columns.iter().enumerate() {
        let at = place as u16;
        sheet.set_column_format(at, &open)?;
        sheet.set_column_width(at, column.width)?;
        sheet.write_with_format(0, at, column.heading, &head)?;
        let rule = match column.list {
            List::Any => None,
            List::Words(words) => Some(DataValidation::new().allow_list_strings(words)?),
            List::Range(letter) => Some(
                DataValidation::new()
                    .allow_list_formula(Formula::new(format!("=选项!${letter}$1:${letter}$200"))),
            ),
        };
        if let Some(rule) = rule {
            sheet.add_data_validation(1, at, ROWS, at, &rule.ignore_blank(true))?;
        }
    }
    for (place, cell) in example.iter().enumerate() {
        sheet.write_with_format(1, place as u16, cell, &grey)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect();
    Ok(())
}
