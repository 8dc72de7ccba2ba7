//! The sheet of works of the county's own.

use super::super::census::Census;
use super::Filled;
use super::cells::SheetReading;
use super::named::is_key;
use super::titled::{in_one_cell, titled};
use super::written::{filled, text};
use crate::dataset::Complaint;
use crate::model::ModelFolder;
use crate::model::file::OwnSourceFile;
use crate::report::template::layout::{FormColumn, sources};
use crate::report::template::{FormCell, Row};
use crate::source::Verification;

impl Filled {
    pub(super) fn sources(&mut self, reading: &mut SheetReading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let Some(key) = reading.text(sources::KEY, row) else {
                lacking_key(reading, row);
                continue;
            };
            let place = reading.raw.column_called(&[sources::KEY.name]);
            let idle = Complaint::error(
                reading.raw.file.clone(),
                reading.raw.place(row, &place.unwrap_or_default()),
                (
                    format!("没有一张表的“出处”写着 {key}"),
                    format!("no sheet names {key} in its column 出处"),
                ),
                ("用到的来源", "a work that is used"),
                (
                    "请在用到它的“出处”写上这个键，或删去这一行",
                    "Name it in the column 出处 where it is used, or remove the row",
                ),
            );
            if let Some((zh, en)) = against(reading, &key) {
                reading.fault(
                    sources::KEY,
                    row,
                    (format!("写的是“{key}”"), format!("found “{key}”")),
                    (zh, en),
                    ("请换一个键", "Choose another key"),
                );
                continue;
            }
            if !reading.named.add(&key, idle) {
                reading.fault(
                    sources::KEY,
                    row,
                    (
                        format!("“{key}”出现了两次"),
                        format!("“{key}” stands twice"),
                    ),
                    ("每个来源一行", "one row for each"),
                    ("请删去一行", "Remove one"),
                );
                continue;
            }
            let title = needed(reading, sources::TITLE, row);
            let publisher = needed(reading, sources::PUBLISHER, row);
            let year =
                needed(reading, sources::YEAR, row).and_then(|_| reading.year(sources::YEAR, row));
            let verification = grade(reading, row);
            let address = reading.text(sources::ADDRESS, row);
            if let (Some(title), Some(publisher), Some(year)) = (title, publisher, year) {
                let work = OwnSourceFile {
                    title: titled(&title),
                    publisher,
                    year,
                    address,
                    verification,
                };
                self.sources.push((key, work));
            }
        }
    }

    pub(super) fn source_rows(&self) -> Vec<Row> {
        let row = |(key, work): &(String, OwnSourceFile)| {
            filled([
                (sources::KEY, text(key)),
                (sources::TITLE, text(&in_one_cell(&work.title))),
                (sources::PUBLISHER, text(&work.publisher)),
                (sources::YEAR, Some(FormCell::Number(f64::from(work.year)))),
                (sources::ADDRESS, work.address.as_deref().and_then(text)),
                (sources::GRADE, text(work.verification.zh())),
            ])
        };
        self.sources.iter().map(row).collect()
    }
}

/// A row without a key that says something all the same.
fn lacking_key(reading: &mut SheetReading<'_>, row: usize) {
    let others = [sources::TITLE, sources::PUBLISHER, sources::ADDRESS];
    let said = others.map(|column| reading.text(column, row));
    if said.iter().any(Option::is_some) {
        needed(reading, sources::KEY, row);
    }
}

/// What a key must be that this one is not.
fn against(reading: &SheetReading<'_>, key: &str) -> Option<(&'static str, &'static str)> {
    if !is_key(key) {
        return Some((
            "小写英文字母、数字和下划线，字母开头，至少一个下划线，如 communique_2021",
            "small letters, digits and at least one underscore, such as communique_2021",
        ));
    }
    reading.named.in_library(key).then_some((
        "数据集里没有的键；已有的来源不用再列，“出处”直接写它的键",
        "a key that the datasets do not have; name theirs without listing it",
    ))
}

/// A cell that must not be empty.
fn needed(reading: &mut SheetReading<'_>, column: FormColumn, row: usize) -> Option<String> {
    let found = reading.text(column, row);
    if found.is_none() {
        reading.empty(column, row);
    }
    found
}

/// How sure one may be; not verified where nothing is said.
fn grade(reading: &mut SheetReading<'_>, row: usize) -> Verification {
    let Some(text) = reading.text(sources::GRADE, row) else {
        return Verification::Unverified;
    };
    let all = [
        Verification::Verified,
        Verification::Secondary,
        Verification::Unverified,
    ];
    let found = all
        .into_iter()
        .find(|own| [own.zh(), own.en()].contains(&text.as_str()));
    found.unwrap_or_else(|| {
        let known = all.iter().map(|own| own.zh());
        reading.unknown(sources::GRADE, row, &text, known);
        Verification::Unverified
    })
}
