//! The page: one file, with everything in it.

use super::secret::secret;
use plancast::report::page;
use plancast::task::Failure;

/// The page, and the policy under which it is shown: only its own scripts and styles, by a number used once.
pub fn page() -> Result<(String, String), Failure> {
    let nonce = secret()?;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Ok((page::what_if().replace("NONCE", &nonce), policy))
}
