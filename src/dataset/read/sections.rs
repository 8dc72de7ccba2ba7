//! Units in rows of their own inside a table: of which rows they are nobody can know.

use std::collections::BTreeMap;

use crate::dataset::Complaint;

use super::named_unit::name_and_unit;
use super::raw::RawTable;
use super::titles::{above, of_heading};

impl RawTable {
    /// A complaint for each of some rows in which a cell is nothing but a unit (`单位：万元`).
    pub fn units_alone(&self, is_wanted: impl Fn(usize) -> bool) -> BTreeMap<usize, Complaint> {
        let mut found = BTreeMap::new();
        for column in self.names() {
            for (row, text) in self.texts(&column).into_iter().enumerate() {
                let said = text.filter(|_| is_wanted(row));
                if let Some(said) = said.and_then(|text| above(&text)) {
                    let complaint = || self.unit_between(row, &column, &said);
                    found.entry(row).or_insert_with(complaint);
                }
            }
        }
        found
    }

    /// A complaint about a unit in the middle of a table.
    pub(super) fn unit_between(&self, row: usize, column: &str, said: &str) -> Complaint {
        Complaint::error(
            &self.file,
            self.place(row, column),
            (
                format!("表中间写着单位“{said}”"),
                format!("the unit “{said}” in the middle of the table"),
            ),
            ("能看出每一行的单位", "to know the unit of each row"),
            (
                "请把单位写在各行名称后的括号里，或加一列“单位”",
                "Put the units into brackets behind the names, or into a column of units",
            ),
        )
    }

    /// A name and the unit that stands in brackets behind it (`户籍人口（万人）`); nothing where none does.
    pub fn name_with_unit(text: &str) -> Option<(String, String)> {
        let (name, said) = name_and_unit(text);
        Some((name, said?))
    }

    /// Takes the unit that one of these headings, of names or of years, gives for all values (`项目（万元）`).
    pub fn take_unit_of(&mut self, headings: &[String]) {
        let said = headings.iter().find_map(|heading| of_heading(heading));
        self.reading.unit = said.or(self.reading.unit.take());
    }
}
