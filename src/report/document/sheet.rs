//! A table of a document.

use super::Cell;

/// A table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// A short name, for the tab of a workbook.
    pub name: String,
    /// What it shows.
    pub caption: String,
    /// Headings of the columns.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
    /// What has to be known to read it.
    pub note: String,
    /// Too wide for a page held upright.
    pub wide: bool,
    /// Rows and column that add up: the rows from the first to before the second make up the row of the last.
    pub sums: Vec<ColumnSum>,
    /// The same with each number in a cell of its own, for a workbook; nothing where the cells are numbers already.
    pub computable: Option<Computable>,
}

/// A table with each number in a cell of its own and its unit beside it, so that a reader can compute with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Computable {
    /// Headings of the columns.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// Cells of one column that another adds up, so that a reader can follow the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnSum {
    /// Column of the table.
    pub column: usize,
    /// First of the rows that are added, and the row after the last.
    pub of: [usize; 2],
    /// Row of the sum.
    pub row: usize,
}

impl Sheet {
    /// A table from rows of which the first are the headings of the columns.
    pub fn of(
        name: impl Into<String>,
        caption: impl Into<String>,
        mut rows: Vec<Vec<String>>,
    ) -> Self {
        let head = if rows.is_empty() {
            Vec::new()
        } else {
            rows.remove(0)
        };
        for row in &mut rows {
            row.resize(head.len(), String::new());
        }
        Sheet {
            name: name.into(),
            caption: caption.into(),
            head,
            rows,
            note: String::new(),
            wide: false,
            sums: Vec::new(),
            computable: None,
        }
    }

    /// The same with a note.
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same with the cells that a workbook has in place of these.
    pub fn computable(mut self, computable: Computable) -> Self {
        self.computable = Some(computable);
        self
    }

    /// The same on a page held sideways.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Every text that is read, with the cells of a workbook.
    pub(super) fn each_text(&mut self, tell: &mut dyn FnMut(&mut String)) {
        tell(&mut self.caption);
        tell(&mut self.note);
        let cells = self.rows.iter_mut().flatten();
        for text in self.head.iter_mut().chain(cells) {
            tell(text);
        }
        let Some(own) = &mut self.computable else {
            return;
        };
        for text in &mut own.head {
            tell(text);
        }
        for cell in own.rows.iter_mut().flatten() {
            if let Cell::Words(text) = cell {
                tell(text);
            }
        }
    }
}
