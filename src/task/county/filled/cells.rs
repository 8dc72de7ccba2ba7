//! Single cells of a sheet, each fault with its place.

use std::collections::BTreeMap;

use super::named::{NamedWorks, split};
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, RawTable, nearest};
use crate::report::template::layout::FormColumn;
use crate::source::{Language, Words};

/// A sheet being read.
pub(super) struct SheetReading<'c> {
    pub raw: RawTable,
    pub complaints: &'c mut Complaints,
    /// The works that may be named as sources.
    pub named: &'c mut NamedWorks,
    /// How cells were read that say more than a number.
    pub noted: &'c mut Vec<Words>,
    /// The marks of numbers that are no final ones, by row and column of this sheet.
    pub marks: BTreeMap<(usize, &'static str), String>,
}

/// A list of so many names is told whole.
const LISTED: usize = 8;
/// More people than this part of the residents do not receive one service for disabled people, nor hold certificates.
const MOST: f64 = 0.25;

impl SheetReading<'_> {
    /// The heading of a column as it stands.
    pub(super) fn heading(&mut self, column: FormColumn) -> Option<String> {
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
        for (_, mark) in self.marks_of(row, values) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
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

    /// The year of a figure, of which a month within it says nothing.
    pub(super) fn whole_year(&mut self, column: FormColumn, row: usize) -> Option<Year> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        self.raw
            .whole_year_in(&text, row, &heading)
            .map_err(|complaint| self.complaints.push(*complaint))
            .ok()
    }

    /// A year of a cell that may be anything: nothing is said of it.
    pub(super) fn year_if_any(&mut self, column: FormColumn, row: usize) -> Option<Year> {
        let heading = self.raw.column_called(&[column.name])?;
        let text = self.text(column, row)?;
        self.raw.year_in(&text, row, &heading).ok()
    }

    /// Where a cell stands, in words.
    pub(super) fn place(&self, column: FormColumn, row: usize) -> Words {
        let heading = self.raw.column_called(&[column.name]).unwrap_or_default();
        let place = self.raw.place(row, &heading);
        let [zh, en] = [Language::Zh, Language::En].map(|language| place.render(language));
        Words { zh, en }
    }

    pub(super) fn unknown<'n>(
        &mut self,
        column: FormColumn,
        row: usize,
        text: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        let known: Vec<&str> = known.collect();
        let expected = match (1..=LISTED).contains(&known.len()) {
            true => (
                format!("{} 之一", known.join("、")),
                format!("one of {}", known.join(", ")),
            ),
            false => ("列表中的名称".to_string(), "a name of the list".to_string()),
        };
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
            expected,
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

    /// Looks whether so many holders or recipients can be among the residents.
    pub(super) fn among(&mut self, column: FormColumn, row: usize, persons: f64, residents: f64) {
        if persons <= MOST * residents {
            return;
        }
        let found = (
            format!("{persons} 人，而常住人口 {residents}"),
            format!("{persons} persons of {residents} residents"),
        );
        self.fault(
            column,
            row,
            found,
            ("不到常住人口的四分之一", "less than a quarter of them"),
            ("请核对单位", "Look at the unit"),
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
