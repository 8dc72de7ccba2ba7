//! All that is wrong, gathered so that it can be said at once.

use std::fmt;

use crate::source::Language;

use super::complaint::{Complaint, Severity};

/// Complaints of one kind that are listed one by one before the rest are only counted.
const LISTED: usize = 4;

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

    /// At most a handful of complaints of one kind: the rest become one that says how many there are.
    pub(crate) fn shortened(mut self) -> Self {
        let more = self.0.len().saturating_sub(LISTED);
        if more > 1 {
            self.0.truncate(LISTED + 1);
            if let Some(last) = self.0.last_mut() {
                last.found.zh = format!("{}；后面还有 {} 处同样的问题", last.found.zh, more - 1);
                last.found.en = format!("{}; and {} more like it", last.found.en, more - 1);
            }
        }
        self
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
