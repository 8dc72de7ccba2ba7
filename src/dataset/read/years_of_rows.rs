//! Years of a table whose columns are known by name, each fault with its place.

use super::dated;
use super::not_a_year;
use super::raw::RawTable;
use super::year::{self, YearForm};
use crate::axes::Year;
use crate::dataset::{Complaint, Said};

impl RawTable {
    /// A cell read as the year of a figure, of which a month within it says nothing.
    pub fn whole_year_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
    ) -> Result<Year, Box<Complaint>> {
        match dated::is_within(text) {
            true => Err(self.no_year(text, row, column, dated::OF_A_MONTH)),
            false => self.year_in(text, row, column),
        }
    }

    /// A cell read as a year.
    pub fn year_in(&self, text: &str, row: usize, column: &str) -> Result<Year, Box<Complaint>> {
        match year::year(text) {
            Some((year, form)) if form != YearForm::Serial => Ok(year),
            _ => {
                let advice = not_a_year::why_not(text)
                    .unwrap_or_else(|| ("请写上年份".to_string(), "Write the year".to_string()));
                Err(self.no_year(text, row, column, advice))
            }
        }
    }

    fn no_year(
        &self,
        text: &str,
        row: usize,
        column: &str,
        advice: impl Into<Said>,
    ) -> Box<Complaint> {
        Box::new(Complaint::error(
            self.file.clone(),
            self.place(row, column),
            (format!("写的是“{text}”"), format!("found “{text}”")),
            ("年份，如 2020", "a year such as 2020"),
            advice,
        ))
    }
}
