//! Rows that hold no series beside years across, and years without any value: remarks, sources, ranks. They are left out with
//! a note.

use crate::source::Words;

use super::asides;
use super::gathering::SeriesGathering;

impl SeriesGathering {
    /// Sees a cell of such a row: what it says was expected or planned was not observed.
    pub(super) fn see_aside(&mut self, row: usize, column: &str, text: Option<&str>) {
        let Some(text) = text.filter(|text| asides::is_expected(text)) else {
            return;
        };
        let found = (
            format!("“{column}”列标为“{text}”"),
            format!("the column “{column}” is marked “{text}”"),
        );
        let expected = ("实际发生的数", "values that were observed");
        let advice = (
            "预计、计划和目标不是实际数，请删去这一列；若确是实际数，请改正标记",
            "What was expected or planned is no observation: remove the column; correct the mark if it was observed",
        );
        self.fault(self.raw.place(row, column), found, expected, advice);
    }

    /// Says that a column of a year has no value.
    pub(super) fn say_without_value(&mut self, column: &str) {
        self.raw.reading.aside.push(Words {
            zh: format!("“{column}”列没有数值，未用"),
            en: format!("the column “{column}” has no value and was left out"),
        });
    }

    /// Says which rows were left out.
    pub(super) fn say_asides(&mut self, names: &[String], aside: &[bool]) {
        let aside = names.iter().zip(aside).filter(|(_, aside)| **aside);
        let said = aside.map(|(name, _)| Words {
            zh: format!("“{name}”一行是备注或排名，未用"),
            en: format!("the row “{name}” holds remarks or ranks and was left out"),
        });
        self.raw.reading.aside.extend(said);
    }
}
