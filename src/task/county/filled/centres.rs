//! The sheet of the centres that limit a service.

use std::collections::BTreeSet;

use super::super::census::Census;
use super::answers::{CentresAnswer, Filled};
use super::cells::SheetReading;
use super::titled::is_called;
use super::written::{filled, service_called, text};
use crate::model::ModelFolder;
use crate::model::file::ServiceFile;
use crate::report::template::layout::{FormColumn, NOTE, centres};
use crate::report::template::{FormCell, Row};

impl Filled {
    pub(super) fn centres(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        _: &Census,
    ) {
        let first = base.file.model.base_year;
        let mut seen = BTreeSet::new();
        for row in reading.rows_remarked() {
            reading.row_needs(centres::SERVICE, row, &centres::COUNTED);
            let Some((key, service)) = service(reading, centres::SERVICE, row, base) else {
                continue;
            };
            if service.capacity.is_none() {
                without_places(reading, centres::SERVICE, row, base);
                continue;
            }
            if !seen.insert(key.clone()) {
                reading.fault(
                    centres::SERVICE,
                    row,
                    ("这项服务出现了两次", "this service stands twice"),
                    ("每项服务一行", "one row for each"),
                    ("请删去一行", "Remove one"),
                );
                continue;
            }
            let year = reading.whole_year(centres::YEAR, row);
            if year.is_none() && reading.text(centres::YEAR, row).is_some() {
                continue;
            }
            if year != Some(first) {
                reading.fault(
                    centres::YEAR,
                    row,
                    ("不是基期年", "not the base year"),
                    (format!("{first} 年"), format!("{first}")),
                    (
                        "以后新增的机构写在“情景”或“实际值”表",
                        "Centres that are added later belong on the sheets 情景 or 实际值",
                    ),
                );
                continue;
            }
            let values = centres::COUNTED.map(|column| at_least_nothing(reading, column, row));
            if values[0].is_some_and(|number| number.fract() != 0.0) {
                reading.fault(
                    centres::NUMBER,
                    row,
                    ("不是整数", "not a whole number"),
                    ("机构的个数", "how many centres there are"),
                    ("请改正", "Correct it"),
                );
            }
            self.centres.push(CentresAnswer {
                key: key.clone(),
                counted: values,
                note: reading.remark(row, &centres::COUNTED),
            });
        }
    }

    pub(super) fn centre_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let year = f64::from(base.file.model.base_year);
        let row = |own: &CentresAnswer| {
            let mut cells = filled([
                (centres::SERVICE, text(service_called(&own.key, base))),
                (centres::YEAR, Some(FormCell::Number(year))),
                (NOTE, text(&own.note)),
            ]);
            let counted = centres::COUNTED.into_iter().zip(&own.counted);
            cells.extend(
                counted.filter_map(|(column, value)| Some((column, FormCell::Number((*value)?)))),
            );
            cells
        };
        self.centres.iter().map(row).collect()
    }
}

/// The service that a cell names, by its title or its key; nothing where it is empty or a fault, which is said.
pub(super) fn service<'b>(
    reading: &mut SheetReading<'_>,
    column: FormColumn,
    row: usize,
    base: &'b ModelFolder,
) -> Option<(&'b String, &'b ServiceFile)> {
    let title = reading.text(column, row)?;
    let known = &base.file.services;
    let mut all = known.iter();
    let found = all.find(|(key, service)| is_called(&title, key, &service.title));
    if found.is_none() {
        let titles = known.values().map(|service| service.title.zh.as_str());
        reading.unknown(column, row, &title, titles);
    }
    found
}

/// Says that a service has no centres.
pub(super) fn without_places(
    reading: &mut SheetReading<'_>,
    column: FormColumn,
    row: usize,
    base: &ModelFolder,
) {
    let all = base.file.services.values();
    let limited = all.filter(|service| service.capacity.is_some());
    let (zh, en): (Vec<&str>, Vec<&str>) = limited
        .map(|service| (service.title.zh.as_str(), service.title.en.as_str()))
        .unzip();
    reading.fault(
        column,
        row,
        (
            "这项服务不受名额限制，没有机构",
            "this service is not limited by places and has no centres",
        ),
        (zh.join("、"), en.join(", ")),
        ("请改正或删去这一行", "Correct it, or remove the row"),
    );
}

/// A number of at least nothing in the unit of its heading; below it is a fault, which is said.
pub(super) fn at_least_nothing(
    reading: &mut SheetReading<'_>,
    column: FormColumn,
    row: usize,
) -> Option<f64> {
    at_least_nothing_of(reading, column, row, None)
}

/// The same in a unit that its heading does not say.
pub(super) fn at_least_nothing_of(
    reading: &mut SheetReading<'_>,
    column: FormColumn,
    row: usize,
    unit: Option<&str>,
) -> Option<f64> {
    let value = reading.number(column, row, unit)?.value;
    if value < 0.0 {
        reading.fault(
            column,
            row,
            (format!("写的是 {value}"), format!("found {value}")),
            ("不小于 0 的数", "a number of at least 0"),
            ("请改正", "Correct it"),
        );
        return None;
    }
    Some(value)
}
