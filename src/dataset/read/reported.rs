//! Values of tables of what was reported: people write them as they do into the cells of a workbook.

use super::cells::parts_of_one;
use super::clerks::CellAmount;
use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::unit::unit;
use crate::dataset::Complaint;

impl RawTable {
    /// A cell read as a value in a unit, as [`RawTable::value_in`] does; and what is no plain number as an amount of that
    /// unit or, where none is said, of `own`, that of what is reported: with a unit behind it that agrees, with a word by
    /// which it is no final number, or as so many of so many.
    pub fn reported_in(
        &self,
        text: &str,
        row: usize,
        column: &str,
        beside: Option<(&str, &str)>,
        own: Option<&str>,
    ) -> Result<Option<CellAmount>, Box<Complaint>> {
        use NotANumber::{Mark, Myriad};
        let read = number::number(text);
        if let Ok(_) | Err(Mark | Myriad(_)) = read {
            let value = self.value_in(text, row, column, beside)?;
            return Ok(value.map(|(value, percent)| CellAmount::plain(value, percent)));
        }
        let said = self.unit_said(row, column, beside)?;
        let amount = self.amount_in(text, row, column, said.as_deref().or(own))?;
        let parts = said.and_then(|said| parts_of_one(&unit(&said)?));
        Ok(amount.map(|amount| match parts {
            Some(parts) if !amount.percent => CellAmount {
                value: amount.value / parts,
                percent: true,
                ..amount
            },
            _ => amount,
        }))
    }
}
