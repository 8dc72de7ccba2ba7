//! The sheet of what was observed, a row for each series and year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::forecasts::{Forecasts, named, unit};
use crate::source::Language;

use super::sheets::{Rows, sheets};
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
pub fn write(
    sheet: &mut Worksheet,
    forecasts: &Forecasts,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_name(sheets(language)[2])?;
    let heads = match language {
        Language::Zh => ["序列", "单位", "年份", "实际值"],
        Language::En => ["Series", "Unit", "Year", "Observed"],
    };
    for (column, words) in heads.into_iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, words, &style::head())?;
    }
    let (text, middle) = (style::text(), style::middle());
    let mut row = 1;
    for outlook in &forecasts.series {
        let format = style::number(&outlook.measure.cell_format(), false);
        let unit = unit(outlook, language).unwrap_or_default();
        for (year, value) in &outlook.history {
            sheet.write_string_with_format(row, 0, named(outlook, language), &text)?;
            sheet.write_string_with_format(row, 1, &unit, &middle)?;
            sheet.write_number_with_format(row, 2, f64::from(*year), &middle)?;
            sheet.write_number_with_format(row, 3, *value, &format)?;
            row += 1;
        }
    }
    let series = &forecasts.series;
    style::fit(sheet, 0, series.iter().map(|s| named(s, language)))?;
    let units: Vec<String> = series.iter().filter_map(|s| unit(s, language)).collect();
    style::fit(sheet, 1, units.iter().map(String::as_str))?;
    sheet.set_column_width(2, 9)?;
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
