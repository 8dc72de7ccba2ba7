//! Which rows of a sheet are read, and what would be lost of them.

use super::cells::SheetReading;
use crate::report::template::layout::{FormColumn, NOTE};
use crate::report::template::{EXAMPLE, is_example};

impl SheetReading<'_> {
    /// The rows that are filled in and are no example; that their remarks go no further is said.
    pub(super) fn rows(&mut self) -> Vec<usize> {
        let rows = self.rows_remarked();
        let notes = self.notes();
        let remarks = rows
            .iter()
            .filter(|row| notes.get(**row).is_some_and(Option::is_some));
        let remarks = remarks.count();
        self.leaves_remarks(remarks);
        rows
    }

    /// What stands in the column of remarks, row by row.
    fn notes(&self) -> Vec<Option<String>> {
        let column = self.raw.column_called(&[NOTE.name]);
        let notes = column.map(|column| self.raw.texts(&column));
        notes.unwrap_or_default()
    }

    /// The same, of a sheet whose remarks go into the model; an example that was written over and is still marked as one
    /// is a fault.
    pub(super) fn rows_remarked(&mut self) -> Vec<usize> {
        let notes = self.notes();
        let example = |row: &usize| {
            notes
                .get(*row)
                .cloned()
                .flatten()
                .is_some_and(|note| note.starts_with(&EXAMPLE[..6]))
        };
        let (examples, rows): (Vec<usize>, Vec<usize>) = (0..self.raw.rows()).partition(example);
        for row in examples {
            let sheet = self.raw.reading.sheet.clone().unwrap_or_default();
            let said = |name: &str| {
                let heading = self.raw.column_called(&[name])?;
                self.raw.text_at(&self.raw.texts(&heading), row)
            };
            if !is_example(&sheet, said) {
                self.fault(
                    NOTE,
                    row,
                    (
                        format!("写的是“{EXAMPLE}”，而这一行已不是示例"),
                        format!("found “{EXAMPLE}” on a row that is no longer the example"),
                    ),
                    (
                        "空着，或示例原来的数",
                        "nothing here, or the example as it was",
                    ),
                    (
                        "是自己的数，请把这一格清空；是示例，请删去这一行",
                        "Empty this cell if the row is your own; remove the row if it is the example",
                    ),
                );
            }
        }
        rows
    }

    /// Says that a cell is empty where others of its row say something: without it they would be lost.
    pub(super) fn row_needs(&mut self, column: FormColumn, row: usize, others: &[FormColumn]) {
        let told = |own: &FormColumn| {
            let heading = self.raw.column_called(&[own.name])?;
            self.raw.text_at(&self.raw.texts(&heading), row)
        };
        // A dash and the like are nothing.
        let mut said = others.iter().filter_map(told);
        let any = said.any(|text| text.contains(char::is_alphanumeric));
        if any && told(&column).is_none() {
            self.empty(column, row);
        }
    }
}
