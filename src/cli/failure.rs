//! What went wrong, printed as a chain of causes; never a backtrace.

use std::process::ExitCode;

use plancast::source::Language;
use plancast::task::Failure;

use super::spoken;

/// A failure in the language in which it is said.
#[derive(Debug)]
pub struct Said {
    failure: Failure,
    language: Language,
}

/// Puts failures into a language.
pub fn in_language(language: Language) -> impl Fn(Failure) -> Said {
    move |failure| Said { failure, language }
}

impl Said {
    /// Prints it and says with which code to end.
    pub fn report(&self) -> ExitCode {
        eprintln!("{}", spoken::told(self.failure.text(self.language)));
        ExitCode::from(self.failure.exit_code())
    }
}
