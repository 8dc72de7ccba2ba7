//! What went wrong, printed as a chain of causes; never a backtrace.

use std::process::ExitCode;

use plancast::dataset::{Complaints, DatasetError};
use plancast::source::Language;

/// Why a verb could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Input that the user can put right: every complaint.
    Input(Complaints, Language),
    /// Input that the user can put right: one sentence.
    Words(String),
    /// Anything else.
    Other(anyhow::Error),
}

impl Failure {
    /// Complaints in a language.
    pub fn input(language: Language) -> impl Fn(Complaints) -> Failure {
        move |complaints| Failure::Input(complaints, language)
    }

    /// An error of the datasets in a language.
    pub fn dataset(language: Language) -> impl Fn(DatasetError) -> Failure {
        move |error| Failure::Input(error.complaints(), language)
    }

    /// Prints it and says with which code to end.
    pub fn report(&self) -> ExitCode {
        match self {
            Failure::Input(complaints, language) => {
                eprintln!("{}", complaints.render(*language));
                ExitCode::from(2)
            }
            Failure::Words(words) => {
                eprintln!("{words}");
                ExitCode::from(2)
            }
            Failure::Other(error) => {
                let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
                eprintln!("{}", chain.join(": "));
                ExitCode::FAILURE
            }
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Other(error)
    }
}
