//! What is wrong in a file, said so that a planner can put it right without a programmer.

use std::fmt;

use crate::source::{Language, Words};

use super::long_number::shortened;
use super::place::Place;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but somebody should look.
    Warning,
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
    /// What it is about, as whoever has no files calls it.
    about: Option<Words>,
    /// What was found and expected in words for such a reader, where these name keys or files.
    plainly: Option<Words>,
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
            found: shortened(found.into().0),
            expected: shortened(expected.into().0),
            advice: advice.into().0,
            severity: Severity::Error,
            about: None,
            plainly: None,
        }
    }

    /// The same about something that has a title.
    #[must_use]
    pub fn about(mut self, title: Option<Words>) -> Self {
        self.about = title;
        self
    }

    /// The same with words of what was found that name neither key nor file.
    #[must_use]
    pub fn plainly(mut self, found: impl Into<Said>) -> Self {
        self.plainly = Some(shortened(found.into().0));
        self
    }

    /// The same as a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Whether another says it already: the same, or of the same line as gravely, if in other numbers.
    pub fn is_said_by(&self, other: &Complaint) -> bool {
        let place = |own: &Complaint| (own.file.clone(), own.place.clone(), own.severity);
        self == other || self.place != Place::Whole && place(self) == place(other)
    }

    /// The same line in both languages.
    pub fn words(&self) -> Words {
        Words {
            zh: self.render(Language::Zh),
            en: self.render(Language::En),
        }
    }

    /// What a paper says of it in both languages. Its readers have no files: they are told the title of what it is about,
    /// or the sheet and the cell, and what was found there.
    pub fn on_paper(&self) -> Words {
        Words {
            zh: self.printed(Language::Zh),
            en: self.printed(Language::En),
        }
    }

    fn printed(&self, language: Language) -> String {
        let zh = language == Language::Zh;
        let place = match &self.place {
            Place::Whole | Place::Key { .. } => String::new(),
            place => place.render(language),
        };
        let found = match &self.plainly {
            Some(found) => found.get(language).to_string(),
            None => self.found_and_expected(language),
        };
        // Some of what was found begins with its title.
        let about = self.about.as_ref().map(|title| title.get(language));
        let about = about.filter(|title| !found.starts_with(*title));
        let place = match (about, place.is_empty()) {
            (Some(title), true) => title.to_string(),
            (Some(title), false) if zh => format!("{title}（{place}）"),
            (Some(title), false) => format!("{title} ({place})"),
            (None, _) => place,
        };
        match language {
            Language::Zh if place.is_empty() => format!("待核实：{found}。"),
            Language::Zh => format!("待核实：{place}：{found}。"),
            Language::En if place.is_empty() => format!("To be verified: {found}."),
            Language::En => format!("To be verified: {place}: {found}."),
        }
    }

    fn found_and_expected(&self, language: Language) -> String {
        let (found, expected) = (self.found.get(language), self.expected.get(language));
        let space = match expected.starts_with(|c: char| c.is_ascii()) {
            true => " ",
            false => "",
        };
        match language {
            Language::Zh => format!("{found}；应为{space}{expected}"),
            Language::En => format!("{found}; expected {expected}"),
        }
    }

    /// One line in a language.
    pub fn render(&self, language: Language) -> String {
        let place = self.place.render(language);
        let (said, advice) = (self.found_and_expected(language), self.advice.get(language));
        let file = &self.file;
        match language {
            Language::Zh => {
                let grade = match self.severity {
                    Severity::Error => "错误",
                    Severity::Warning => "提醒",
                };
                let gap = if place.is_empty() { "" } else { " " };
                let end = if advice.ends_with('？') { "" } else { "。" };
                format!("{grade}：{file}{gap}{place}：{said}。{advice}{end}")
            }
            Language::En => {
                let grade = match self.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                };
                let gap = if place.is_empty() { "" } else { ", " };
                let end = if advice.ends_with('?') { "" } else { "." };
                format!("{grade}: {file}{gap}{place}: {said}. {advice}{end}")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_said_of_the_line_is_said() {
        let line = || Place::Line {
            line: 11,
            character: None,
        };
        let of = |place: Place, share: &str| {
            Complaint::error("a.csv", place, (share, share), ("", ""), ("", ""))
        };
        let (one, other) = (of(line(), "95.6%"), of(line(), "94.7%"));
        assert!(other.is_said_by(&one));
        assert!(!other.is_said_by(&one.as_warning()));
        let whole = of(Place::Whole, "95.6%");
        assert!(!of(Place::Whole, "94.7%").is_said_by(&whole));
        assert!(whole.is_said_by(&whole.clone()));
    }

    #[test]
    fn a_paper_names_titles_and_sheets_but_no_file_and_no_key() {
        let place = |place: Place| {
            let found = ("写的是 7", "7 stands there");
            let advice = ("请改正 start", "Correct start");
            Complaint::error("models/a/plan.toml", place, found, ("9", "9"), advice)
        };
        let key = || Place::Key {
            line: 3,
            key: "targets.a.start".to_string(),
        };
        let title = || Some(Words::both("覆盖率", "coverage"));
        let cell = Place::Cell {
            sheet: "实际值".to_string(),
            cell: "C7".to_string(),
            column: None,
        };
        let said = place(key()).about(title());
        assert_eq!(said.on_paper().zh, "待核实：覆盖率：写的是 7；应为 9。");
        assert!(
            said.words()
                .zh
                .contains("models/a/plan.toml 第 3 行 targets.a.start")
        );
        assert_eq!(
            place(cell).about(title()).on_paper().en,
            "To be verified: coverage (sheet “实际值”, C7): 7 stands there; expected 9."
        );
        assert_eq!(
            place(key())
                .plainly(("覆盖率写了两次", "coverage stands twice"))
                .about(title())
                .on_paper()
                .zh,
            "待核实：覆盖率写了两次。"
        );
    }
}
