//! What a sheet of an xlsx workbook holds beside its values: as what their number formats show them, which are formulas,
//! and which rows and columns are hidden.

use std::io::{Cursor, Read as _};

use calamine::{Data, Xlsx, XlsxError};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::address;
use super::sparse::{Cells, Found};

/// The cells of a sheet, one by one as they stand in the file: what a far corner claims is never reserved.
pub(super) fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    text: impl Fn(&Data, Option<&str>) -> String,
) -> Result<(Cells, Found), XlsxError> {
    let (mut cells, mut found) = (Cells::default(), Found::default());
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula()? {
        let value = Data::from(cell.value);
        let place = (cell.pos.0 as usize + 1, cell.pos.1 as usize);
        if cell.formula.is_some() {
            found.formulas += 1;
            if matches!(value, Data::Int(0)) || value == Data::Float(0.0) {
                found.zeros.push(address(place.0, place.1));
            }
        }
        let shown = text(&value, cell.formula.as_deref());
        match value {
            Data::Int(_) | Data::Float(_) => cells.put_number(place, shown),
            _ => cells.put(place, shown),
        }
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some((row, column, style)) = reader.next_style_id()? {
        let style = reader
            .styles()
            .get(style)
            .and_then(|style| style.number_format.as_ref());
        if let Some(format) = style {
            cells.formatted((row as usize + 1, column as usize), &format.format_code);
        }
    }
    Ok((cells, found))
}

/// Rows (from 1) and columns (from 0) of a sheet that are hidden; none where the file does not say.
pub(super) fn hidden(bytes: &[u8], name: &str) -> Hidden {
    read_hidden(bytes, name).unwrap_or_default()
}

/// Hidden rows and columns.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Rows, from 1.
    pub rows: Vec<usize>,
    /// Columns, from 0; ranges with both ends.
    pub columns: Vec<(usize, usize)>,
}

fn read_hidden(bytes: &[u8], name: &str) -> Option<Hidden> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |path: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(path).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let mut identifier = None;
    each(&part("xl/workbook.xml")?, |tag, element| {
        if tag == "sheet" && value(element, "name").as_deref() == Some(name) {
            identifier = value(element, "id");
        }
    });
    let identifier = identifier?;
    let mut target = None;
    each(&part("xl/_rels/workbook.xml.rels")?, |tag, element| {
        if tag == "Relationship" && value(element, "Id").as_ref() == Some(&identifier) {
            target = value(element, "Target");
        }
    });
    let target = target?;
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_string(),
        None => format!("xl/{target}"),
    };
    Some(in_sheet(&part(&path)?))
}

/// What a sheet hides, and what it gives no height or width, which nobody sees either.
fn in_sheet(xml: &str) -> Hidden {
    let (mut hidden, mut row) = (Hidden::default(), 0);
    each(xml, |tag, element| {
        let said = |key: &str| value(element, key);
        let number = |key: &str| said(key).and_then(|said| said.parse::<usize>().ok());
        let is_hidden = |size: &str| {
            let flat = said(size).and_then(|said| said.parse::<f64>().ok()) == Some(0.0);
            flat || said("hidden").is_some_and(|said| said == "1" || said == "true")
        };
        if tag == "row" {
            row = number("r").unwrap_or(row + 1);
            if is_hidden("ht") {
                hidden.rows.push(row);
            }
        } else if tag == "col"
            && is_hidden("width")
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            hidden
                .columns
                .push((first.saturating_sub(1), last.saturating_sub(1)));
        }
    });
    hidden
}

/// Every element that opens, by its name without prefix.
fn each(xml: &str, mut see: impl FnMut(&str, &BytesStart)) {
    let mut reader = XmlReader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.local_name();
                see(name.as_ref(), &element);
            }
            Ok(Event::Eof) | Err(_) => return,
            _ => {}
        }
    }
}

/// An attribute of an element, by its name without prefix.
fn value(element: &BytesStart, key: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == key)?;
    Some(found.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Hidden, in_sheet};

    #[test]
    fn rows_and_columns_without_size_are_hidden_too() {
        let found = in_sheet(
            "<worksheet><cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"3\" width=\"0\" customWidth=\"1\"/>\
             <col min=\"5\" max=\"5\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\" ht=\"14.4\"/>\
             <row r=\"2\" ht=\"0\" customHeight=\"1\"/><row/><row hidden=\"true\" ht=\"14\"/></sheetData></worksheet>",
        );
        let expected = Hidden {
            rows: vec![2, 4],
            columns: vec![(1, 2), (4, 4)],
        };
        assert_eq!(found, expected);
    }
}
