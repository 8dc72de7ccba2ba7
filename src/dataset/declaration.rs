//! TOML files read with a complaint for each fault: its line, its key, and the key that was meant.

use std::ops::Range;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::serde_words::translate;
use super::syntax;
use super::{Complaint, Complaints, Place};
use crate::source::Words;

/// A TOML text being read; complaints gather in it.
pub struct Declaration<'t> {
    file: String,
    text: &'t str,
    /// What was found wrong so far.
    pub complaints: Complaints,
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
        for complaint in syntax::complaints(&self.file, self.text, &errors) {
            self.complaints.push(complaint);
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
        let (line, _) = syntax::position(self.text, span.start);
        complaint.file = self.file.clone();
        complaint.place = Place::Key {
            line,
            key: key.to_string(),
        };
        self.complaints.push(complaint);
    }

    fn complain(&mut self, value: &Spanned<DeValue<'t>>, span: &Range<usize>, message: &str) {
        let (mut found, expected, advice) = translate(message);
        let written = self.text.get(span.clone()).unwrap_or("");
        // Serde calls a date a table of keys.
        if message.starts_with("invalid type: map")
            && written.starts_with(|c: char| c.is_ascii_digit())
        {
            found = Words::both(
                format!("写的是日期 {written}"),
                format!("found the date {written}"),
            );
        }
        let key = path(value.get_ref(), span).unwrap_or_default();
        let (line, _) = syntax::position(self.text, span.start);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_called_one() {
        let text = "first = 1\nyear = 2023-12-31\n";
        let mut read = Declaration::new("a.toml", text);
        let table = read.table().expect("a table");
        let value = Spanned::new(0..0, DeValue::Table(table));
        let years: Option<std::collections::BTreeMap<String, i32>> = read.read(value);
        assert!(years.is_none());
        let said = read.complaints.0[0].words();
        assert!(
            said.zh.contains("第 2 行 year：写的是日期 2023-12-31"),
            "{}",
            said.zh
        );
        assert!(said.en.contains("found the date 2023-12-31"), "{}", said.en);
    }
}
