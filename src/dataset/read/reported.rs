//! Values of tables of what was reported: people write them as they do into the cells of a workbook.

use super::cells::{HUNDREDTHS, parts_of_one};
use super::clerks::CellAmount;
use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::unit::unit;
use super::unit_kind::kind;
use crate::dataset::Complaint;
use crate::source::part_in_digits;

impl CellAmount {
    /// The number alone as messages say it: of a share that was worked out a few digits.
    pub fn said(&self) -> Option<String> {
        match self.fraction {
            true => {
                let said = part_in_digits(HUNDREDTHS * self.value, HUNDREDTHS);
                Some(format!("{said}%"))
            }
            false => self.alone.clone(),
        }
    }
}

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
        let other = beside.and_then(|(said, place)| self.other_kind(row, place, said, own?));
        if let Some(complaint) = other {
            return Err(Box::new(complaint));
        }
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
                value: number::times(amount.value, 1.0 / parts),
                percent: true,
                ..amount
            },
            _ => amount,
        }))
    }

    /// A complaint where the unit of a value is of another kind than that of what is reported.
    fn other_kind(&self, row: usize, column: &str, said: &str, own: &str) -> Option<Complaint> {
        let (found, wanted) = (kind(&unit(said)?)?, kind(&unit(own)?)?);
        (found != wanted).then(|| {
            Complaint::error(
                self.file.clone(),
                self.place(row, column),
                (
                    format!("写的单位是“{said}”"),
                    format!("the unit is “{said}”"),
                ),
                (format!("以{own}计的数"), format!("a number of {own}")),
                (
                    "请改正单位；若是别的指标，请改正名称",
                    "Correct the unit, or the name where something else is meant",
                ),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::{ReadOptions, read_bytes};

    #[test]
    fn a_unit_of_another_kind_is_refused() {
        let text = "指标,年份,数值,单位\n人口,2021,121.2,万户\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let read = |unit: &str, own: &str| {
            raw.reported_in("121.2", 0, "数值", Some((unit, "单位")), Some(own))
        };
        let said = read("万户", "人").expect_err("households").to_string();
        for part in ["单位 列", "万户", "人"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        for (unit, own) in [("元", "人"), ("人", "%"), ("%", "人"), ("万人", "元")] {
            assert!(read(unit, own).is_err(), "{unit} of {own}");
        }
        for (unit, own) in [
            ("万人", "人"),
            ("人次", "人"),
            ("家", "个"),
            ("‰", "%"),
            ("%", "倍"),
        ] {
            assert!(read(unit, own).is_ok(), "{unit} of {own}");
        }
    }

    #[test]
    fn a_share_of_so_many_of_so_many_is_said_in_a_few_digits() {
        let text = "指标,年份,数值\n完成率,2021,1/3\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let read = |text: &str| raw.reported_in(text, 0, "数值", None, Some("%"));
        let third = read("1/3").expect("a share").expect("a value");
        assert_eq!(third.said().as_deref(), Some("33.33%"));
        assert!((third.value - 1.0 / 3.0).abs() < 1e-15);
        // Nearly all are not all.
        let nearly = read("24999/25000").expect("a share").expect("a value");
        assert_eq!(nearly.said().as_deref(), Some("99.996%"));
        let fifty = read("约50%").expect("a share").expect("a value");
        assert_eq!(fifty.said().as_deref(), Some("50%"));
        let plain = read("50%").expect("a share").expect("a value");
        assert_eq!(plain.said(), None);
    }
}
