//! A forecast as a workbook that Excel, WPS and LibreOffice open: results, charts, history, notes.
//!
//! The same forecast gives the same bytes: no date is written into the file but a fixed one.

mod charts;
mod history;
mod notes;
mod results;
mod sheets;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::source::Language;

use super::forecasts::Forecasts;

/// The workbook of a forecast.
pub fn workbook(forecasts: &Forecasts, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(language.pick("预测结果", "Forecast"))
        .set_subject(forecasts.file.as_str())
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let rows = results::write(workbook.add_worksheet(), forecasts, language)?;
    let places = history::places(forecasts);
    charts::write(
        workbook.add_worksheet(),
        forecasts,
        (&rows, &places),
        language,
    )?;
    history::write(workbook.add_worksheet(), forecasts, language)?;
    notes::write(workbook.add_worksheet(), forecasts, language)?;
    workbook.save_to_buffer()
}
