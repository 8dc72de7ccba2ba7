//! One sheet of the workbook: headings that stay, lists to choose from, an example, and what is known.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatBorder, Formula, Note, Worksheet, XlsxError,
};

use super::layout::{FormColumn, FormSheet, List, sources};
use crate::report::chart::theme;
use crate::report::printed::{printed, wide};
use crate::source::Translator;

/// Rows that can be filled in, beside those that are.
const ROWS: u32 = 400;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum FormCell {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A part of one, shown as a per cent with all of its digits.
    Part(f64),
}

/// Filled cells of a row, each with its column.
pub type Row = Vec<(FormColumn, FormCell)>;

/// One sheet: protected headings, an example, cells to fill in, and below the example what is known.
pub(super) fn sheet(
    sheet: &mut Worksheet,
    layout: FormSheet,
    example: &[String],
    rows: &[Row],
    reader: &Translator,
) -> Result<(), XlsxError> {
    sheet.set_name(layout.name)?;
    let head = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7ECF2");
    let open = Format::new().set_unlocked();
    let grey = Format::new()
        .set_unlocked()
        .set_italic()
        .set_font_color(Color::RGB(theme::hex(theme::MUTED)));
    let last = ROWS + rows.len() as u32;
    for (place, column) in layout.columns.iter().enumerate() {
        let at = place as u16;
        sheet.set_column_format(at, &open)?;
        sheet.set_column_width(at, width_of(column, reader))?;
        sheet.write_with_format(0, at, column.heading(reader), &head)?;
        if let Some(note) = column.note(reader) {
            let note = Note::new(note).add_author_prefix(false);
            sheet.insert_note(0, at, &note.set_width(320).set_height(90))?;
        }
        let rule = match column.list {
            List::Any => None,
            List::Words(words) => Some(DataValidation::new().allow_list_strings(words)?),
            List::Range(letter) => Some(choices(letter)),
            List::Offered(letter) => Some(choices(letter).show_error_message(false)),
            List::Keys => {
                let keys = format!("={}!$A$3:$A$202", sources::SHEET.name);
                let rule = DataValidation::new().allow_list_formula(Formula::new(keys));
                Some(rule.show_error_message(false))
            }
        };
        if let Some(rule) = rule {
            sheet.add_data_validation(1, at, last, at, &rule.ignore_blank(true))?;
        }
    }
    for (place, cell) in example.iter().enumerate() {
        sheet.write_with_format(1, place as u16, cell, &grey)?;
    }
    for (below, row) in (2..).zip(rows) {
        for (column, cell) in row {
            let place = layout
                .columns
                .iter()
                .position(|own| own.name == column.name);
            let Some(at) = place.map(|place| place as u16) else {
                continue;
            };
            match cell {
                FormCell::Text(text) => sheet.write_with_format(below, at, text, &open)?,
                FormCell::Number(number) => sheet.write_with_format(below, at, *number, &open)?,
                FormCell::Part(part) => {
                    let shown = Format::new().set_unlocked().set_num_format(per_cent(*part));
                    sheet.write_with_format(below, at, *part, &shown)?
                }
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect();
    let width = layout
        .columns
        .iter()
        .map(|column| width_of(column, reader))
        .sum();
    printed(sheet, width, Some(0))
}

/// How wide a column is, in characters: its heading must be seen as a whole.
fn width_of(column: &FormColumn, reader: &Translator) -> f64 {
    column.width.max(wide(&column.heading(reader)) as f64 + 2.0)
}

/// A list of what stands in a column of the sheet of choices.
fn choices(letter: char) -> DataValidation {
    let range = format!("=选项!${letter}$1:${letter}$200");
    DataValidation::new().allow_list_formula(Formula::new(range))
}

/// The number format in which a part shows all of its digits as a per cent.
fn per_cent(part: f64) -> String {
    let text = part.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    match decimals.saturating_sub(2) {
        0 => "0%".to_string(),
        more => format!("0.{}%", "0".repeat(more.min(12))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::register;
    use super::{Translator, per_cent, wide, width_of};
    use crate::source::Tongue;

    #[test]
    fn a_column_has_room_for_its_heading() {
        let reader = &Translator::of(Tongue::default());
        for column in register::SHEET.columns {
            let needed = wide(&column.heading(reader)) as f64;
            assert!(width_of(column, reader) > needed, "{}", column.name);
        }
    }

    #[test]
    fn a_per_cent_shows_all_of_its_digits() {
        for (part, format) in [
            (0.98, "0%"),
            (1.0, "0%"),
            (0.5, "0%"),
            (0.985, "0.0%"),
            (0.98125, "0.000%"),
        ] {
            assert_eq!(per_cent(part), format, "{part}");
        }
    }
}
