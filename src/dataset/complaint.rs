//! What is wrong in a file, said so that a planner can put it right without a programmer.

use std::fmt;

use crate::source::{Language, Words};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but somebody should look.
    Warning,
}

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

impl Place {
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

/// One fault: file, place, what was found, what was expected, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Path relative to what the user gave.
    pub file: String,
    /// Place in the file.
    pub place: Place,
    /// What stands there.
    pub found: Words,
    /// What should stand there.
    pub expected: Words,
    /// What to do about it.
    pub advice: Words,
    /// How bad it is.
    pub severity: Severity,
}

impl Complaint {
    /// An error; each text is a pair (Chinese, English), without a full stop at the end.
    pub fn error(
        file: impl Into<String>,
        place: Place,
        found: impl Into<Said>,
        expected: impl Into<Said>,
        advice: impl Into<Said>,
    ) -> Self {
        Complaint {
            file: file.into(),
            place,
            found: found.into().0,
            expected: expected.into().0,
            advice: advice.into().0,
            severity: Severity::Error,
        }
    }

    /// The same as a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// One line in a language.
    pub fn render(&self, language: Language) -> String {
        let place = self.place.render(language);
        let (found, expected, advice) = (
            self.found.get(language),
            self.expected.get(language),
            self.advice.get(language),
        );
        let file = &self.file;
        match language {
            Language::Zh => {
                let grade = match self.severity {
                    Severity::Error => "错误",
                    Severity::Warning => "提醒",
                };
                let gap = if place.is_empty() { "" } else { " " };
                format!("{grade}：{file}{gap}{place}：{found}；应为{expected}。{advice}。")
            }
            Language::En => {
                let grade = match self.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                };
                let gap = if place.is_empty() { "" } else { ", " };
                format!("{grade}: {file}{gap}{place}: {found}; expected {expected}. {advice}.")
            }
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Language::Zh))
    }
}

/// A text for a complaint: the same in both languages, or a pair (Chinese, English).
pub struct Said(Words);

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Said(Words {
            zh: text.to_string(),
            en: text.to_string(),
        })
    }
}

impl From<Words> for Said {
    fn from(words: Words) -> Self {
        Said(words)
    }
}

impl<Z: Into<String>, E: Into<String>> From<(Z, E)> for Said {
    fn from((zh, en): (Z, E)) -> Self {
        Said(Words {
            zh: zh.into(),
            en: en.into(),
        })
    }
}

/// All that is wrong, in the order in which it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints(pub Vec<Complaint>);

impl Complaints {
    /// Adds one.
    pub fn push(&mut self, complaint: Complaint) {
        self.0.push(complaint);
    }

    /// Adds those of another.
    pub fn extend(&mut self, others: Complaints) {
        self.0.extend(others.0);
    }

    /// True if there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that forbid use.
    pub fn errors(&self) -> impl Iterator<Item = &Complaint> {
        self.0.iter().filter(|c| c.severity == Severity::Error)
    }

    /// Those that only ask for a look.
    pub fn warnings(&self) -> impl Iterator<Item = &Complaint> {
        self.0.iter().filter(|c| c.severity == Severity::Warning)
    }

    /// True if at least one forbids use.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// The value if nothing forbids its use, else all that was found.
    pub fn into_result<T>(self, value: T) -> Result<T, Complaints> {
        if self.has_errors() {
            Err(self)
        } else {
            Ok(value)
        }
    }

    /// One line for each, in a language.
    pub fn render(&self, language: Language) -> String {
        let lines: Vec<String> = self.0.iter().map(|c| c.render(language)).collect();
        lines.join("\n")
    }
}

impl fmt::Display for Complaints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Language::Zh))
    }
}

impl From<Complaint> for Complaints {
    fn from(complaint: Complaint) -> Self {
        Complaints(vec![complaint])
    }
}
