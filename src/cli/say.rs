//! What a verb says on standard output.

use std::process::ExitCode;

use plancast::task::Failure;

use super::{Format, spoken};

/// Prints what a verb says. Whoever reads may stop reading, as `head` does: that is no error.
pub fn say(text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::file("stdout")(error))
        }
        _ => Ok(()),
    }
}

/// Prints an answer in the form that was asked for; the verb has done what it should.
pub fn answer(
    format: Format,
    words: impl FnOnce() -> String,
    json: impl FnOnce() -> serde_json::Value,
) -> Result<ExitCode, Failure> {
    say(&match format {
        Format::Text => spoken::told(words()),
        Format::Json => json().to_string(),
    })?;
    Ok(ExitCode::SUCCESS)
}
