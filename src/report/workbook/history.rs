//! The sheet of what was observed, a row for each series and year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::forecasts::Forecasts;

use super::sheets::{Labelled, Rows};
use super::style;

/// The rows that each series will have.
pub fn places(forecasts: &Forecasts) -> Vec<Rows> {
    let mut next = 1;
    forecasts
        .series
        .iter()
        .map(|outlook| {
            let first = next;
            next += outlook.history.len() as u32;
            (first, next.saturating_sub(1).max(first))
        })
        .collect()
}

/// Writes the sheet.
pub fn write(sheet: &mut Worksheet, of: &Labelled<'_>) -> Result<(), XlsxError> {
    let heads = [
        ("序列", "Series"),
        ("单位", "Unit"),
        ("年份", "Year"),
        ("实际值", "Observed"),
    ];
    for (column, (zh, en)) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, of.reader.pick(zh, en), &style::head())?;
    }
    let (text, middle) = (style::text(), style::middle());
    let mut row = 1;
    for (outlook, name, unit) in of.series() {
        let format = style::number(&outlook.measure.cell_format(), false);
        for (year, value) in &outlook.history {
            sheet.write_string_with_format(row, 0, name, &text)?;
            sheet.write_string_with_format(row, 1, unit, &middle)?;
            sheet.write_number_with_format(row, 2, f64::from(*year), &middle)?;
            sheet.write_number_with_format(row, 3, *value, &format)?;
            row += 1;
        }
    }
    style::fit(sheet, 0, of.names.iter().map(String::as_str))?;
    style::fit(sheet, 1, of.units.iter().map(String::as_str))?;
    sheet.set_column_width(2, 9)?;
    let series = &of.forecasts.series;
    let figures: Vec<String> = series
        .iter()
        .flat_map(|s| s.history.iter().map(|h| s.measure.say(h.1)))
        .collect();
    style::fit(sheet, 3, figures.iter().map(String::as_str))?;
    sheet.set_freeze_panes(1, 1)?;
    if row > 1 {
        sheet.autofilter(0, 0, row - 1, 3)?;
    }
    style::paper(sheet)
}
