//! One document, whatever it is written as: headings, paragraphs, lists, tables and charts, in one language.
//!
//! `docx`, `html`, `markdown`, `notebook` and `workbook` write it; none of them works out a number, so that all of
//! them say the same to the printed digit. A kind of block that one of them has no way of its own for is written by its
//! lines, as paragraphs. Which of them a paper can be written as is offered in `task/report/forms.rs`: another is a file
//! here and its lines there.

mod cell;
pub mod docx;
mod graph;
mod graphs;
pub mod html;
pub mod markdown;
pub mod notebook;
mod sheet;
mod tabulated;
mod told;
pub mod workbook;

pub use cell::Cell;
pub use graph::{Graph, GraphForm, GraphLine};
pub use sheet::{ColumnSum, Computable, Sheet};

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

impl Block {
    /// What it says, line by line; tables and charts stand elsewhere.
    fn lines(&self) -> Vec<String> {
        match self {
            Block::Heading(_, words) | Block::Text(words) | Block::Verbatim(words) => {
                vec![words.clone()]
            }
            Block::Items(list) => (1..)
                .zip(&list.items)
                .map(|(number, item)| match list.ordered {
                    true => format!("{number}. {item}"),
                    false => format!("• {item}"),
                })
                .collect(),
            Block::Table(_) | Block::Figure(_) => Vec::new(),
        }
    }

    /// Every text of it that has another in another language; a chart is drawn again instead.
    fn each_text(&mut self, tell: &mut dyn FnMut(&mut String)) {
        match self {
            Block::Heading(_, text) | Block::Text(text) => tell(text),
            Block::Items(list) => {
                for item in &mut list.items {
                    tell(item);
                }
            }
            // What is typed is the same for everybody.
            Block::Verbatim(_) => {}
            Block::Table(sheet) => sheet.each_text(tell),
            Block::Figure(figure) => tell(&mut figure.caption),
        }
    }
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
