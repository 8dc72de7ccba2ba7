//! Why a task could not be done.

use std::fmt;

use crate::dataset::{Complaints, DatasetError};
use crate::simulation::SimulationError;
use crate::source::{Language, Words};

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
    /// Anything else, such as a full disk.
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

    /// Several sentences at once, one a line.
    pub fn all(failures: Vec<Failure>) -> Self {
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

    /// An error whose text is in both languages, the Chinese first.
    pub fn said(error: impl fmt::Display) -> Self {
        let text = error.to_string();
        let (zh, en) = text.split_once(BETWEEN).unwrap_or((&text, &text));
        Failure::words(zh, en)
    }

    /// Any other error.
    pub fn other(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Failure::Other(error.into())
    }

    /// What is said of it in a language.
    pub fn text(&self, language: Language) -> String {
        match self {
            Failure::Input(complaints) => complaints.render(language),
            Failure::Words(words) | Failure::Contradiction(words) => {
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
                text
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
            Failure::Other(_) => 1,
        }
    }
}

/// What stands between the languages in the text of an error.
const BETWEEN: &str = " · ";

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

impl From<SimulationError> for Failure {
    fn from(error: SimulationError) -> Self {
        match error {
            SimulationError::Stopped => Failure::Stopped,
            other => Failure::said(other),
        }
    }
}
