//! TOML files read with a complaint for each fault: its line, its key, and the key that was meant.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::{Complaint, Complaints, Place};
use super::serde_words::translate;

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
        for error in &errors {
            let start = error.span().map_or(0, |span| span.start);
            let (line, character) = self.position(start);
            let written = self.text.lines().nth(line - 1).unwrap_or("").trim();
            let message = error.message().lines().next().unwrap_or("").to_string();
            self.complaints.push(Complaint::error(
                &self.file,
                Place::Line {
                    line,
                    character: Some(character),
                },
                (
                    format!("写的是“{written}”，不合 TOML 语法（{message}）"),
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

    /// Adds a complaint about a key whose place in the text is known.
    pub fn fault(&mut self, span: Range<usize>, key: &str, complaint: Complaint) {
        let (line, _) = self.position(span.start);
        self.complaints.push(Complaint {
            file: self.file.clone(),
            place: Place::Key {
                line,
                key: key.to_string(),
            },
            ..complaint
        });
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

/// The known word closest to `word`, if one is close: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance * 3 <= word.chars().count().max(3))
        .map(|(_, candidate)| candidate)
}

/// Edit distance in characters; two neighbours that changed places count as one edit
/// (optimal string alignment, Damerau 1964).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let changed = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
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
    fn distances_are_those_of_the_literature() {
        // Wagner and Fischer 1974; the last pair is Damerau's transposition.
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
        assert_eq!(distance("mael", "male"), 1);
    }

    #[test]
    fn only_close_words_are_offered() {
        assert_eq!(nearest("minimun", ["minimum", "maximum"]), Some("minimum"));
        assert_eq!(nearest("population", ["year", "sex"]), None);
    }
}
