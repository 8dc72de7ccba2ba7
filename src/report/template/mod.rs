//! The workbook that a county fills in: a sheet for each kind of number, with lists to choose from.

mod entry;
mod explained;
pub mod layout;
mod sheet;

pub use entry::{Entry, filled};
use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::axes::Year;
use explained::explained;
use layout::{people, plan, register, reports, services, targets};
use sheet::sheet;
pub use sheet::{Cell, Row};

/// What the workbook offers.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Name of the model's folder.
    pub name: String,
    /// Code of the place.
    pub region: String,
    /// Its name.
    pub place: String,
    /// Model that it extends.
    pub base: String,
    /// Year at whose end all begins.
    pub base_year: Year,
    /// Titles of the targets that can be judged.
    pub targets: Vec<String>,
    /// Titles of the services.
    pub services: Vec<String>,
}

/// What marks a row that is only an example.
pub const EXAMPLE: &str = "示例，不读入";

/// What is known already: the rows of each sheet, by its name.
pub type Contents = BTreeMap<&'static str, Vec<Row>>;

/// Bytes of the workbook, with what is known already below the examples.
pub fn template(choices: &Choices, contents: &Contents) -> Result<Vec<u8>, XlsxError> {
    book(choices, contents)?.save_to_buffer()
}

/// The workbook itself.
fn book(choices: &Choices, contents: &Contents) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("{} · plancast", choices.place))
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    explained(book.add_worksheet(), choices)?;
    let year = choices.base_year;
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let example = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_string())
            .collect::<Vec<_>>()
    };
    let known = |sheet: &str| contents.get(sheet).map_or(&[] as &[Row], Vec::as_slice);
    sheet(
        book.add_worksheet(),
        plan::SHEET,
        &example(&[
            "某某市残疾人事业发展“十四五”规划",
            "某政发〔20××〕1号",
            &(year + 1).to_string(),
            &(year + 5).to_string(),
            EXAMPLE,
        ]),
        known(plan::SHEET.name),
    )?;
    sheet(
        book.add_worksheet(),
        targets::SHEET,
        &example(&[
            &first(&choices.targets),
            "约束性",
            "%",
            "98%",
            "≥",
            "99%",
            &(year + 5).to_string(),
            "表1第1项",
            EXAMPLE,
        ]),
        known(targets::SHEET.name),
    )?;
    sheet(
        book.add_worksheet(),
        people::SHEET,
        &example(&[&year.to_string(), "435000", "3100", "2900", EXAMPLE]),
        known(people::SHEET.name),
    )?;
    sheet(
        book.add_worksheet(),
        register::SHEET,
        &example(&[
            "持证人数",
            &year.to_string(),
            "肢体",
            "一级",
            "合计",
            "合计",
            "",
            "1234",
            "",
            EXAMPLE,
        ]),
        known(register::SHEET.name),
    )?;
    sheet(
        book.add_worksheet(),
        services::SHEET,
        &example(&[
            &first(&choices.services),
            &year.to_string(),
            "2100",
            "250",
            EXAMPLE,
        ]),
        known(services::SHEET.name),
    )?;
    sheet(
        book.add_worksheet(),
        reports::SHEET,
        &example(&[
            &first(&choices.targets),
            &(year + 1).to_string(),
            "98.5%",
            "当年工作总结",
            EXAMPLE,
        ]),
        known(reports::SHEET.name),
    )?;
    let lists = book.add_worksheet();
    lists.set_name("选项")?.set_hidden(true);
    for (place, list) in [&choices.targets, &choices.services]
        .into_iter()
        .enumerate()
    {
        for (row, title) in list.iter().enumerate() {
            lists.write(row as u32, place as u16, title)?;
        }
    }
    Ok(book)
}
