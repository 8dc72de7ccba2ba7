//! What a sheet of an xlsx workbook holds beside its values: as what their number formats show them, which are formulas,
//! which rows and columns are hidden, and which cells have a comment.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Xlsx, XlsxError};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::address;
use super::cell_doubt;
use super::raised::RaisedTexts;
use super::sparse::{Cells, SeenOfCells};

/// The cells of a sheet, one by one as they stand in the file: what a far corner claims is never reserved.
pub(super) fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    text: impl Fn(&Data, Option<&str>) -> String,
) -> Result<(Cells, SeenOfCells), XlsxError> {
    let (mut cells, mut found) = (Cells::default(), SeenOfCells::default());
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
        let Some(style) = reader.styles().get(style) else {
            continue;
        };
        let place = (row as usize + 1, column as usize);
        if let Some(format) = &style.number_format {
            cells.formatted(place, &format.format_code);
        }
        for doubt in cell_doubt::of_style(style) {
            cells.doubt(doubt, place);
        }
    }
    Ok((cells, found))
}

/// Hidden rows and columns, and cells with a comment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct AsideOfSheet {
    /// Rows, from 1.
    pub rows: Vec<usize>,
    /// Columns, from 0; ranges with both ends.
    pub columns: Vec<(usize, usize)>,
    /// Cells: row from 1, column from 0.
    pub comments: Vec<(usize, usize)>,
}

/// The parts of which the archive is made that a workbook is; none where it is no archive.
pub(super) struct SheetParts<'b> {
    archive: Option<zip::ZipArchive<Cursor<&'b [u8]>>>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
    /// Such texts of those that sheets share.
    shared: RaisedTexts,
}

impl<'b> SheetParts<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        const BOOK: &str = "xl/workbook.xml";
        let mut parts = SheetParts {
            archive: zip::ZipArchive::new(Cursor::new(bytes)).ok(),
            sheets: BTreeMap::new(),
            shared: RaisedTexts::default(),
        };
        let mut identifiers = Vec::new();
        each(&parts.text(BOOK).unwrap_or_default(), |tag, element| {
            if tag == "sheet"
                && let (Some(name), Some(id)) = (value(element, "name"), value(element, "id"))
            {
                identifiers.push((name, id));
            }
        });
        let related = parts.related(BOOK, "Id").unwrap_or_default();
        for (name, id) in identifiers {
            if let Some(path) = related.get(&id) {
                parts.sheets.insert(name, path.clone());
            }
        }
        if let Some(strings) = parts.text("xl/sharedStrings.xml") {
            parts.shared.read(&strings);
        }
        parts
    }

    /// What of a sheet stands beside its cells; nothing where the file does not say.
    pub(super) fn aside(&mut self, name: &str) -> AsideOfSheet {
        let mut read = || {
            let path = self.sheets.get(name)?.clone();
            let mut aside = in_sheet(&self.text(&path)?);
            aside.comments = self.comments(&path).unwrap_or_default();
            Some(aside)
        };
        read().unwrap_or_default()
    }

    /// The texts of the workbook and of one of its sheets in which figures stand above or below the line.
    pub(super) fn raised(&mut self, name: &str) -> RaisedTexts {
        let mut raised = self.shared.clone();
        let path = self.sheets.get(name).cloned();
        let sheet = path.and_then(|path| self.text(&path));
        if let Some(sheet) = sheet {
            raised.read(&sheet);
        }
        raised
    }

    fn text(&mut self, path: &str) -> Option<String> {
        let mut text = String::new();
        let mut part = self.archive.as_mut()?.by_name(path).ok()?;
        part.read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// The cells of a sheet that have a comment, from above to below.
    fn comments(&mut self, sheet: &str) -> Option<Vec<(usize, usize)>> {
        let related = self.related(sheet, "Type")?.into_iter();
        let path = related
            .filter(|(own, _)| own.ends_with("/comments"))
            .map(|(_, path)| path)
            .next_back()?;
        let mut places = Vec::new();
        each(&self.text(&path)?, |tag, element| {
            if tag == "comment" {
                places.extend(value(element, "ref").and_then(|own| place(&own)));
            }
        });
        places.sort_unstable();
        Some(places)
    }

    /// The parts that are related to another, by an attribute of the relation; of two with one attribute the last.
    fn related(&mut self, part: &str, key: &str) -> Option<BTreeMap<String, String>> {
        let (folder, file) = part.rsplit_once('/')?;
        let relations = self.text(&format!("{folder}/_rels/{file}.rels"))?;
        let mut related = BTreeMap::new();
        each(&relations, |tag, element| {
            if tag == "Relationship"
                && let (Some(own), Some(target)) = (value(element, key), value(element, "Target"))
            {
                related.insert(own, beside(folder, &target));
            }
        });
        Some(related)
    }
}

/// The path of a part that another in this folder names.
fn beside(mut folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_string();
    }
    let mut below = target;
    while let Some(rest) = below.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        below = rest;
    }
    match folder.is_empty() {
        true => below.to_string(),
        false => format!("{folder}/{below}"),
    }
}

/// Row (from 1) and column (from 0) of a cell such as `C5`.
fn place(cell: &str) -> Option<(usize, usize)> {
    let digits = cell.trim_start_matches(|sign: char| sign.is_ascii_uppercase());
    let letters = cell[..cell.len() - digits.len()].bytes();
    let column = letters.fold(0_usize, |column, letter| {
        let letter = usize::from(letter - b'A') + 1;
        column.saturating_mul(26).saturating_add(letter)
    });
    Some((digits.parse().ok()?, column.checked_sub(1)?))
}

/// What a sheet hides, and what it gives no height or width, which nobody sees either.
fn in_sheet(xml: &str) -> AsideOfSheet {
    let (mut aside, mut row) = (AsideOfSheet::default(), 0);
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
                aside.rows.push(row);
            }
        } else if tag == "col"
            && is_hidden("width")
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            aside
                .columns
                .push((first.saturating_sub(1), last.saturating_sub(1)));
        }
    });
    aside
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
    use super::{AsideOfSheet, in_sheet, place};

    #[test]
    fn rows_and_columns_without_size_are_hidden_too() {
        let found = in_sheet(
            "<worksheet><cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"2\" max=\"3\" width=\"0\" customWidth=\"1\"/>\
             <col min=\"5\" max=\"5\" width=\"9\" hidden=\"1\"/></cols><sheetData><row r=\"1\" ht=\"14.4\"/>\
             <row r=\"2\" ht=\"0\" customHeight=\"1\"/><row/><row hidden=\"true\" ht=\"14\"/></sheetData></worksheet>",
        );
        let expected = AsideOfSheet {
            rows: vec![2, 4],
            columns: vec![(1, 2), (4, 4)],
            comments: Vec::new(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_are_known_by_letters_and_digits() {
        assert_eq!(place("C5"), Some((5, 2)));
        assert_eq!(place("AB12"), Some((12, 27)));
        for text in ["", "5", "C", "c5", "C5:D6"] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}
