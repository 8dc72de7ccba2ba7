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
    sheet.head.len() > UPRIGHT && !is_of_pairs(sheet)
}

/// Whether a table has one row, for which an upright page is too narrow: a page turned for it would be nearly empty, and
/// whoever hears it read has forgotten the headings by then. Each heading stands beside what it is of instead.
fn is_of_pairs(sheet: &Sheet) -> bool {
    sheet.head.len() > UPRIGHT && sheet.rows.len() == 1
}

/// Headings beside what stands below them, the first pair as the head, so that it is heard with each of the others.
fn in_pairs(sheet: &Sheet) -> Sheet {
    let cells = sheet.rows.iter().flatten();
    let pairs = sheet.head.iter().zip(cells);
    let pairs = pairs.map(|(head, cell)| vec![head.clone(), cell.clone()]);
    Sheet::of(sheet.name.as_str(), sheet.caption.as_str(), pairs.collect())
}

/// The table, as wide as the whole.
pub(super) fn table(sheet: &Sheet, whole: usize) -> String {
    if is_of_pairs(sheet) {
        return written(&in_pairs(sheet), whole, true);
    }
    written(sheet, whole, false)
}

/// The table; its first column is read aloud as the head of each row where it is of pairs.
fn written(sheet: &Sheet, whole: usize, of_pairs: bool) -> String {
    let widths = widths(sheet, whole);
    let (look, first_column) = if of_pairs { ("06A0", 1) } else { ("0620", 0) };
    let grid: String = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let caption = escaped(&sheet.caption);
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/>{CELL}<w:tblLook w:val=\"{look}\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"{first_column}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{caption}\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>"
    );
    xml.push_str(&row(&sheet.head, &widths, true, of_pairs));
    for cells in &sheet.rows {
        xml.push_str(&row(cells, &widths, false, of_pairs));
    }
    xml.push_str("</w:tbl>");
    xml
}

fn row(cells: &[String], widths: &[usize], head: bool, of_pairs: bool) -> String {
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
            // Beside their headings numbers and words begin alike.
            (false, _) if of_pairs => "TableText",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: usize) -> Sheet {
        let row = |name: &str| -> Vec<String> { (0..9).map(|at| format!("{name}{at}")).collect() };
        let mut all = vec![row("head")];
        all.extend((0..rows).map(|_| row("cell")));
        Sheet::of("name", "caption", all)
    }

    #[test]
    fn a_single_row_stands_beside_its_headings_on_an_upright_page() {
        assert!(!lies(&sheet(1)) && lies(&sheet(2)) && lies(&sheet(0)));
        let xml = table(&sheet(1), 8844);
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(xml.matches("<w:gridCol").count(), 2);
        assert!(xml.contains("<w:tblCaption w:val=\"caption\"/>"));
        assert!(xml.contains("w:firstColumn=\"1\""));
        let places = (0..9).flat_map(|at| [format!("head{at}"), format!("cell{at}")]);
        let places: Vec<usize> = places.filter_map(|text| xml.find(&text)).collect();
        assert_eq!(places.len(), 18);
        assert!(places.is_sorted(), "{places:?}");
        assert!(table(&sheet(2), 8844).contains("w:firstColumn=\"0\""));
    }
}
