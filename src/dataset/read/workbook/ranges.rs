//! Sheets of formats whose reader gives ranges, and a cell of any workbook as text.

use std::io::Cursor;

use calamine::{Data, Dimensions, Reader};

use crate::dataset::Complaints;

use super::super::grid::address;
use super::super::guard::damaged;
use super::raised::RaisedTexts;
use super::sparse::{Cells, SeenOfCells, SparseSheet};

/// A sheet of a format whose reader gives ranges: values, and formulas also where no value stands.
pub(super) fn from_ranges<'b, B>(
    file: &str,
    book: &mut B,
    name: &str,
    merges: Vec<Dimensions>,
    raised: &RaisedTexts,
) -> Result<SparseSheet, Complaints>
where
    B: Reader<Cursor<&'b [u8]>>,
    B::Error: std::fmt::Display,
{
    let values = book
        .worksheet_range(name)
        .map_err(|error| damaged(file, &error.to_string()))?;
    let formulas = book.worksheet_formula(name).unwrap_or_default();
    let (mut cells, mut found) = (Cells::default(), SeenOfCells::default());
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
    Ok(SparseSheet {
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

/// Digits that a spreadsheet shows of a number; what a formula leaves behind them is none of it.
const SHOWN: usize = 15;
/// So few digits before such a rest are meant.
const MEANT: usize = 10;

/// A number freed of what adding in twos has left at its end: 150 where the file has 149.99999999999997.
fn freed(value: f64) -> f64 {
    let shown = format!("{value:.digits$e}", digits = SHOWN - 1);
    let digits = shown.split('e').next().unwrap_or_default();
    let digits = digits.trim_end_matches('0').bytes();
    let digits = digits.filter(u8::is_ascii_digit).count();
    let short = shown.parse().ok().filter(|_| digits <= MEANT);
    short.unwrap_or(value)
}

/// A cell as it is seen: what it holds as text is so with its figures above and below the line.
pub(super) fn seen(raised: &RaisedTexts, value: &Data, formula: Option<&str>) -> String {
    match value {
        Data::String(_) => raised.seen(text(value, formula)),
        _ => text(value, formula),
    }
}

/// A cell as text: a date in ISO form, an error as its sign, a formula without result as itself.
fn text(value: &Data, formula: Option<&str>) -> String {
    match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => freed(*value).to_string(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rest_of_adding_in_twos_is_no_part_of_a_number() {
        assert_eq!(freed(149.999_999_999_999_97), 150.0);
        assert_eq!(freed(0.1 + 0.2), 0.3);
        assert_eq!(freed(-1.1 - 2.2), -3.3);
        for own in [0.0, 150.0, 1.0 / 3.0, 149.999_999, 1e300, 12_345_678.9] {
            assert_eq!(freed(own), own);
        }
        assert!(freed(f64::NAN).is_nan() && freed(f64::INFINITY).is_infinite());
    }
}
