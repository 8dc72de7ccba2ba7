//! Where each key of a file stands, so that a complaint about its meaning can name the line.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

/// Lines of the keys of one file, laid over those of the file that it inherits from.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    file: String,
    lines: Arc<BTreeMap<String, usize>>,
    /// Whether the lines are rows of a table, which have no keys that a person has seen.
    rows: bool,
    /// Levers as a person wrote them, where they stand in no file.
    levers: Vec<String>,
    below: Option<Box<Lines>>,
}

impl Lines {
    /// Collects the lines of all keys of a table.
    pub fn of(file: &str, text: &str, table: &DeTable<'_>) -> Self {
        let mut lines = BTreeMap::new();
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        collect(&ends, "", table, &mut lines);
        Lines {
            file: file.to_string(),
            lines: Arc::new(lines),
            rows: false,
            levers: Vec::new(),
            below: None,
        }
    }

    /// Rows of a table by the keys that stand for them.
    pub fn of_rows(file: &str, lines: BTreeMap<String, usize>) -> Self {
        Lines {
            file: file.to_string(),
            lines: Arc::new(lines),
            rows: true,
            levers: Vec::new(),
            below: None,
        }
    }

    /// Levers that stand in no file, each as a person gave it; `file` is what all of them are called.
    pub fn of_levers(file: &str, levers: Vec<String>) -> Self {
        Lines {
            file: file.to_string(),
            levers,
            ..Lines::default()
        }
    }

    /// These lines over those of a file that is inherited from.
    #[must_use]
    pub fn over(mut self, below: Option<&Lines>) -> Self {
        self.below = below.map(|below| Box::new(below.clone()));
        self
    }

    /// The lines of some of its keys under the names that they have in another file, over the lines of that.
    #[must_use]
    pub fn standing_for(
        &self,
        keys: impl IntoIterator<Item = (String, String)>,
        other: Option<&Lines>,
    ) -> Self {
        let keys = keys.into_iter();
        let lines = keys.filter_map(|(own, theirs)| Some((theirs, *self.lines.get(&own)?)));
        let own = Lines {
            file: self.file.clone(),
            lines: Arc::new(lines.collect()),
            ..Lines::default()
        };
        own.over(other)
    }

    /// The lines of the keys of a section under the names that they have in a file of their own, over the lines of that.
    #[must_use]
    pub fn of_section(&self, section: &str, other: Option<&Lines>) -> Self {
        let above = format!("{section}.");
        let named =
            |key: &String| Some((key.clone(), key.strip_prefix(above.as_str())?.to_string()));
        let keys: Vec<(String, String)> = self.lines.keys().filter_map(named).collect();
        self.standing_for(keys, other)
    }

    /// The same lines for a model that inherits them and has no such file of its own.
    #[must_use]
    pub fn inherited(&self) -> Self {
        Lines {
            file: self.file.clone(),
            lines: Arc::default(),
            rows: false,
            levers: Vec::new(),
            below: Some(Box::new(self.clone())),
        }
    }

    /// Whether the model has no such file of its own.
    pub fn is_inherited(&self) -> bool {
        self.below.is_some() && self.lines.is_empty() && self.levers.is_empty()
    }

    /// Whether the file itself says a key.
    pub fn says(&self, key: &str) -> bool {
        self.lines.contains_key(key)
    }

    /// The first key that the file itself says at or below another one and that ends with a name.
    pub fn first_named(&self, above: &str, name: &str) -> Option<String> {
        let named = |key: &str| key.starts_with(above) && key.rsplit('.').next() == Some(name);
        let found = self.lines.iter().filter(|(key, _)| named(key));
        let first = found.min_by_key(|(_, line)| **line);
        first.map(|(key, _)| key.clone())
    }

    /// The file itself, as it is named in complaints.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The file that says a key, or something about it, and where.
    pub fn find(&self, key: &str) -> (&str, Place) {
        let mut file = self;
        // Who says the very key comes before who says something about it.
        while let Some(below) = file.below.as_deref().filter(|_| !file.says(key)) {
            file = below;
        }
        let found = if file.says(key) { file } else { self };
        match found.lever(key) {
            Some(lever) => (lever, Place::Whole),
            None => (&found.file, found.place(key)),
        }
    }

    /// The place of a key, or of the nearest key above it.
    pub fn place(&self, key: &str) -> Place {
        let mut path = key;
        loop {
            match self.lines.get(path) {
                Some(line) if self.rows => {
                    return Place::Line {
                        line: *line,
                        character: None,
                    };
                }
                Some(line) => {
                    return Place::Key {
                        line: *line,
                        key: key.to_string(),
                    };
                }
                None => {}
            }
            match path.rfind('.') {
                Some(dot) => path = &path[..dot],
                None => return Place::Whole,
            }
        }
    }

    /// The lever that a key such as `lever.2.standard` is about, where it is one of several that stand in no file.
    fn lever(&self, key: &str) -> Option<&str> {
        let several = self.levers.get(1).is_some();
        let place = key.strip_prefix("lever.")?.split('.').next()?;
        let place = place.parse::<usize>().ok()?.checked_sub(1)?;
        let lever = self.levers.get(place).filter(|_| several)?;
        Some(lever)
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
        let (file, place) = self.find(key);
        Complaint::error(file, place, words(found), words(expected), advice)
    }
}

/// Collects the lines of a table's keys, given where the lines of the file end.
fn collect(ends: &[usize], above: &str, table: &DeTable<'_>, lines: &mut BTreeMap<String, usize>) {
    let line = |at: usize| ends.partition_point(|end| *end < at) + 1;
    for (key, value) in table.iter() {
        let path = if above.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{above}.{}", key.get_ref())
        };
        lines.insert(path.clone(), line(key.span().start));
        if let DeValue::Table(below) = value.get_ref() {
            collect(ends, &path, below, lines);
        }
        if let DeValue::Array(items) = value.get_ref() {
            for (i, item) in items.iter().enumerate() {
                let path = format!("{path}.{}", i + 1);
                lines.insert(path.clone(), line(item.span().start));
                if let DeValue::Table(below) = item.get_ref() {
                    collect(ends, &path, below, lines);
                }
            }
        }
    }
}
