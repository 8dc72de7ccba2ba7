//! Single cells of a table whose columns are known by name: numbers and years, each fault with its place.

use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::remedy;
use super::unit;
use super::width::half_width;
use super::year::{self, YearForm};
use crate::axes::Year;
use crate::dataset::Complaint;

impl RawTable {
    /// The column that goes by one of these names, as written or without what stands in brackets after it.
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
        let found = columns.iter().find(|column| {
            let bare = bare(column);
            names.iter().any(|name| *name == bare)
        });
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

    /// A cell read as an amount: also with 万 or 亿, in the cell or as the unit of its heading; per cents are parts of
    /// one, and said to have been per cents.
    pub fn amount_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
    ) -> Result<Option<(f64, bool)>, Box<Complaint>> {
        let heading = unit::name_and_unit(column).1;
        let factor = heading
            .and_then(|said| unit::unit(&said))
            .map_or(1.0, |unit| unit.factor);
        match number::number(text) {
            Err(NotANumber::Myriad(value)) => Ok(Some((value, false))),
            _ => Ok(self
                .number_in(text, row, column)?
                .map(|(value, percent)| (value * factor, percent))),
        }
    }

    /// A cell read as a year.
    pub fn year_in(&self, text: &str, row: usize, column: &str) -> Result<Year, Box<Complaint>> {
        match year::year(text) {
            Some((year, form)) if form != YearForm::Serial => Ok(year),
            _ => Err(Box::new(Complaint::error(
                self.file.clone(),
                self.place(row, column),
                (format!("写的是“{text}”"), format!("found “{text}”")),
                ("年份，如 2020", "a year such as 2020"),
                ("请写上年份", "Write the year"),
            ))),
        }
    }
}
