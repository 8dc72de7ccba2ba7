//! Where each key of a file stands, so that a complaint about its meaning can name the line.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

/// Lines of the keys of one file.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    file: String,
    lines: BTreeMap<String, usize>,
}

impl Lines {
    /// Collects the lines of all keys of a table.
    pub fn of(file: &str, text: &str, table: &DeTable<'_>) -> Self {
        let mut lines = BTreeMap::new();
        collect(text, "", table, &mut lines);
        Lines {
            file: file.to_string(),
            lines,
        }
    }

    /// The place of a key, or of the nearest key above it.
    pub fn place(&self, key: &str) -> Place {
        let mut path = key;
        loop {
            if let Some(line) = self.lines.get(path) {
                return Place::Key {
                    line: *line,
                    key: key.to_string(),
                };
            }
            match path.rfind('.') {
                Some(dot) => path = &path[..dot],
                None => return Place::Whole,
            }
        }
    }

    /// A complaint about a key of this file.
    pub fn complain(
        &self,
        complaints: &mut Complaints,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        complaints.push(self.complaint(key, found, expected, advice));
    }

    /// The same, not yet pushed.
    pub fn complaint(
        &self,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) -> Complaint {
        let words = |(zh, en): (String, String)| Words { zh, en };
        Complaint::error(
            self.file.clone(),
            self.place(key),
            words(found),
            words(expected),
            advice,
        )
    }
}

fn collect(text: &str, above: &str, table: &DeTable<'_>, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in table.iter() {
        let path = if above.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{above}.{}", key.get_ref())
        };
        let before = text.get(..key.span().start).unwrap_or(text);
        lines.insert(path.clone(), before.matches('\n').count() + 1);
        if let DeValue::Table(below) = value.get_ref() {
            collect(text, &path, below, lines);
        }
        if let DeValue::Array(items) = value.get_ref() {
            for (i, item) in items.iter().enumerate() {
                let path = format!("{path}.{}", i + 1);
                let before = text.get(..item.span().start).unwrap_or(text);
                lines.insert(path.clone(), before.matches('\n').count() + 1);
                if let DeValue::Table(below) = item.get_ref() {
                    collect(text, &path, below, lines);
                }
            }
        }
    }
}
