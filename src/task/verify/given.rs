//! The receipt that is given.

use std::path::Path;

use crate::dataset::translate;
use crate::report::receipt::Receipt;
use crate::source::InWords;
use crate::task::Failure;

/// Reads it; says what it is, where it is no receipt.
pub(super) fn given(path: &Path) -> Result<Receipt, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let why = error.words();
        Failure::words(
            format!(
                "{shown}：打不开（{}）；请给出程序写下的 receipt.toml",
                why.zh
            ),
            format!(
                "{shown}: cannot be opened ({}); give a receipt.toml that the program wrote",
                why.en
            ),
        )
    })?;
    let receipt = Receipt::read(&text).map_err(|error| {
        let (found, ..) = translate(error.message());
        Failure::words(
            format!(
                "{shown}：不是收据（{}）；请给出程序写下的 receipt.toml",
                found.zh
            ),
            format!(
                "{shown}: not a receipt ({}); give a receipt.toml that the program wrote",
                found.en
            ),
        )
    })?;
    if receipt.draws == Some(0) {
        return Err(Failure::words(
            format!("{shown}：draws 为 0，不是程序写下的收据；请给出程序写下的 receipt.toml"),
            format!(
                "{shown}: 0 draws, which no receipt of the program has; give a receipt.toml that the program wrote"
            ),
        ));
    }
    Ok(receipt)
}
