//! The page: one file, with everything in it.

use super::secret::secret;
use plancast::report::page;
use plancast::source::Tongue;
use plancast::task::Failure;

/// The page for the readers of a tongue, and the policy under which it is shown: only its own scripts and styles, by a
/// number used once.
pub fn page(tongue: Tongue) -> Result<(String, String), Failure> {
    let nonce = secret()?;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Ok((page::what_if(tongue).text.replace("NONCE", &nonce), policy))
}
