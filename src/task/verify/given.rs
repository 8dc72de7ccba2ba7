//! The receipt that is given.

use std::path::Path;

use crate::dataset::translate;
use crate::report::receipt::{Receipt, Verb};
use crate::source::{InWords, Words};
use crate::task::Failure;
use crate::task::session::MOST_DRAWS;

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
        let found = match text.parse::<toml::Table>() {
            Ok(_) => translate(error.message()).0,
            Err(error) => no_toml(&text, &error),
        };
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
    let lacks_run = receipt.verb == Verb::Run && receipt.run.is_none();
    if lacks_run || receipt.outputs.is_empty() {
        return Err(Failure::words(
            format!(
                "{shown}：收据不完整，没有列出输出文件，或没有写明怎样运行；请给出程序写下的 receipt.toml"
            ),
            format!(
                "{shown}: not a whole receipt: it names no outputs, or does not say what was run; give a receipt.toml that the program wrote"
            ),
        ));
    }
    let draws = receipt.draws;
    if let Some(draws) = draws.filter(|draws| !(1..=MOST_DRAWS).contains(draws)) {
        return Err(Failure::words(
            format!("{shown}：draws 为 {draws}，不是程序写下的收据；请给出程序写下的 receipt.toml"),
            format!(
                "{shown}: {draws} draws, which no receipt of the program has; give a receipt.toml that the program wrote"
            ),
        ));
    }
    Ok(receipt)
}

/// Where a text is no TOML.
fn no_toml(text: &str, error: &toml::de::Error) -> Words {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    Words::both(
        format!("第 {line} 行不合 TOML 语法"),
        format!("line {line} is not TOML"),
    )
}

/// Why a run cannot be made again: nobody gave an option, so that what is wrong is the receipt's.
pub(super) fn cannot_be_made(receipt: &Path, why: Failure) -> Failure {
    let shown = receipt.display();
    match why {
        Failure::Words(words) => Failure::words(
            format!("{shown}：照这份收据重算不了：{}", words.zh),
            format!("{shown}: no run can be made again from it: {}", words.en),
        ),
        other => other,
    }
}
