//! All that is wrong, gathered so that it can be said at once.

use std::collections::BTreeMap;
use std::fmt;

use crate::source::Language;

use super::complaint::{Complaint, Severity};
use super::place::Place;

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

    /// The same without reminders of an entry that an error is about: they follow from that, or can wait until it is put
    /// right.
    pub(crate) fn without_consequences(mut self) -> Self {
        let wrong = self
            .errors()
            .map(|own| (own.file.clone(), own.place.clone()));
        let wrong: Vec<(String, Place)> = wrong.collect();
        self.0.retain(|own| {
            let follows = |(file, place): &(String, Place)| {
                *file == own.file && place.is_of_entry(&own.place)
            };
            own.severity == Severity::Error || !wrong.iter().any(follows)
        });
        self
    }

    /// The value if nothing forbids its use, else what was found.
    pub fn into_result<T>(self, value: T) -> Result<T, Complaints> {
        if self.has_errors() {
            Err(self.without_consequences())
        } else {
            Ok(value)
        }
    }

    /// At most a handful of complaints of each kind: the rest become one that says how many there are.
    pub(crate) fn shortened(self) -> Self {
        let mut kept: Vec<Complaint> = Vec::new();
        // How many there are of each kind, and where the last that is kept stands.
        let mut kinds: BTreeMap<(Severity, String), (usize, usize)> = BTreeMap::new();
        for complaint in self.0 {
            let (count, last) = kinds.entry(kind(&complaint)).or_default();
            *count += 1;
            if *count <= LISTED + 1 {
                *last = kept.len();
                kept.push(complaint);
            }
        }
        for (count, last) in kinds.into_values() {
            let more = count.saturating_sub(LISTED + 1);
            if more > 0 {
                let found = &mut kept[last].found;
                found.zh = format!("{}；后面还有 {more} 处同样的问题", found.zh);
                found.en = format!("{}; and {more} more like it", found.en);
            }
        }
        Complaints(kept)
    }

    /// One line for each, in a language.
    pub fn render(&self, language: Language) -> String {
        let lines: Vec<String> = self.0.iter().map(|c| c.render(language)).collect();
        lines.join("\n")
    }
}

/// What a complaint expects, whatever the numbers in it.
fn kind(complaint: &Complaint) -> (Severity, String) {
    let words = complaint.expected.zh.chars();
    let words = words.filter(|sign| !sign.is_ascii_digit() && *sign != '.');
    (complaint.severity, words.collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_an_error_is_not_told() {
        let at = |key: &str| {
            let place = Place::Key {
                line: 1,
                key: key.to_string(),
            };
            Complaint::error("plan.toml", place, key, "x", "y")
        };
        let all = [
            at("targets.employment.target"),
            at("targets.employment.baseline").as_warning(),
            at("targets.employment").as_warning(),
            at("targets.devices.target").as_warning(),
            Complaint::error("plan.toml", Place::Whole, "z", "x", "y").as_warning(),
        ];
        let left = Complaints(all.to_vec()).into_result(()).unwrap_err();
        let left: Vec<&str> = left.0.iter().map(|own| own.found.zh.as_str()).collect();
        assert_eq!(
            left,
            ["targets.employment.target", "targets.devices.target", "z"]
        );
    }

    #[test]
    fn many_of_one_kind_do_not_hide_another() {
        let complaint = |expected: String| {
            let expected = (expected.clone(), expected);
            Complaint::error("表.csv", Place::Whole, "x", expected, "y")
        };
        let mut all: Vec<Complaint> = (0..9).map(|n| complaint(format!("≤ {n}"))).collect();
        all.push(complaint("数字".to_string()));
        let short = Complaints(all).shortened();
        assert_eq!(short.0.len(), LISTED + 2);
        assert!(short.0[LISTED].found.zh.contains("还有 4 处"), "{short}");
        assert_eq!(short.0[LISTED + 1].expected.zh, "数字");
    }
}
