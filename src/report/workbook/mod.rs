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

use crate::source::Tongue;

use super::forecasts::Forecasts;
use sheets::Labelled;

/// The workbook of a forecast for the readers of a tongue; its notes say how many texts stay English.
pub fn workbook(forecasts: &Forecasts, tongue: Tongue) -> Result<Vec<u8>, XlsxError> {
    let labelled = &Labelled::of(forecasts, tongue);
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(labelled.reader.pick("预测结果", "Forecast"))
        .set_subject(forecasts.file.as_str())
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let [results, charts, history, notes] = &labelled.sheets;
    let rows = results::write(workbook.add_worksheet().set_name(results)?, labelled)?;
    let places = history::places(forecasts);
    let sheet = workbook.add_worksheet().set_name(charts)?;
    charts::write(sheet, labelled, (&rows, &places))?;
    history::write(workbook.add_worksheet().set_name(history)?, labelled)?;
    notes::write(workbook.add_worksheet().set_name(notes)?, labelled)?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader as _, Xlsx};

    use super::*;
    use crate::report::forecasts::four_series;
    use crate::source::Phrases;

    /// Names of the sheets of a workbook, and what stands in its cells.
    fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheets = book.worksheets();
        let cells = sheets
            .iter()
            .flat_map(|(_, range)| range.cells().map(|(_, _, cell)| cell.to_string()))
            .collect();
        (book.sheet_names(), cells)
    }

    #[test]
    fn the_workbook_of_a_forecast_is_told_in_a_language_that_is_a_book() {
        let book = Phrases(&[
            ("Results", "Résultats"),
            ("Series", "Série"),
            ("{} interval, low", "{0}, borne basse"),
            ("Basis: {}", "Fondement : {0}"),
            ("Language", "Langue"),
            ("{} texts are in English: {}", "{0} textes en anglais"),
        ]);
        let french = Tongue::with_book("fr", ("法文", "French"), book);
        let (sheets, cells) = read(workbook(&four_series(), french).expect("a workbook"));
        assert_eq!(sheets, ["Résultats", "Charts", "History", "Notes"]);
        for words in ["Série", "80%, borne basse", "Fondement : 甲", "Langue"] {
            assert!(cells.iter().any(|cell| cell == words), "{words}: {cells:?}");
        }
        assert!(!cells.iter().any(|cell| cell == "Series"), "{cells:?}");
        assert!(cells.iter().any(|cell| cell.ends_with("textes en anglais")));
    }

    #[test]
    fn the_workbook_of_a_forecast_says_nothing_of_books_to_those_who_need_none() {
        for tongue in Tongue::ALL.iter().copied().filter(|own| own.book.is_none()) {
            let (sheets, cells) = read(workbook(&four_series(), tongue).expect("a workbook"));
            assert_eq!(sheets[0], tongue.pick("结果", "Results"));
            assert!(!cells.iter().any(|cell| cell.contains("texts are in")));
        }
    }
}
