//! By what the holders of the base year are told apart, and by what only those of later years are.

use super::Filled;
use super::towns::cell;
use crate::axes::Year;
use crate::model::{is_of_everybody, is_of_holders};
use crate::report::template::layout::{FormColumn, register};
use crate::source::Words;

impl Filled {
    /// What is to be known of what was taken: how cells were read, and what the holders do not tell.
    pub fn remarks(&self, first: Year) -> Vec<Words> {
        let mut all = self.noted.clone();
        all.extend(self.own_payers());
        all.extend(self.sums_of_towns());
        all.extend(self.composed_elsewhere(first));
        all
    }

    /// What is to be known where only later years count the holders, or tell them apart: those of the base year are as many
    /// as is assumed, and put together as the model has it that is extended.
    fn composed_elsewhere(&self, first: Year) -> Option<Words> {
        let first = first.to_string();
        let any = |of_first: bool, is: &dyn Fn(&[String]) -> bool| {
            let mut rows = self.register.iter();
            rows.any(|row| {
                let of_year = (cell(row, register::YEAR) == first) == of_first;
                of_year && is_of_holders(cell(row, register::MEASURE)) && is(row.as_slice())
            })
        };
        if any(false, &|_| true) && !any(true, &|_| true) {
            return Some(uncounted(&first));
        }
        let apart = |way: &FormColumn, of_first: bool| {
            any(of_first, &|row| !is_of_everybody(cell(row, *way)))
        };
        let ways = register::WAYS.into_iter();
        let ways = ways.filter(|way| apart(way, false) && !apart(way, true));
        let ways: Vec<&str> = ways.map(|way| way.name).collect();
        if ways.is_empty() {
            return None;
        }
        let sheet = register::SHEET.name;
        Some(Words {
            zh: format!(
                "工作表“{sheet}”：{first} 年的持证人数没有按{}分，这一年的构成按沿用的模型推算，以后各年才按本地的数；有 {first} 年的请补上",
                ways.join("、")
            ),
            en: format!(
                "the sheet {sheet}: the holders of {first} are not told apart by {}; how they are put together is the extended model's, and the county's own only from then on: write those of {first} where you have them",
                ways.join(", ")
            ),
        })
    }
}

/// What is said where nobody counted the holders of the base year.
fn uncounted(first: &str) -> Words {
    let sheet = register::SHEET.name;
    Words {
        zh: format!(
            "工作表“{sheet}”：没有 {first} 年的持证人数，这一年有多少、怎样构成都按沿用的模型推算，以后各年才按本地的数；有 {first} 年的请补上"
        ),
        en: format!(
            "the sheet {sheet}: there are no holders of {first}; how many they are and how they are put together is the extended model's, and the county's own only from then on: write those of {first} where you have them"
        ),
    }
}
