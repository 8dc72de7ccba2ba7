//! TOML files read with a complaint for each fault: its line, its key, and the key that was meant.

use std::ops::Range;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::serde_words::translate;
use super::{Complaint, Complaints, Place};

/// A TOML text being read; complaints gather in it.
pub struct Declaration<'t> {
    file: String,
    text: &'t str,
    /// What was found wrong so far.
    pub complaints: Complaints,
}

/// Faults of syntax that are said of one file: behind the first ones stand others that they have caused.
const MOST: usize = 20;
/// Signs of a line that are shown.
const SHOWN: usize = 80;

/// What the parser says of a key or a section that stands a second time.
const TWICE: &str = "duplicate key";

/// A complaint about a key or a section that stands a second time.
fn twice(file: &str, line: usize, written: &str) -> Complaint {
    Complaint::error(
        file,
        Place::Line {
            line,
            character: None,
        },
        (
            format!("“{written}”前面已经写过"),
            format!("“{written}” stands further up already"),
        ),
        (
            "一个 TOML 文件里，每个键、每个小节只写一次",
            "every key and every section of a TOML file once",
        ),
        (
            "请删去一处，或合在一起；另一项请换一个键名",
            "Remove one, or make one of them; give another key to what is another thing",
        ),
    )
}

/// The beginning of a line.
fn excerpt(line: &str) -> String {
    let line = line.trim();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}

impl<'t> Declaration<'t> {
    /// Begins to read `text`; `file` is the name used in complaints.
    pub fn new(file: impl Into<String>, text: &'t str) -> Self {
        Declaration {
            file: file.into(),
            text,
            complaints: Complaints::default(),
        }
    }

    /// Reads a whole file into one structure; all unknown keys are said, other faults up to the first.
    pub fn whole<T: DeserializeOwned>(file: &str, text: &'t str) -> Result<T, Complaints> {
        let mut declaration = Declaration::new(file, text);
        let table = declaration.table();
        let value = table.and_then(|t| declaration.read(Spanned::new(0..0, DeValue::Table(t))));
        match value {
            Some(value) => declaration.complaints.into_result(value),
            None => Err(declaration.complaints),
        }
    }

    /// The file as a table of values with their places, or nothing if its syntax is wrong.
    pub fn table(&mut self) -> Option<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(MOST) {
            let start = error.span().map_or(0, |span| span.start);
            let (line, character) = self.position(start);
            let written = excerpt(self.text.lines().nth(line - 1).unwrap_or(""));
            let message = error.message().lines().next().unwrap_or("").to_string();
            if message == TWICE {
                self.complaints.push(twice(&self.file, line, &written));
                continue;
            }
            self.complaints.push(Complaint::error(
                &self.file,
                Place::Line {
                    line,
                    character: Some(character),
                },
                (
                    format!("写的是“{written}”，不合 TOML 语法"),
                    format!("“{written}” is not TOML ({message})"),
                ),
                (
                    "“键 = 值”，文字加英文双引号",
                    "`key = value`, with text in double quotes",
                ),
                ("请改正这一行的写法", "Correct this line"),
            ));
        }
        errors.is_empty().then_some(table.into_inner())
    }

    /// Reads one value of the table into a structure. Every unknown key is said; after any other
    /// fault the value is given up.
    pub fn read<T: DeserializeOwned>(&mut self, mut value: Spanned<DeValue<'t>>) -> Option<T> {
        let mut whole = true;
        loop {
            let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(read) => return whole.then_some(read),
                Err(error) => error,
            };
            whole = false;
            let span = error.span().unwrap_or_else(|| value.span());
            self.complain(&value, &span, error.message());
            let unknown = error.message().starts_with("unknown field");
            if !(unknown && remove(value.get_mut(), &span)) {
                return None;
            }
        }
    }

    /// Reads each entry of a table for itself, in the order of the file.
    pub fn each<T: DeserializeOwned>(
        &mut self,
        value: Spanned<DeValue<'t>>,
    ) -> IndexMap<String, T> {
        let span = value.span();
        let table = match value.into_inner() {
            DeValue::Table(table) => table,
            other => return self.read(Spanned::new(span, other)).unwrap_or_default(),
        };
        let mut entries: Vec<_> = table.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let read = |(key, value): (Spanned<DeString<'t>>, _)| {
            Some((key.into_inner().to_string(), self.read(value)?))
        };
        entries.into_iter().filter_map(read).collect()
    }

    /// Reads each item of a list for itself.
    pub fn list<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'t>>) -> Vec<T> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(items) => items
                .into_iter()
                .filter_map(|item| self.read(item))
                .collect(),
            other => self.read(Spanned::new(span, other)).unwrap_or_default(),
        }
    }

    /// Adds a complaint about a key whose place in the text is known.
    pub fn fault(&mut self, span: Range<usize>, key: &str, mut complaint: Complaint) {
        let (line, _) = self.position(span.start);
        complaint.file = self.file.clone();
        complaint.place = Place::Key {
            line,
            key: key.to_string(),
        };
        self.complaints.push(complaint);
    }

    fn complain(&mut self, value: &Spanned<DeValue<'t>>, span: &Range<usize>, message: &str) {
        let (found, expected, advice) = translate(message);
        let key = path(value.get_ref(), span).unwrap_or_default();
        let (line, _) = self.position(span.start);
        let place = if key.is_empty() {
            Place::Line {
                line,
                character: None,
            }
        } else {
            Place::Key { line, key }
        };
        self.complaints
            .push(Complaint::error(&self.file, place, found, expected, advice));
    }

    /// Line and character of a byte of the text, both from 1.
    fn position(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

/// Path of the key or value that stands at `span`.
fn path(value: &DeValue<'_>, span: &Range<usize>) -> Option<String> {
    let step = |name: String, key: Option<Range<usize>>, item: &Spanned<DeValue<'_>>| {
        if let Some(below) = path(item.get_ref(), span) {
            return Some(format!("{name}.{below}"));
        }
        (key.as_ref() == Some(span) || item.span() == *span).then_some(name)
    };
    match value {
        DeValue::Table(table) => table
            .iter()
            .find_map(|(key, item)| step(key.get_ref().to_string(), Some(key.span()), item)),
        DeValue::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(i, item)| step((i + 1).to_string(), None, item)),
        _ => None,
    }
}

/// Takes away the entry whose key stands at `span`; false if there is none.
fn remove(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => {
            let key = table.keys().find(|key| key.span() == *span).cloned();
            match key {
                Some(key) => table.remove(key.get_ref().as_ref()).is_some(),
                None => table
                    .iter_mut()
                    .any(|(_, item)| remove(item.get_mut(), span)),
            }
        }
        DeValue::Array(items) => items.iter_mut().any(|item| remove(item.get_mut(), span)),
        _ => false,
    }
}
