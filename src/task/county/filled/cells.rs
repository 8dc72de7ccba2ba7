//! Single cells of a sheet, each fault with its place.

use super::named::{Named, split};
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, RawTable, nearest};
use crate::report::template::layout::FormColumn;

/// A sheet being read.
pub(super) struct Reading<'c> {
    pub raw: RawTable,
    pub complaints: &'c mut Complaints,
    /// The works that may be named as sources.
    pub named: &'c mut Named,
}

/// Up to here a number without a sign may be a part of one as well as a per cent.
const DOUBTFUL: f64 = 1.5;

/// More people than this part of the residents do not receive one service for disabled people, nor hold certificates.
const MOST: f64 = 0.25;

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

    pub(super) fn year(&mut self, column: FormColumn, row: usize) -> Option<Year> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        self.raw
            .year_in(&text, row, &heading)
            .map_err(|complaint| self.complaints.push(*complaint))
            .ok()
    }

    pub(super) fn amount(&mut self, column: FormColumn, row: usize) -> Option<f64> {
        self.number(column, row).map(|read| read.0)
    }

    fn number(&mut self, column: FormColumn, row: usize) -> Option<(f64, bool)> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        let read = self.raw.amount_in(&text, row, &heading);
        read.map_err(|complaint| self.complaints.push(*complaint))
            .ok()
            .flatten()
    }

    /// A value of an indicator: a part of one where it is one, however it was written.
    pub(super) fn measured(
        &mut self,
        column: FormColumn,
        row: usize,
        parts: bool,
        percent: bool,
    ) -> Option<f64> {
        let (value, signed) = self.number(column, row)?;
        match (parts, signed) {
            (true, true) => Some(value),
            // What no sign and no format says may be a part of one or a per cent: there is no guessing.
            (true, false) if percent && value != 0.0 && value.abs() <= DOUBTFUL => {
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
                None
            }
            (true, false) if percent => Some(value / 100.0),
            (true, false) if value.abs() <= 1.0 => Some(value),
            (true, false) if value > DOUBTFUL && value <= 100.0 => Some(value / 100.0),
            (false, false) => Some(value),
            _ => {
                let found = (format!("写的是 {value}"), format!("found {value}"));
                let expected = if parts {
                    ("百分数，如 98%", "a per cent such as 98%")
                } else {
                    ("数，不带百分号", "a number without a per-cent sign")
                };
                self.fault(
                    column,
                    row,
                    found,
                    expected,
                    ("请改正数值或单位", "Correct the value or its unit"),
                );
                None
            }
        }
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
