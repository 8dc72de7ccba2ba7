//! The works that a cell may name as its source: those of the datasets, and those of the workbook itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::Complaint;

/// Works that may be named, and which of the workbook's own have been.
pub(super) struct NamedWorks {
    library: BTreeSet<String>,
    /// What is said of each of the workbook's own unless something names it.
    own: BTreeMap<String, Complaint>,
    used: BTreeSet<String>,
}

impl NamedWorks {
    /// The works of the datasets, and none of the workbook's own yet.
    pub fn beside(library: &BTreeSet<String>) -> NamedWorks {
        NamedWorks {
            library: library.clone(),
            own: BTreeMap::new(),
            used: BTreeSet::new(),
        }
    }

    /// Whether the datasets have a work of this key.
    pub fn in_library(&self, key: &str) -> bool {
        self.library.contains(key)
    }

    /// Adds one of the workbook's own; false where it is there already.
    pub fn add(&mut self, key: &str, unless_named: Complaint) -> bool {
        self.own.insert(key.to_string(), unless_named).is_none()
    }

    /// Takes note that a work is named; false where there is none.
    pub fn names(&mut self, key: &str) -> bool {
        let own = self.own.contains_key(key);
        if own {
            self.used.insert(key.to_string());
        }
        own || self.in_library(key)
    }

    /// Keys of all of them, the workbook's own first.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.own.keys().chain(&self.library).map(String::as_str)
    }

    /// What is said of those that nothing names.
    pub fn idle(self) -> Vec<Complaint> {
        let used = self.used;
        let idle = self.own.into_iter().filter(|(key, _)| !used.contains(key));
        idle.map(|(_, complaint)| complaint).collect()
    }
}

/// Whether a text has the form of a key: small letters, digits and at least one underscore.
pub fn is_key(text: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains('_')
        && text.chars().all(sound)
}

/// The key of a work that a text names, and the place in it; words that name none are a place.
pub fn split(text: &str) -> (Option<&str>, &str) {
    let (before, after) = text.split_once(['：', ':']).unwrap_or((text, ""));
    match is_key(before.trim()) {
        true => (Some(before.trim()), after.trim()),
        false => (None, text),
    }
}

/// The other way round.
pub fn joined(key: Option<&str>, at: &str) -> String {
    match key {
        Some(key) if at.is_empty() => key.to_string(),
        Some(key) => format!("{key}：{at}"),
        None => at.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_alone_or_before_a_place() {
        for (text, key, at) in [
            ("communique_2021", Some("communique_2021"), ""),
            ("communique_2021：第3页", Some("communique_2021"), "第3页"),
            ("notice_7: p. 2", Some("notice_7"), "p. 2"),
            ("表1第1项", None, "表1第1项"),
            ("p12", None, "p12"),
            ("https://a_b.cn/x", None, "https://a_b.cn/x"),
            ("", None, ""),
        ] {
            assert_eq!(split(text), (key, at), "{text}");
            let again = joined(key, at);
            assert_eq!(split(&again), (key, at), "{text}");
        }
    }
}
