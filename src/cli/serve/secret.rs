//! A secret that nobody can guess.

use plancast::source::Words;
use plancast::task::Failure;

/// Bytes of a secret.
const BYTES: usize = 16;

/// A secret that nobody can guess, from the system's own source of chance, as hexadecimal digits.
pub fn secret() -> Result<String, Failure> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|why| {
        Failure::system(Words::both(
            format!("系统给不出随机数（{why}）"),
            format!("the system gives no random numbers ({why})"),
        ))
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
