//! The sheet of one table of a document: numbers as numbers, its caption above, its note below.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, XlsxError};

use super::{Cell, Computable, Sheet};
use crate::report::printed::{height, printed, wide};

/// Widest column, in characters.
const WIDEST: f64 = 60.0;
/// Row of the headings, below the caption.
const HEAD: u32 = 1;

/// Adds the sheet of a table under a name.
pub(super) fn table(book: &mut Workbook, name: &str, table: &Sheet) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let title = Format::new().set_bold().set_font_size(13);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center);
    let words = Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    sheet.write_with_format(0, 0, &table.caption, &title)?;
    let shown = shown(table);
    let mut whole = 0.0;
    let mut broad = Vec::new();
    for (column, cell) in shown.head.iter().enumerate() {
        sheet.write_with_format(HEAD, column as u16, cell, &head)?;
        let cells = shown.rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(signs).chain([wide(cell)]).max();
        let width = (longest.unwrap_or(0) as f64 + 2.0).min(WIDEST);
        sheet.set_column_width(column as u16, width)?;
        broad.push(width);
        whole += width;
    }
    let heads = shown.head.iter().map(String::as_str);
    if let Some(points) = height(heads.zip(broad.iter().copied())) {
        sheet.set_row_height(HEAD, points)?;
    }
    for (place, row) in shown.rows.iter().enumerate() {
        let at = place as u32 + HEAD + 1;
        let texts = row.iter().zip(&broad);
        let texts = texts.filter_map(|(cell, width)| match cell {
            Cell::Words(text) => Some((text.as_str(), *width)),
            Cell::Number { .. } => None,
        });
        if let Some(points) = height(texts) {
            sheet.set_row_height(at, points)?;
        }
        for (column, cell) in (0..).zip(row) {
            let value = match cell {
                Cell::Words(text) => {
                    sheet.write_with_format(at, column, text, &words)?;
                    continue;
                }
                Cell::Number { value, .. } => *value,
            };
            let look = Format::new()
                .set_num_format(cell.format())
                .set_border(FormatBorder::Thin);
            let mut sums = table.sums.iter();
            match sums.find(|sum| sum.row == place && sum.column == usize::from(column)) {
                Some(sum) => {
                    let letter = rust_xlsxwriter::utility::column_number_to_name(column);
                    let range =
                        format!("=SUM({letter}{}:{letter}{})", sum.of[0] + 3, sum.of[1] + 2);
                    let formula = Formula::new(range).set_result(value.to_string());
                    sheet.write_formula_with_format(at, column, formula, &look)?;
                }
                None => {
                    sheet.write_with_format(at, column, value, &look)?;
                }
            }
        }
    }
    let end = shown.rows.len() as u32 + HEAD + 2;
    let last = shown.head.len().max(1) as u16 - 1;
    if !table.note.is_empty() {
        let note = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left);
        if last > 0 {
            sheet.merge_range(end, 0, end, last, &table.note, &note)?;
        } else {
            sheet.write_with_format(end, 0, &table.note, &note)?;
        }
        if let Some(points) = height([(table.note.as_str(), whole)].into_iter()) {
            sheet.set_row_height(end, points)?;
        }
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_print_area(0, 0, end, last)?;
    if table.wide {
        sheet.set_landscape();
    }
    printed(sheet, whole, Some(HEAD))
}

/// What stands in the cells of a workbook.
fn shown(table: &Sheet) -> Computable {
    let read = || Computable {
        head: table.head.clone(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(|text| Cell::of(text)).collect())
            .collect(),
    };
    table.computable.clone().unwrap_or_else(read)
}

/// Width of what a cell shows, in characters.
fn signs(cell: &Cell) -> usize {
    match cell {
        Cell::Words(text) => wide(text),
        Cell::Number {
            value, decimals, ..
        } => {
            // Whole digits with a comma between each three, a point and its decimals, a sign.
            let digits = format!("{:.0}", value.abs()).len();
            digits + digits / 3 + decimals + 2
        }
    }
}
