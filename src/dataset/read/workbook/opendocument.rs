//! What the reader of OpenDocument spreadsheets does not say: how far the cells of a sheet reach, before room is
//! reserved for them, which are shown otherwise than they are, which are merged or have a comment, and which rows and
//! columns are hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};
use std::rc::Rc;

use calamine::Dimensions;
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use crate::dataset::Complaints;

use super::super::grid::address;
use super::super::guard::damaged;
use super::document_styles::{looks, value};
use super::sparse::too_far;

/// More cells than any table of a planner has; the reader keeps room for each one that the sheets reach over.
const MOST: usize = 4_000_000;
/// Repetitions of one cell or row that are looked at one by one.
const REPEATED: usize = 10_000;

/// One sheet.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Cells shown as per cents: row from 1, column from 0.
    pub percents: Vec<(usize, usize)>,
    /// Cells with a number format that shows them otherwise, and that.
    pub formats: Vec<((usize, usize), Rc<str>)>,
    /// Cells in letters that are struck out.
    pub struck: Vec<(usize, usize)>,
    /// Hidden rows, from 1.
    pub rows: Vec<usize>,
    /// Hidden columns, from 0; ranges with both ends.
    pub columns: Vec<(usize, usize)>,
    /// Cells with a comment: row from 1, column from 0.
    pub comments: Vec<(usize, usize)>,
    /// Areas of cells that are merged into one.
    pub merges: Vec<Dimensions>,
}

/// Looks through the sheets of a document; a complaint where one reaches farther than a table does.
pub(super) fn look(file: &str, bytes: &[u8]) -> Result<BTreeMap<String, Looked>, Complaints> {
    let fault = |error: String| damaged(file, &error);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| fault(e.to_string()))?;
    let styles = looks(&mut archive);
    let content = archive
        .by_name("content.xml")
        .map_err(|e| fault(e.to_string()))?;
    let mut reader = XmlReader::from_reader(BufReader::new(content));
    let mut sheets = BTreeMap::new();
    let (mut name, mut looked) = (String::new(), Looked::default());
    let (mut first, mut row, mut column) = (1_usize, 0_usize, 0_usize);
    let (mut last_row, mut width, mut before) = (0_usize, 0_usize, 0_usize);
    let (mut of_columns, mut of_row) = (Vec::<(usize, Option<String>)>::new(), None);
    let mut buffer = Vec::new();
    let mut open = 0_usize;
    loop {
        let event = reader.read_event_into(&mut buffer);
        let event = event.map_err(|e| fault(e.to_string()))?;
        match &event {
            Event::Start(_) => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            // Whoever reads on waits for the end of what was left open for ever.
            Event::Eof if open > 0 => return Err(fault("content.xml: unexpected end".into())),
            _ => {}
        }
        match event {
            Event::Eof => return Ok(sheets),
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "table" => {
                    name = value(&element, "name").unwrap_or_default();
                    (row, last_row, width) = (0, 0, 0);
                    of_columns.clear();
                }
                "table-column" => {
                    let before = of_columns.last().map_or(0, |(end, _)| *end);
                    let end = before.saturating_add(repeated(&element, "number-columns-repeated"));
                    of_columns.push((end, value(&element, "default-cell-style-name")));
                    if end > before && is_hidden(&element, &styles.flat_columns) {
                        looked.columns.push((before, end - 1));
                    }
                }
                "table-row" => {
                    first = row + 1;
                    row = row.saturating_add(repeated(&element, "number-rows-repeated"));
                    column = 0;
                    of_row = value(&element, "default-cell-style-name");
                    if is_hidden(&element, &styles.flat_rows) {
                        looked.rows.extend((first..=row).take(REPEATED));
                    }
                }
                "table-cell" | "covered-table-cell" => {
                    let from = column;
                    column = column.saturating_add(repeated(&element, "number-columns-repeated"));
                    let kind = value(&element, "value-type");
                    if kind.is_some() {
                        looked.merges.extend(merged(&element, (first, from)));
                    }
                    if kind.is_some() || value(&element, "formula").is_some() {
                        (last_row, width) = (row.max(last_row), column.max(width));
                    }
                    // No table has one row so often.
                    let same = kind.is_some() && row.saturating_sub(first) >= REPEATED;
                    if same || before.saturating_add(last_row.saturating_mul(width)) > MOST {
                        return Err(too_far(file, &name, address(last_row, width - 1)));
                    }
                    let cells = || {
                        let all = (first..=row)
                            .flat_map(move |row| (from..column).map(move |c| (row, c)));
                        all.take(REPEATED)
                    };
                    let below = || of_columns.iter().find(|(end, _)| from < *end)?.1.clone();
                    let own = || value(&element, "style-name").or_else(|| of_row.clone());
                    let style = kind.as_ref().and_then(|_| own().or_else(below));
                    if style
                        .as_ref()
                        .is_some_and(|style| styles.struck.contains(style))
                    {
                        looked.struck.extend(cells());
                    }
                    if kind.as_deref() == Some("percentage") {
                        looked.percents.extend(cells());
                    } else if let Some(format) = style.and_then(|style| styles.formats.get(&style))
                    {
                        let formats = cells().map(|cell| (cell, format.clone()));
                        looked.formats.extend(formats);
                    }
                }
                "annotation" => looked.comments.push((row, column.saturating_sub(1))),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "table" => {
                before = before.saturating_add(last_row.saturating_mul(width));
                sheets.insert(std::mem::take(&mut name), std::mem::take(&mut looked));
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// The area that a cell of more than one row or column covers; its place is a row from 1 and a column from 0.
fn merged(element: &BytesStart, (row, column): (usize, usize)) -> Option<Dimensions> {
    let [rows, columns] =
        ["number-rows-spanned", "number-columns-spanned"].map(|key| repeated(element, key));
    if rows.max(columns) <= 1 {
        return None;
    }
    let start = [row.checked_sub(1)?, column];
    let last = |from: usize, over: usize| u32::try_from(from.checked_add(over.max(1))? - 1).ok();
    let first = |from: usize| u32::try_from(from).ok();
    Some(Dimensions::new(
        (first(start[0])?, first(start[1])?),
        (last(start[0], rows)?, last(start[1], columns)?),
    ))
}

/// True for a row or a column that is not shown, or whose style is one of those without size.
fn is_hidden(element: &BytesStart, flat: &BTreeSet<String>) -> bool {
    let state = value(element, "visibility");
    let style = value(element, "style-name");
    state.is_some_and(|state| state != "visible")
        || style.is_some_and(|style| flat.contains(&style))
}

/// How often an element stands for itself.
fn repeated(element: &BytesStart, key: &str) -> usize {
    value(element, key)
        .and_then(|said| said.parse().ok())
        .unwrap_or(1)
}
