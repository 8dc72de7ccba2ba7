//! Single cells of a sheet, each fault with its place.

use std::collections::BTreeMap;

use super::chosen::{in_parts, unit_word};
use super::named::{Named, split};
use crate::axes::Year;
use crate::dataset::{CellAmount, Complaint, Complaints, Place, RawTable, nearest};
use crate::report::template::layout::FormColumn;
use crate::source::{Language, Words};
use crate::units::Unit;

/// A sheet being read.
pub(super) struct Reading<'c> {
    pub raw: RawTable,
    pub complaints: &'c mut Complaints,
    /// The works that may be named as sources.
    pub named: &'c mut Named,
    /// How cells were read that say more than a number.
    pub noted: &'c mut Vec<Words>,
    /// The marks of numbers that are no final ones, by row and column of this sheet.
    pub marks: BTreeMap<(usize, &'static str), String>,
}

/// Up to here a number without a sign may be a part of one as well as a per cent.
const DOUBTFUL: f64 = 1.5;

impl Reading<'_> {
    /// The heading of a column as it stands.
    fn heading(&mut self, column: FormColumn) -> Option<String> {
        let name = column.name;
        let found = self.raw.column_called(&[name]);
        if found.is_none() {
            let complaint = Complaint::error(
                self.raw.file.clone(),
                Place::Whole,
                (
                    format!("没有“{name}”一列"),
                    format!("there is no column {name}"),
                ),
                ("模板里的各列", "the columns of the template"),
                (
                    "请补上这一列，不要改列名",
                    "Add it, and leave the headings as they are",
                ),
            );
            if !self.complaints.0.contains(&complaint) {
                self.complaints.push(complaint);
            }
        }
        found
    }

    pub(super) fn text(&mut self, column: FormColumn, row: usize) -> Option<String> {
        let heading = self.heading(column)?;
        self.raw.text_at(&self.raw.texts(&heading), row)
    }

    /// A text of a column that older workbooks do not have.
    pub(super) fn text_if_there(&mut self, column: FormColumn, row: usize) -> Option<String> {
        self.raw.column_called(&[column.name])?;
        self.text(column, row)
    }

    /// Where something is from: words, or the key of a work with a place in it, which must be one of those known.
    pub(super) fn origin(&mut self, column: FormColumn, row: usize) -> String {
        let Some(text) = self.text_if_there(column, row) else {
            return String::new();
        };
        let (Some(key), at) = split(&text) else {
            return text;
        };
        if !self.named.names(key) {
            let known: Vec<String> = self.named.known().map(str::to_string).collect();
            self.unknown(column, row, key, known.iter().map(String::as_str));
        }
        super::named::joined(Some(key), at)
    }

    /// The same, with what the values of the row that are no final numbers are marked as.
    pub(super) fn origin_marked(
        &mut self,
        column: FormColumn,
        row: usize,
        values: &[FormColumn],
    ) -> String {
        let said = self.origin(column, row);
        let mut marks: Vec<String> = Vec::new();
        for value in values {
            let mark = self.marks.get(&(row, value.name));
            marks.extend(mark.filter(|mark| !marks.contains(*mark)).cloned());
        }
        if marks.is_empty() {
            return said;
        }
        let marks = marks.join("、");
        let (key, at) = split(&said);
        let at = match at.is_empty() {
            true => marks,
            false => format!("{at}（{marks}）"),
        };
        super::named::joined(key, &at)
    }

    pub(super) fn year(&mut self, column: FormColumn, row: usize) -> Option<Year> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        self.raw
            .year_in(&text, row, &heading)
            .map_err(|complaint| self.complaints.push(*complaint))
            .ok()
    }

    pub(super) fn amount(&mut self, column: FormColumn, row: usize) -> Option<f64> {
        self.number(column, row, None).map(|read| read.value)
    }

    /// A number of a cell in a unit, or in that of its heading; a mark by which it is no final one is noted.
    pub(super) fn number(
        &mut self,
        column: FormColumn,
        row: usize,
        unit: Option<&str>,
    ) -> Option<CellAmount> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        let read = self.raw.amount_in(&text, row, &heading, unit);
        let read = read
            .map_err(|complaint| self.complaints.push(*complaint))
            .ok()
            .flatten()?;
        if let Some(mark) = &read.mark {
            self.marks.insert((row, column.name), mark.clone());
            let value = read.alone.clone().unwrap_or_default();
            let place = self.raw.place(row, &heading);
            let [zh, en] = [Language::Zh, Language::En].map(|language| place.render(language));
            self.note(Words {
                zh: format!("{zh}：“{text}”按 {value} 读入，不是确数（{mark}）"),
                en: format!("{en}: “{text}” is read as {value}, and is no final number ({mark})"),
            });
        }
        Some(read)
    }

    /// The same, of a cell that may be anything: nothing is said of it.
    pub(super) fn number_if_any(&mut self, column: FormColumn, row: usize) -> Option<CellAmount> {
        let (heading, text) = (
            self.raw.column_called(&[column.name])?,
            self.text(column, row)?,
        );
        self.raw
            .amount_in(&text, row, &heading, None)
            .ok()
            .flatten()
    }

    /// Says how something was read, once.
    pub(super) fn note(&mut self, said: Words) {
        if !self.noted.contains(&said) {
            self.noted.push(said);
        }
    }

    /// A value of an indicator in its unit: a part of one however it was written, or a number of what is counted, `said`
    /// in the column of units.
    pub(super) fn valued(
        &mut self,
        column: FormColumn,
        row: usize,
        unit: Unit,
        said: Option<&str>,
    ) -> Option<f64> {
        if in_parts(unit) {
            let percent = said.is_some_and(|own| ["%", "％"].contains(&own));
            return self.measured(column, row, percent);
        }
        let read = self.number(column, row, said.or(unit_word(unit)))?;
        if !read.percent {
            return Some(read.value);
        }
        let value = read.value;
        self.fault(
            column,
            row,
            (format!("写的是 {value}"), format!("found {value}")),
            ("数，不带百分号", "a number without a per-cent sign"),
            ("请改正数值或单位", "Correct the value or its unit"),
        );
        None
    }

    /// A part of one, however it was written.
    pub(super) fn measured(
        &mut self,
        column: FormColumn,
        row: usize,
        percent: bool,
    ) -> Option<f64> {
        let read = self.number(column, row, Some("%"))?;
        let value = read.value;
        if read.percent {
            return Some(value);
        }
        if read.alone.is_none() {
            // What no sign and no format says may be a part of one or a per cent: there is no guessing.
            let doubtful = value != 0.0 && value.abs() <= DOUBTFUL;
            match percent {
                true if doubtful => {
                    self.fault(
                        column,
                        row,
                        (
                            format!("写的是 {value}，单位是 %"),
                            format!("found {value} with the unit %"),
                        ),
                        (
                            "带百分号的数，如 97%；若确是百分之零点几，写 0.97%",
                            "a number with its sign, such as 97%; 0.97% where it is that",
                        ),
                        ("请写上百分号", "Write the sign"),
                    );
                    return None;
                }
                true => return Some(value / 100.0),
                false if value.abs() <= 1.0 => return Some(value),
                false if value > DOUBTFUL && value <= 100.0 => return Some(value / 100.0),
                false => {}
            }
        }
        let text = self.text(column, row).unwrap_or_default();
        self.fault(
            column,
            row,
            (format!("写的是 {text}"), format!("found {text}")),
            ("百分数，如 98%", "a per cent such as 98%"),
            ("请改正数值或单位", "Correct the value or its unit"),
        );
        None
    }

    pub(super) fn unknown<'n>(
        &mut self,
        column: FormColumn,
        row: usize,
        text: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        let advice = match nearest(text, known) {
            Some(near) => (
                format!("是不是“{near}”？请从下拉列表选"),
                format!("Is it “{near}”? Choose from the list"),
            ),
            None => (
                "请从下拉列表选".to_string(),
                "Choose from the list".to_string(),
            ),
        };
        self.fault(
            column,
            row,
            (format!("不认识“{text}”"), format!("“{text}” is not known")),
            ("列表中的名称", "a name of the list"),
            advice,
        );
    }

    /// Says that a cell is empty which its row needs.
    pub(super) fn empty(&mut self, column: FormColumn, row: usize) {
        let expected = (
            format!("这一行的{}", column.name),
            format!("the column {} of this row", column.name),
        );
        self.fault(
            column,
            row,
            ("空着", "it is empty"),
            expected,
            ("请补上", "Write it"),
        );
    }

    pub(super) fn fault(
        &mut self,
        column: FormColumn,
        row: usize,
        found: impl Into<crate::dataset::Said>,
        expected: impl Into<crate::dataset::Said>,
        advice: impl Into<crate::dataset::Said>,
    ) {
        let heading = self.raw.column_called(&[column.name]).unwrap_or_default();
        let place = self.raw.place(row, &heading);
        self.complaints.push(Complaint::error(
            self.raw.file.clone(),
            place,
            found,
            expected,
            advice,
        ));
    }
}
