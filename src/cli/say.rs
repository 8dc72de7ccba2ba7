//! What a verb says on standard output.

use plancast::task::Failure;

/// Prints what a verb says. Whoever reads may stop reading, as `head` does: that is no error.
pub fn say(text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::other(error)),
        _ => Ok(()),
    }
}
