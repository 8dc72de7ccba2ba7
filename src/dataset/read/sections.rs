//! Units in rows of their own inside a table, and parts of rows in another unit than the table: of which rows they are nobody
//! can know.

use std::collections::BTreeMap;

use crate::dataset::{Complaint, Place};

use super::gathering::SeriesGathering;
use super::named_unit::name_and_unit;
use super::not_a_year::speaks_of_a_year;
use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::rows::what_to_write;
use super::titles::{above, of_heading};
use super::unit::{is_per_cent, unit};
use super::words::is_count;

/// Words in the name of a part of what stands before it.
const PARTS: [&str; 3] = ["其中", "of which", "Of which"];

/// Numerals of sections, what stands before them and behind.
const NUMERALS: &str = "一二三四五六七八九十";
const OPENS: [char; 3] = ['（', '(', '第'];
const CLOSES: [char; 6] = ['、', '.', '．', '）', ')', '部'];

/// True for the name of a section by its number: `二、经费`, `（一）康复`, `3. 教育`.
pub(super) fn is_section(name: &str) -> bool {
    let bare = name.trim_start().trim_start_matches(OPENS);
    let is_number = |sign: char| NUMERALS.contains(sign) || sign.is_ascii_digit();
    let rest = bare.trim_start_matches(is_number);
    rest.len() < bare.len() && rest.starts_with(CLOSES)
}

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
                "请把单位写在各行名称后的括号里，或逐行写进“单位”列；没有这一列就加上",
                "Put the units into brackets behind the names, or row by row into the column of units; add one where there is none",
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

impl SeriesGathering {
    /// A complaint for each part of a row or a column (`其中：中央`) that says no unit, in its name or beside it, where that has
    /// another one than the whole table: which of the two it has nobody can know.
    pub(super) fn say_parts(
        &mut self,
        named: &[(String, Option<String>)],
        units: Option<&[Option<String>]>,
        place: impl Fn(&RawTable, usize) -> Place,
    ) {
        let Some(all) = self.raw.reading.unit.clone() else {
            return;
        };
        let of_all = unit(&all);
        let mut whole = None;
        for (at, (name, said)) in named.iter().enumerate() {
            let beside = units.and_then(|units| units.get(at)?.as_ref());
            let said = said.as_ref().or(beside);
            let is_part = PARTS.iter().any(|word| name.contains(word)) || name.starts_with('#');
            // A share beside an amount is no whole of the parts behind it.
            let of_hundred = said.is_some_and(|said| is_per_cent(said));
            if !is_part || of_hundred {
                whole = if of_hundred { whole } else { said };
                continue;
            }
            let own = whole.filter(|own| unit(own).is_some() && unit(own) != of_all);
            let Some(own) = own.filter(|_| said.is_none() && !is_count(name)) else {
                continue;
            };
            let found = (
                format!("“{name}”没有写单位：整张表是“{all}”，它所属的一项是“{own}”"),
                format!(
                    "“{name}” has no unit: the table is in “{all}”, and what it is a part of in “{own}”"
                ),
            );
            let expected = ("能看出每个数的单位", "to know the unit of each value");
            let advice = (
                "请把单位写在这个名称后的括号里",
                "Put the unit into brackets behind this name",
            );
            self.fault(place(&self.raw, at), found, expected, advice);
        }
    }

    /// What to do about a text that is no year; words alone in their row may head the rows below it.
    pub(super) fn instead_of_year(&self, row: usize, column: &str, text: &str) -> (String, String) {
        let names = self.raw.names();
        let mut others = names.iter().filter(|name| *name != column);
        let alone = others.all(|name| self.raw.text(row, name).is_none());
        let is_words = number::number(text) == Err(NotANumber::Text);
        if alone && is_words && above(text).is_none() && !speaks_of_a_year(text) {
            return (
                "这一行只有文字：若是下面各行的类别，请加一列逐行写明；若只是说明，请删去或移到表下"
                    .to_string(),
                "Nothing but words in this row: give the rows below a column of what they are, if it heads them; else remove it"
                    .to_string(),
            );
        }
        what_to_write(text)
    }
}

#[cfg(test)]
mod tests {
    use super::is_section;

    #[test]
    fn sections_are_known_by_their_numbers() {
        for name in [
            "一、人口",
            "（二）经费",
            "3. 教育",
            "第三部分 就业",
            "十一、其他",
        ] {
            assert!(is_section(name), "{name}");
        }
        for name in ["补贴", "一级", "2018年", "（新）持证", ""] {
            assert!(!is_section(name), "{name}");
        }
    }
}
