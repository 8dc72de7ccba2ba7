//! Sheets of formats whose reader gives ranges, and a cell of any workbook as text.

use std::io::Cursor;

use calamine::{Data, Dimensions, Reader};

use crate::dataset::Complaints;

use super::super::grid::address;
use super::super::guard::damaged;
use super::raised::Raised;
use super::sparse::{Cells, Found, Sheet};

/// A sheet of a format whose reader gives ranges: values, and formulas also where no value stands.
pub(super) fn from_ranges<'b, B>(
    file: &str,
    book: &mut B,
    name: &str,
    merges: Vec<Dimensions>,
    raised: &Raised,
) -> Result<Sheet, Complaints>
where
    B: Reader<Cursor<&'b [u8]>>,
    B::Error: std::fmt::Display,
{
    let values = book
        .worksheet_range(name)
        .map_err(|error| damaged(file, &error.to_string()))?;
    let formulas = book.worksheet_formula(name).unwrap_or_default();
    let (mut cells, mut found) = (Cells::default(), Found::default());
    let (top, left) = values.start().unwrap_or((0, 0));
    for (row, column, value) in values.used_cells() {
        let at = (top as usize + row + 1, left as usize + column);
        put(&mut cells, at, value, seen(raised, value, None));
    }
    let (top, left) = formulas.start().unwrap_or((0, 0));
    for (row, column, formula) in formulas.used_cells() {
        let at = (top + row as u32, left + column as u32);
        let value = values.get_value(at).unwrap_or(&Data::Empty);
        let place = (at.0 as usize + 1, at.1 as usize);
        found.formulas += 1;
        // A formula that the reader cannot spell is one all the same.
        let formula = if formula.is_empty() {
            "?"
        } else {
            formula.as_str()
        };
        if matches!(value, Data::Int(0)) || *value == Data::Float(0.0) {
            found.zeros.push(address(place.0, place.1));
        }
        let shown = seen(raised, value, Some(formula));
        let unsaved = shown.is_empty().then(|| format!("={formula}"));
        put(&mut cells, place, value, unsaved.unwrap_or(shown));
    }
    Ok(Sheet {
        cells,
        found,
        merges,
    })
}

fn put(cells: &mut Cells, place: (usize, usize), value: &Data, text: String) {
    match value {
        Data::Int(_) | Data::Float(_) => cells.put_number(place, text),
        _ => cells.put(place, text),
    }
}

/// A cell as it is seen: what it holds as text is so with its figures above and below the line.
pub(super) fn seen(raised: &Raised, value: &Data, formula: Option<&str>) -> String {
    match value {
        Data::String(_) => raised.seen(text(value, formula)),
        _ => text(value, formula),
    }
}

/// A cell as text: a date in ISO form, an error as its sign, a formula without result as itself.
fn text(value: &Data, formula: Option<&str>) -> String {
    match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => value.to_string(),
        Data::String(text) => text.trim().to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => formula
            .filter(|formula| !formula.is_empty())
            .map(|formula| format!("={formula}"))
            .unwrap_or_default(),
    }
}
