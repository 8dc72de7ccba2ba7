//! One document, whatever it is written as: headings, paragraphs, lists, tables and charts, in one language.
//!
//! `docx`, `html`, `markdown`, `notebook` and `workbook` write it; none of them works out a number, so that all of
//! them say the same to the printed digit.

mod cell;
pub mod docx;
mod graph;
mod graphs;
pub mod html;
pub mod markdown;
pub mod notebook;
mod tabulated;
mod told;
pub mod workbook;

pub use cell::Cell;
pub use graph::{Graph, GraphForm, GraphLine};

use super::chart::Picture;
use crate::source::{Language, Tongue};

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What stands under the title: who, when, of what.
    pub under: Vec<String>,
    /// The language of its readers.
    pub language: Tongue,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// What a reader chooses from where it is shown in a browser; charts and tables say the most of it anyway.
    pub explorer: Option<serde_json::Value>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of a level from 1.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A list.
    Items(Items),
    /// What is typed or printed, sign by sign; lines stay lines.
    Verbatim(String),
    /// A table.
    Table(Sheet),
    /// A chart.
    Figure(DocumentFigure),
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// Steps, numbered from 1; points otherwise.
    pub ordered: bool,
    /// What stands in it.
    pub items: Vec<String>,
}

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

/// A chart.
#[derive(Clone, Debug)]
pub struct DocumentFigure {
    /// Name of its file, without ending.
    pub name: String,
    /// What stands under it.
    pub caption: String,
    /// The chart; its description is said to who does not see it.
    pub picture: Picture,
}

impl Document {
    /// Begins a document.
    pub fn new(title: impl Into<String>, under: Vec<String>, language: Language) -> Self {
        Document {
            title: title.into(),
            under,
            language: language.into(),
            blocks: Vec::new(),
            explorer: None,
        }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a paragraph; an empty one is none.
    pub fn text(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }

    /// Adds a list; one without items is none.
    pub fn items(&mut self, list: Items) {
        if !list.items.is_empty() {
            self.blocks.push(Block::Items(list));
        }
    }

    /// Adds what is typed or printed.
    pub fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds a table; one without rows is none.
    pub fn table(&mut self, sheet: Sheet) {
        if !sheet.rows.is_empty() {
            self.blocks.push(Block::Table(sheet));
        }
    }

    /// Adds a chart.
    pub fn figure(
        &mut self,
        name: impl Into<String>,
        caption: impl Into<String>,
        picture: Picture,
    ) {
        self.blocks.push(Block::Figure(DocumentFigure {
            name: name.into(),
            caption: caption.into(),
            picture,
        }));
    }

    /// Its tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Sheet> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(sheet) => Some(sheet),
            _ => None,
        })
    }

    /// Its charts, in order.
    pub fn figures(&self) -> impl Iterator<Item = &DocumentFigure> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
    }
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
}
