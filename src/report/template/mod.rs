//! The workbook that a county fills in: a sheet for each kind of number, with lists to choose from.

mod choices;
mod entry;
mod examples;
mod explained;
pub mod layout;
mod sheet;

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::report::printed::printed;
use crate::source::{Tongue, Translator};
pub use choices::Choices;
pub use entry::{FilledCell, filled};
use examples::examples;
pub use examples::{EXAMPLE, is_example};
use explained::explained;
use layout::EXPLAINED;
use sheet::sheet;
pub use sheet::{FormCell, Row};

/// What is known already: the rows of each sheet, by its name.
pub type Contents = BTreeMap<&'static str, Vec<Row>>;

/// Bytes of the workbook, with what is known already below the examples. It is in Chinese, as planners fill it in, with
/// the English beside it; readers of a tongue with a book have its words in the place of the English.
pub fn template(
    choices: &Choices,
    contents: &Contents,
    tongue: Tongue,
) -> Result<Vec<u8>, XlsxError> {
    book(choices, contents, tongue)?.save_to_buffer()
}

/// The workbook itself.
fn book(choices: &Choices, contents: &Contents, tongue: Tongue) -> Result<Workbook, XlsxError> {
    let reader = &Translator::of(tongue);
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("{} · plancast", choices.place))
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    book.add_worksheet().set_name(EXPLAINED)?;
    for (layout, example) in examples(choices) {
        let known = contents
            .get(layout.name)
            .map_or(&[] as &[Row], Vec::as_slice);
        sheet(book.add_worksheet(), layout, &example, known, reader)?;
    }
    // The first sheet comes last: it says how much of the others stays English.
    explained(book.worksheet_from_name(EXPLAINED)?, choices, reader)?;
    let lists = book.add_worksheet();
    lists.set_name(layout::LISTS)?.set_hidden(true);
    printed(lists, 0.0, None)?;
    let offered = [&choices.targets, &choices.services, &choices.payers];
    for (place, list) in offered.into_iter().enumerate() {
        for (row, title) in list.iter().enumerate() {
            lists.write(row as u32, place as u16, title)?;
        }
    }
    Ok(book)
}
