//! Where in a file something stands, in words that lead a person there.

use crate::source::Language;

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A line of a text file, the first line being 1; the header of a table is line 1.
    Line {
        /// Line number from 1.
        line: usize,
        /// Character in the line from 1, where that helps.
        character: Option<usize>,
    },
    /// A column of a table.
    Column(String),
    /// A field of a text table.
    Field {
        /// Line number from 1.
        line: usize,
        /// Name of the column.
        column: String,
    },
    /// A cell, or a range of cells, of a workbook.
    Cell {
        /// Name of the sheet.
        sheet: String,
        /// Address such as `C7` or `C7:C9`.
        cell: String,
        /// Name of the column where it is known.
        column: Option<String>,
    },
    /// A row of a table that has no lines (Parquet).
    Row {
        /// Row number from 1, the header not counted.
        row: usize,
        /// Name of the column where one is meant.
        column: Option<String>,
    },
    /// A key of a TOML file.
    Key {
        /// Line number from 1.
        line: usize,
        /// Path of the key, such as `columns.sex.min`.
        key: String,
    },
}

/// Parts of a key that name an entry, such as `targets.employment`.
const ENTRY: usize = 2;

impl Place {
    /// Whether both stand in one entry of a file: at one key, below it, or beside it in the same one; in one line of a table.
    pub(super) fn is_of_entry(&self, other: &Place) -> bool {
        match (self, other) {
            (Place::Whole, _) => false,
            (Place::Key { key, .. }, Place::Key { key: other, .. }) => {
                let mut parts = key.split('.').zip(other.split('.')).take(ENTRY);
                parts.all(|(one, two)| one == two)
            }
            (Place::Field { line, .. }, Place::Field { line: other, .. }) => line == other,
            _ => self == other,
        }
    }

    /// The place in words; empty for the whole file.
    pub fn render(&self, language: Language) -> String {
        let zh = language == Language::Zh;
        let in_column = |column: &Option<String>| match column {
            Some(name) if zh => format!("（{name} 列）"),
            Some(name) => format!(" (column {name})"),
            None => String::new(),
        };
        match self {
            Place::Whole => String::new(),
            Place::Line { line, character } => match (zh, character) {
                (true, Some(at)) => format!("第 {line} 行第 {at} 个字符"),
                (true, None) => format!("第 {line} 行"),
                (false, Some(at)) => format!("line {line}, character {at}"),
                (false, None) => format!("line {line}"),
            },
            Place::Column(name) if zh => format!("{name} 列"),
            Place::Column(name) => format!("column {name}"),
            Place::Field { line, column } if zh => format!("第 {line} 行 {column} 列"),
            Place::Field { line, column } => format!("line {line}, column {column}"),
            Place::Cell {
                sheet,
                cell,
                column,
            } => {
                let column = in_column(column);
                if zh {
                    format!("工作表“{sheet}”{cell}{column}")
                } else {
                    format!("sheet “{sheet}”, {cell}{column}")
                }
            }
            Place::Row { row, column } => {
                let column = in_column(column);
                if zh {
                    format!("第 {row} 条记录{column}")
                } else {
                    format!("record {row}{column}")
                }
            }
            Place::Key { line, key } if zh => format!("第 {line} 行 {key}"),
            Place::Key { line, key } => format!("line {line}, {key}"),
        }
    }
}
