//! Numbers of a table whose columns are known by name, each fault with its place.

use super::clerks::{self, CellAmount, NotAnAmount};
use super::named_unit::name_and_unit;
use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::remedy;
use super::unit;
use super::unit_kind::kind;
use super::width::half_width;
use crate::dataset::Complaint;

/// Hundredths that make one.
pub(super) const HUNDREDTHS: f64 = 100.0;
/// Thousandths that make one.
const THOUSANDTHS: f64 = 1000.0;

/// How many of a unit make one, where it is hundredths or thousandths of it.
pub(super) fn parts_of_one(unit: &unit::WrittenUnit) -> Option<f64> {
    match unit.base.as_str() {
        _ if unit.is_percent() => Some(HUNDREDTHS),
        "百分点" | "个百分点" | "percentagepoints" => Some(HUNDREDTHS),
        "‰" => Some(THOUSANDTHS),
        _ => None,
    }
}

impl RawTable {
    /// The column that goes by the first of these names that one has, as written or without what stands in brackets after it.
    pub fn column_called(&self, names: &[&str]) -> Option<String> {
        let bare = |name: &str| {
            let half = half_width(name).to_lowercase();
            let before = half
                .split(['(', '（'])
                .next()
                .unwrap_or_default()
                .to_string();
            before.split_whitespace().collect::<String>()
        };
        let columns = self.names();
        let mut names = names.iter();
        let found = names.find_map(|name| columns.iter().find(|column| bare(column) == *name));
        found.cloned()
    }

    /// A cell's text without blanks around it; nothing where it is empty.
    pub fn text_at(&self, texts: &[Option<String>], row: usize) -> Option<String> {
        let text = texts.get(row)?.as_deref()?.trim().to_string();
        (!text.is_empty()).then_some(text)
    }

    /// A cell read as a number; nothing where it is empty or has a sign for "no value". A per cent is divided by
    /// 100, and said to have been one.
    pub fn number_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
    ) -> Result<Option<(f64, bool)>, Box<Complaint>> {
        match number::number(text) {
            Ok(read) => Ok(Some((read.value, read.percent))),
            Err(NotANumber::Mark) => Ok(None),
            Err(why) => Err(Box::new(Complaint::error(
                self.file.clone(),
                self.place(row, column),
                (format!("写的是“{text}”"), format!("found “{text}”")),
                ("数字", "a number"),
                remedy::advice(&why, false),
            ))),
        }
    }

    /// A cell read as an amount in a unit, or in that of its heading where none is given: also with 万 or 亿, with a unit
    /// behind the number that agrees, and with a word by which it is about or provisional; nothing where it is empty or
    /// has a sign for "no value".
    pub fn amount_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
        unit: Option<&str>,
    ) -> Result<Option<CellAmount>, Box<Complaint>> {
        let heading = name_and_unit(column).1;
        let said = unit.map(str::to_string).or(heading).unwrap_or_default();
        let own = unit::unit(&said);
        if let Some(complaint) = self.shown_otherwise(row, column, own.as_ref()) {
            return Err(Box::new(complaint));
        }
        let read = clerks::amount(text, own.as_ref());
        read.map_err(|why| {
            let (expected, advice) = match why {
                NotAnAmount::Number(why) => (
                    ("数字".to_string(), "a number".to_string()),
                    remedy::advice(&why, false),
                ),
                NotAnAmount::OtherUnit => (
                    (format!("以{said}计的数"), format!("a number of {said}")),
                    (
                        "单位不同：请换算后只写数字，或改正单位".to_string(),
                        "The units differ: convert it and write only the number, or correct the unit"
                            .to_string(),
                    ),
                ),
            };
            Box::new(Complaint::error(
                self.file.clone(),
                self.place(row, column),
                (format!("写的是“{text}”"), format!("found “{text}”")),
                expected,
                advice,
            ))
        })
    }

    /// A cell read as a value in a unit: the one that stands in a column of its row, if any (its text and that column),
    /// else the one of its heading or of the row above the table. Multiples become single ones, hundredths parts of one,
    /// and those are said to have been per cents.
    pub fn value_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
        beside: Option<(&str, &str)>,
    ) -> Result<Option<(f64, bool)>, Box<Complaint>> {
        let said = self.unit_said(row, column, beside)?;
        let said = said.and_then(|said| unit::unit(&said));
        if let Some(complaint) = self.shown_otherwise(row, column, said.as_ref()) {
            return Err(Box::new(complaint));
        }
        let read = match number::number(text) {
            Err(NotANumber::Myriad(value)) => return Ok(Some((value, false))),
            _ => self.number_in(text, row, column)?,
        };
        let (Some((value, percent)), Some(said)) = (read, said) else {
            return Ok(read);
        };
        Ok(Some(match parts_of_one(&said) {
            _ if percent => (value, true),
            // As if the sign stood in the cell, so that 12.3 is the number written 0.123.
            Some(parts) => {
                let signed = number::number(&format!("{}%", text.trim()));
                let signed = signed.ok().filter(|_| parts == HUNDREDTHS);
                (
                    signed.map_or(number::times(value, 1.0 / parts), |read| read.value),
                    true,
                )
            }
            None => (number::times(value, said.factor), false),
        }))
    }

    /// What is said of the unit of a cell: in a column of its row (the text and that column), else in its heading or in the
    /// row above the table.
    pub(super) fn unit_said(
        &self,
        row: usize,
        column: &str,
        beside: Option<(&str, &str)>,
    ) -> Result<Option<String>, Box<Complaint>> {
        if let Some((own, place)) = beside {
            self.unit_in(own, row, place)?;
            return Ok(Some(own.to_string()));
        }
        let heading = name_and_unit(column).1;
        Ok(heading.or_else(|| self.reading.unit.clone()))
    }

    /// A complaint where the number format of a cell already writes a unit or a multiple behind its number, and the unit of the
    /// number is a multiple too, or of another kind: which of the two counts cannot be known.
    pub(super) fn shown_otherwise(
        &self,
        row: usize,
        column: &str,
        said: Option<&unit::WrittenUnit>,
    ) -> Option<Complaint> {
        let said = said?;
        let shown = self.shown_at(row, column)?;
        let is_digit = |c: char| c.is_ascii_digit() || "+-.,".contains(c);
        let behind = unit::unit(shown.trim_start_matches(is_digit));
        let kinds = [Some(said), behind.as_ref()].map(|unit| unit.and_then(kind));
        let other = kinds[0] != kinds[1] && kinds.iter().all(Option::is_some);
        // The sign of a currency is that of its multiples too.
        let multiple = said.factor != 1.0 && !behind.is_some_and(|unit| unit.is_sign());
        if !other && !multiple {
            return None;
        }
        let cells = self.texts(column);
        let held = cells.get(row).and_then(Option::as_deref);
        let held = held.unwrap_or_default();
        let (zh, en) = match other {
            true => ("单位是另一种", "its unit is of another kind"),
            false => ("单位已是万、千等", "its unit is a multiple"),
        };
        Some(Complaint::error(
            self.file.clone(),
            self.place(row, column),
            (
                format!("单元格里是 {held}，表上显示“{shown}”，而{zh}"),
                format!("the cell holds {held} and shows “{shown}”, while {en}"),
            ),
            (
                "单元格里的数、显示的数和单位一致",
                "one number in the cell, on the sheet and by its unit",
            ),
            (
                "请把数字格式改为“常规”，核对数和单位后保存",
                "Format the cell as General, look at number and unit, and save it",
            ),
        ))
    }

    /// The unit that the number format of a cell writes behind its number as it is.
    pub(super) fn unit_shown(&self, row: usize, column: &str, text: &str) -> Option<String> {
        let said = self.shown_at(row, column)?.strip_prefix(text)?;
        let single = unit::unit(said).is_some_and(|unit| unit.factor == 1.0);
        single.then(|| said.to_string())
    }

    /// True where the sheet shows other digits than the cell holds.
    pub(super) fn is_moved(&self, row: usize, column: &str, text: &str) -> bool {
        let shown = self.shown_at(row, column);
        shown.is_some_and(|shown| !shown.starts_with(text))
    }

    fn unit_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
    ) -> Result<unit::WrittenUnit, Box<Complaint>> {
        unit::unit(text).ok_or_else(|| {
            Box::new(Complaint::error(
                self.file.clone(),
                self.place(row, column),
                (format!("写的是“{text}”"), format!("found “{text}”")),
                (
                    "单位，如 人、万人、元、%",
                    "a unit such as persons, 万人, yuan, %",
                ),
                ("请改正单位，或留空", "Correct the unit, or leave it empty"),
            ))
        })
    }
}
