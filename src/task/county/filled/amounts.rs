//! Numbers of single cells, in the unit of their heading or of their row.

use super::answers::Marked;
use super::cells::SheetReading;
use crate::dataset::{CellAmount, times};
use crate::report::template::layout::FormColumn;
use crate::source::Words;
use crate::units::Unit;

/// Up to here a number without a sign may be a part of one as well as a per cent.
const DOUBTFUL: f64 = 1.5;
const HUNDREDTH: f64 = 0.01;

impl SheetReading<'_> {
    pub(super) fn amount(&mut self, column: FormColumn, row: usize) -> Option<f64> {
        self.number(column, row, None).map(|read| read.value)
    }

    /// The same with the words by which it is no final number.
    pub(super) fn marked(&mut self, column: FormColumn, row: usize) -> Option<Marked> {
        let value = self.amount(column, row)?;
        let mark = self.marks_of(row, &[column]).pop();
        Some(Marked {
            value,
            mark: mark.map(|(_, mark)| mark).unwrap_or_default(),
        })
    }

    /// A number of a cell in a unit, or in that of its heading; a mark by which it is no final one is noted, and so is that
    /// the mark of a footnote goes no further.
    pub(super) fn number(
        &mut self,
        column: FormColumn,
        row: usize,
        unit: Option<&str>,
    ) -> Option<CellAmount> {
        let text = self.text(column, row)?;
        self.number_of((column, row), &text, unit)
    }

    /// The same, of a text that is all of the cell that is about the number.
    pub(super) fn number_of(
        &mut self,
        (column, row): (FormColumn, usize),
        text: &str,
        unit: Option<&str>,
    ) -> Option<CellAmount> {
        let heading = self.heading(column)?;
        let read = match self.raw.amount_in(text, row, &heading, unit) {
            Ok(Some(read)) => read,
            Ok(None) => {
                let Words { zh, en } = self.place(column, row);
                self.note(Words {
                    zh: format!("{zh}：“{text}”表示没有数，这一格未用"),
                    en: format!("{en}: “{text}” is a sign for no value, and the cell was left out"),
                });
                return None;
            }
            Err(complaint) => {
                self.complaints.push(*complaint);
                return None;
            }
        };
        if let Some(mark) = &read.mark {
            self.marks.insert((row, column.name), mark.clone());
            let value = read.said().unwrap_or_default();
            let Words { zh, en } = self.place(column, row);
            self.note(Words {
                zh: format!("{zh}：“{text}”按 {value} 读入，不是确数（{mark}）"),
                en: format!("{en}: “{text}” is read as {value}, and is no final number ({mark})"),
            });
        }
        if read.noted {
            let Words { zh, en } = self.place(column, row);
            self.note(Words {
                zh: format!("{zh}：“{text}”只读入数，脚注的标记留在这个工作簿里"),
                en: format!("{en}: of “{text}” the number is read; the mark of the footnote stays in this workbook"),
            });
        }
        if let Some(share) = read.said().filter(|_| read.fraction) {
            let Words { zh, en } = self.place(column, row);
            self.note(Words {
                zh: format!("{zh}：“{text}”按 {share} 读入"),
                en: format!("{en}: “{text}” is read as {share}"),
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
        let text = self.text(column, row)?;
        self.valued_of((column, row), &text, unit, said)
    }

    /// The same, of a text that is all of the cell that is about the value.
    pub(super) fn valued_of(
        &mut self,
        (column, row): (FormColumn, usize),
        text: &str,
        unit: Unit,
        said: Option<&str>,
    ) -> Option<f64> {
        if unit.in_parts() {
            let percent = said.is_some_and(|own| ["%", "％"].contains(&own));
            return self.measured_of((column, row), text, percent);
        }
        let read = self.number_of((column, row), text, said.or(unit.word()))?;
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
        let text = self.text(column, row)?;
        self.measured_of((column, row), &text, percent)
    }

    fn measured_of(
        &mut self,
        (column, row): (FormColumn, usize),
        text: &str,
        percent: bool,
    ) -> Option<f64> {
        let read = self.number_of((column, row), text, Some("%"))?;
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
                true => return Some(times(value, HUNDREDTH)),
                false if value.abs() <= 1.0 => return Some(value),
                false if value > DOUBTFUL && value <= 100.0 => {
                    return Some(times(value, HUNDREDTH));
                }
                false => {}
            }
        }
        self.fault(
            column,
            row,
            (format!("写的是 {text}"), format!("found {text}")),
            ("百分数，如 98%", "a per cent such as 98%"),
            ("请改正数值或单位", "Correct the value or its unit"),
        );
        None
    }
}
