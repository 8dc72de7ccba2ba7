//! Whether a series is written in per cents: its cells checked against each other and against its unit.

use super::number::{ReadNumber, times};
use super::unit;

/// All of a whole in per cents.
const WHOLE: f64 = 100.0;

/// Where the cells of a series have a per-cent sign, and where not.
#[derive(Debug, Default)]
pub(super) struct Percents {
    signed: usize,
    /// Row and column of the first of them.
    first: Option<(usize, String)>,
    /// The largest of them, in per cent.
    most: f64,
    plain: Vec<Plain>,
}

/// A cell without the sign.
#[derive(Debug)]
struct Plain {
    row: usize,
    column: String,
    text: String,
    value: f64,
}

/// A cell that does not fit: its row and column, what stands there, what to do.
pub(super) type MisfitPercent = (usize, String, (String, String), (String, String));

impl Percents {
    /// Sees a cell.
    pub fn see(&mut self, row: usize, column: &str, text: &str, read: &ReadNumber) {
        if read.percent {
            self.signed += 1;
            self.first.get_or_insert_with(|| (row, column.to_string()));
            self.most = self.most.max(100.0 * read.value.abs());
        } else {
            self.plain.push(Plain {
                row,
                column: column.to_string(),
                text: text.to_string(),
                value: read.value,
            });
        }
    }

    /// True where some value was written with the sign.
    pub fn is_signed(&self) -> bool {
        self.signed > 0
    }

    /// The first cell with the sign, for a series that by its name counts people or money.
    pub fn of_amount(&self) -> Option<MisfitPercent> {
        let (row, column) = self.first.clone()?;
        let signed = self.signed;
        let found = (
            format!("按名称是人、户或金额，却有 {signed} 个数带百分号"),
            format!("{signed} per cents of what is people or money by its name"),
        );
        let advice = (
            "请改正名称或数值，也请看单元格的数字格式".to_string(),
            "Correct the name or the values, and look at the cells' number format".to_string(),
        );
        Some((row, column, found, advice))
    }

    /// What to write for a cell without the sign among others with it; a part of one is likely to have lost its format.
    fn advice(&self, cell: &Plain) -> (String, String) {
        let text = &cell.text;
        if cell.value.abs() <= 1.0 && self.most > 1.0 {
            let whole = times(cell.value, WHOLE);
            return (
                format!("若漏了百分比格式，请写成 {whole}%；若确是 {text}%，请写成 {text}%"),
                format!(
                    "If it has lost the format of per cents write {whole}%; if it is {text}% write that"
                ),
            );
        }
        (
            format!("若是百分数，请写成 {text}%；若是小数，请把其余的也写成小数"),
            format!(
                "If it is a per cent write {text}%; if it is a fraction write the others as fractions"
            ),
        )
    }

    /// True where all values were written with the sign and the unit does not say so; or the first cell that does
    /// not fit the others.
    pub fn judged(&self, unit: Option<&str>) -> Result<bool, Box<MisfitPercent>> {
        if self.signed == 0 {
            return Ok(false);
        }
        let parsed = unit.and_then(unit::unit);
        let in_percent = parsed.as_ref().is_some_and(unit::WrittenUnit::is_percent);
        let other = unit.filter(|_| !in_percent);
        let misfit = self
            .plain
            .iter()
            .find(|cell| !in_percent || cell.value.abs() <= 1.0 && self.most > 1.0);
        match (other, misfit) {
            (_, Some(cell)) if other.is_none() => {
                let text = &cell.text;
                let found = (
                    format!("写的是“{text}”，而同一序列有 {} 个数带百分号", self.signed),
                    format!(
                        "found “{text}”, while {} values of the series have a per-cent sign",
                        self.signed
                    ),
                );
                Err(Box::new((
                    cell.row,
                    cell.column.clone(),
                    found,
                    self.advice(cell),
                )))
            }
            (Some(unit), _) if parsed.is_some_and(|unit| !unit.is_share()) => {
                let (row, column) = self.first.clone().unwrap_or_default();
                let found = (
                    format!("单位是“{unit}”，却有 {} 个数带百分号", self.signed),
                    format!(
                        "the unit is “{unit}”, but {} values have a per-cent sign",
                        self.signed
                    ),
                );
                let advice = (
                    "请改正单位或数值".to_string(),
                    "Correct the unit or the values".to_string(),
                );
                Err(Box::new((row, column, found, advice)))
            }
            _ => Ok(!in_percent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::number;
    use super::*;

    #[test]
    fn a_part_among_per_cents_is_said_to_have_lost_its_format() {
        let mut percents = Percents::default();
        for (row, text) in ["97%", "97.5%", "0.985"].into_iter().enumerate() {
            percents.see(row, "值", text, &number(text).expect("a number"));
        }
        let misfit = percents.judged(None).expect_err("a misfit");
        let (row, _, _, (advice, _)) = *misfit;
        assert_eq!(row, 2);
        assert!(
            advice.contains("请写成 98.5%") && advice.contains("0.985%"),
            "{advice}"
        );
    }

    fn judged(unit: Option<&str>, cells: &[&str]) -> Result<bool, String> {
        let mut percents = Percents::default();
        for (row, text) in cells.iter().enumerate() {
            percents.see(row, "值", text, &number(text).expect("a number"));
        }
        percents.judged(unit).map_err(|misfit| misfit.2.0)
    }

    #[test]
    fn cells_are_checked_against_each_other() {
        assert_eq!(judged(None, &["97%", "98%"]), Ok(true));
        assert_eq!(judged(Some("%"), &["97%", "98%"]), Ok(false));
        assert_eq!(judged(Some("%"), &["97%", "98.5"]), Ok(false));
        assert_eq!(judged(None, &["97", "98.5"]), Ok(false));
        assert!(judged(None, &["91%", "95.5"]).is_err_and(|said| said.contains("95.5")));
        assert!(judged(Some("%"), &["91%", "0.955"]).is_err());
        for other in ["人", "‰", "百分点", "倍"] {
            assert!(judged(Some(other), &["91%", "92%"]).is_err(), "{other}");
        }
        assert_eq!(judged(Some("比例"), &["91%", "92%"]), Ok(true));
    }
}
