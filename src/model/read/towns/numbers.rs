//! Numbers of a table of towns: what can be of each, and what is only said of them.

use super::super::marked::read_as;
use super::rows::TownRows;
use super::told::Measure;
use crate::dataset::{CellAmount, Complaint, both_ways};

/// People are whole but for the rounding of the computer.
const WHOLE: f64 = 1e-6;

impl TownRows<'_> {
    /// The number of a row; nothing where it is a sign for "not known".
    pub(super) fn number(
        &self,
        row: usize,
        text: &str,
        counted: Measure,
    ) -> Result<Option<f64>, Box<Complaint>> {
        let Some(CellAmount { value, percent, .. }) = self.amount(row, text, counted)? else {
            return Ok(None);
        };
        let whole = counted != Measure::Centres || value.fract() == 0.0;
        let counts = !percent || counted == Measure::Share;
        if value < 0.0 || !whole || !counts || value > f64::from(u32::MAX) {
            let expected = (
                "不小于 0 的数，人数不是百分数，机构数为整数",
                "a number of 0 or more, no per cent of people, whole for centres",
            );
            return Err(Box::new(self.wrong(row, &self.value, text, expected)));
        }
        Ok(Some(value))
    }

    /// A reminder where it was read as another text than stands there.
    pub(super) fn read_as(&self, row: usize, text: &str, counted: Measure) -> Option<Complaint> {
        let read = self.amount(row, text, counted).ok().flatten()?;
        read_as(self.raw, (row, &self.value), text, &read)
    }

    fn amount(
        &self,
        row: usize,
        text: &str,
        counted: Measure,
    ) -> Result<Option<CellAmount>, Box<Complaint>> {
        let own = Some(counted.word());
        self.raw.reported_in(text, row, &self.value, None, own)
    }

    /// What a number may be wrong by, as a part of it: an error in persons is none.
    pub(super) fn off_by(
        &self,
        row: usize,
        text: &str,
        column: &str,
    ) -> Result<f64, Box<Complaint>> {
        let read = self.raw.number_in(&both_ways(text), row, column)?;
        let error = read.map_or(0.0, |(error, _)| error);
        if !(0.0..1.0).contains(&error) {
            let expected = (
                "误差占数值的比例，小于 1，如 5%",
                "an error as a part of the value, below 1, such as 5%",
            );
            return Err(Box::new(self.wrong(row, column, text, expected)));
        }
        Ok(error)
    }

    /// A reminder where people are not whole.
    pub(super) fn halves(
        &self,
        row: usize,
        text: &str,
        counted: Measure,
        value: f64,
    ) -> Option<Complaint> {
        let of_people = !matches!(counted, Measure::Share | Measure::Centres);
        let halves = of_people && (value - value.round()).abs() > WHOLE;
        let expected = ("整数", "whole people");
        halves.then(|| self.wrong(row, &self.value, text, expected).as_warning())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};

    #[test]
    fn people_are_no_per_cent_and_errors_are_parts() {
        let text = "镇街,指标,数值,误差\n甲镇,人口,12%,\n";
        let raw = read_bytes("towns.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let rows = TownRows::of(&raw).expect("columns");
        let number = |text: &str, counted| rows.number(0, text, counted);
        assert!(number("12%", Measure::Population).is_err());
        assert!(number("12%", Measure::Share).is_ok_and(|value| value == Some(0.12)));
        assert!(number("…", Measure::Population).is_ok_and(|value| value.is_none()));
        assert!(number("1.5", Measure::Centres).is_err());
        for (text, counted, value) in [
            ("158人", Measure::Holders, 158.0),
            ("1,234", Measure::Population, 1234.0),
            ("约1.2万人", Measure::Population, 12_000.0),
            ("2家", Measure::Centres, 2.0),
            ("3/4", Measure::Share, 0.75),
        ] {
            assert!(
                number(text, counted).is_ok_and(|own| own == Some(value)),
                "{text}"
            );
        }
        assert!(number("158户", Measure::Holders).is_err());
        let said = |text: &str| rows.read_as(0, text, Measure::Holders);
        assert!(said("约158人").is_some_and(|said| said.found.zh.contains("158")));
        assert!(said("158人").is_none());
        for text in ["5%", "±5 %", "0.05"] {
            let read = rows.off_by(0, text, "误差");
            assert!(read.is_ok_and(|error| error == 0.05), "{text}");
        }
        for text in ["500%", "200", "-5%"] {
            assert!(rows.off_by(0, text, "误差").is_err(), "{text}");
        }
        assert!(rows.halves(0, "9.5", Measure::Holders, 9.5).is_some());
        assert!(rows.halves(0, "0.5", Measure::Share, 0.5).is_none());
    }
}
