//! A table of a document: its head on every page that it reaches, no row broken, its first row beside its head.

use super::super::cell::NOTHING;
use super::super::html::escaped;
use super::super::{Cell, Sheet};
use super::columns::widths;
use super::page::run;
use super::styles::CELL;

/// Columns that an upright page has room for.
const UPRIGHT: usize = 8;

/// Whether a table needs a page held sideways.
pub(super) fn lies(sheet: &Sheet) -> bool {
    sheet.head.len() > UPRIGHT
}

/// The table, as wide as the whole.
pub(super) fn table(sheet: &Sheet, whole: usize) -> String {
    let widths = widths(sheet, whole);
    let grid: String = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let caption = escaped(&sheet.caption);
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/>{CELL}<w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{caption}\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>"
    );
    xml.push_str(&row(&sheet.head, &widths, true));
    for cells in &sheet.rows {
        xml.push_str(&row(cells, &widths, false));
    }
    xml.push_str("</w:tbl>");
    xml
}

fn row(cells: &[String], widths: &[usize], head: bool) -> String {
    // The head stands again on every page, and never alone at the foot of one.
    let (header, keep) = if head {
        ("<w:tblHeader/>", "<w:keepNext/>")
    } else {
        ("", "")
    };
    let mut xml = format!("<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>");
    for (cell, width) in cells.iter().zip(widths) {
        let style = match (head, Cell::of(cell)) {
            (true, _) => "TableHead",
            // A dash stands where a number would.
            (false, _) if cell == NOTHING => "TableNumber",
            (false, Cell::Number { .. }) => "TableNumber",
            (false, Cell::Words(_)) => "TableText",
        };
        // A number is never broken.
        let whole = if style == "TableNumber" {
            "<w:noWrap/>"
        } else {
            ""
        };
        xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{whole}<w:vAlign w:val=\"center\"/></w:tcPr>\
             <w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{keep}</w:pPr>{}</w:p></w:tc>",
            run(cell)
        ));
    }
    xml.push_str("</w:tr>");
    xml
}
