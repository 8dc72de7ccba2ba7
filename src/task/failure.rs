//! Why a task could not be done.

use std::fmt;
use std::io;
use std::path::Path;

use crate::dataset::{Complaints, DatasetError};
use crate::report::outbox::OutboxError;
use crate::simulation::SimulationError;
use crate::source::{InWords, Language, Words};

/// Why a task could not be done.
#[derive(Debug)]
pub enum Failure {
    /// Input that the user can put right: every complaint.
    Input(Complaints),
    /// Input that the user can put right: one sentence.
    Words(Words),
    /// Data that contradict each other or the model, so that nothing can be concluded.
    Contradiction(Words),
    /// Whoever is told of the progress wanted it to end: nothing was written.
    Stopped,
    /// What the machine does not allow, such as writing to a full disk.
    System(Words),
    /// A fault of the program itself, which nothing that a user gives can cause.
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// One sentence in both languages.
    pub fn words(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Failure::Words(Words {
            zh: zh.into(),
            en: en.into(),
        })
    }

    /// Several sentences at once, one a line; a single failure as it is.
    pub fn all(mut failures: Vec<Failure>) -> Self {
        if failures.len() == 1
            && let Some(only) = failures.pop()
        {
            return only;
        }
        let text = |language| {
            let lines: Vec<String> = failures.iter().map(|one| one.text(language)).collect();
            lines.join("\n")
        };
        Failure::words(text(Language::Zh), text(Language::En))
    }

    /// Nothing if nothing is wrong, else all of it at once.
    pub fn if_any(wrong: Vec<Failure>) -> Result<(), Failure> {
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Failure::all(wrong))
        }
    }

    /// An error that the user can put right, in its own words.
    pub fn said(error: impl InWords) -> Self {
        Failure::Words(error.words())
    }

    /// What the machine does not allow, in its own words.
    pub fn system(error: impl InWords) -> Self {
        Failure::System(error.words())
    }

    /// What the system said of a file or folder: input that the user can put right where the path is wrong.
    pub fn file(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Failure {
        move |error| {
            let (shown, why) = (path.as_ref().display(), error.words());
            let words = Words::both(
                format!("{shown}：{}；请检查路径、权限和磁盘空间", why.zh),
                format!(
                    "{shown}: {}; check the path, the permissions and the space on the disk",
                    why.en
                ),
            );
            Failure::of_a_place(error.kind(), words)
        }
    }

    /// What cannot be done at a place: another place is the user's to name, a machine without room is not.
    fn of_a_place(kind: io::ErrorKind, words: Words) -> Failure {
        use io::ErrorKind::*;
        match kind {
            NotFound | AlreadyExists | NotADirectory | IsADirectory | PermissionDenied
            | InvalidFilename | ReadOnlyFilesystem => Failure::Words(words),
            _ => Failure::System(words),
        }
    }

    /// A file whose bytes a library could not make, with the library's reason.
    pub fn unwritten<E: fmt::Display>(name: &str) -> impl FnOnce(E) -> Failure {
        move |why| {
            Failure::System(Words::both(
                format!("{name} 没有写成（{why}）"),
                format!("{name} could not be written ({why})"),
            ))
        }
    }

    /// A fault of the program itself: nothing that a user gives may end here.
    pub fn other(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Failure::Other(error.into())
    }

    /// What is said of it in a language.
    pub fn text(&self, language: Language) -> String {
        match self {
            Failure::Input(complaints) => complaints.render(language),
            Failure::Words(words) | Failure::Contradiction(words) | Failure::System(words) => {
                words.get(language).to_string()
            }
            Failure::Stopped => language.pick("已停止", "stopped").to_string(),
            Failure::Other(error) => {
                let mut text = error.to_string();
                let mut next = error.source();
                while let Some(cause) = next {
                    text = format!("{text}: {cause}");
                    next = cause.source();
                }
                match language {
                    Language::Zh => format!("程序内部出错：{text}；请把这句话告诉开发者"),
                    Language::En => format!("the program failed: {text}; please report this"),
                }
            }
        }
    }

    /// What a program ends with: 2 where the user can put the input right, 3 where data contradict each other, 130
    /// where it was told to stop, 1 for anything else.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Input(_) | Failure::Words(_) => 2,
            Failure::Contradiction(_) => 3,
            Failure::Stopped => 130,
            Failure::System(_) | Failure::Other(_) => 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::En))
    }
}

impl std::error::Error for Failure {}

impl From<Complaints> for Failure {
    fn from(complaints: Complaints) -> Self {
        Failure::Input(complaints)
    }
}

impl From<DatasetError> for Failure {
    fn from(error: DatasetError) -> Self {
        Failure::Input(error.complaints())
    }
}

impl From<OutboxError> for Failure {
    fn from(error: OutboxError) -> Self {
        Failure::of_a_place(error.why.kind(), error.words())
    }
}

impl From<SimulationError> for Failure {
    fn from(error: SimulationError) -> Self {
        match error {
            SimulationError::Stopped => Failure::Stopped,
            other => Failure::said(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::outbox::Outbox;

    fn has_chinese(text: &str) -> bool {
        text.chars().any(|c| ('一'..='龥').contains(&c))
    }

    #[test]
    fn output_that_cannot_be_written_is_said_once_and_in_one_language() {
        let desk = tempfile::tempdir().unwrap();
        let file = desk.path().join("file");
        std::fs::write(&file, "").unwrap();
        let failure = Failure::from(Outbox::begin(&file.join("out")).unwrap_err());
        let [zh, en] = [Language::Zh, Language::En].map(|language| failure.text(language));
        assert!(
            zh.contains("写不进去") && !zh.contains("cannot be written"),
            "{zh}"
        );
        assert!(
            en.contains("cannot be written") && !has_chinese(&en),
            "{en}"
        );
        assert!(!en.contains("os error"), "{en}");
        assert_eq!(failure.exit_code(), 2);
    }

    #[test]
    fn a_title_with_a_dot_is_not_cut() {
        let service = Words::both("护理 · 补贴", "care");
        let error = SimulationError::MoreRecipientsThanHolders {
            service: Box::new(service),
            published: 12.0,
            eligible: 9.0,
        };
        let failure = Failure::from(error);
        assert!(failure.text(Language::Zh).contains("公布的 12 人"));
        assert!(!has_chinese(&failure.text(Language::En)));
        assert_eq!(failure.exit_code(), 2);
    }

    #[test]
    fn files_are_named_and_faults_of_the_program_are_told_from_others() {
        let gone = std::io::Error::from(io::ErrorKind::NotFound);
        let failure = Failure::file("models/a.toml")(gone);
        assert!(
            failure
                .text(Language::Zh)
                .starts_with("models/a.toml：没有")
        );
        for (kind, code) in [
            (io::ErrorKind::ReadOnlyFilesystem, 2),
            (io::ErrorKind::StorageFull, 1),
        ] {
            let failure = Failure::file("out")(io::Error::from(kind));
            assert_eq!(failure.exit_code(), code, "{kind}");
        }
        let own = Failure::other("odd");
        assert!(own.text(Language::Zh).starts_with("程序内部出错：odd"));
        assert_eq!(own.exit_code(), 1);
    }
}
