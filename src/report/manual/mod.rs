//! The manual for planners. Its text stands in two files, one for each language; numbers, pictures and what the
//! program prints are put in where marks ask for them, so that they are those of the program as it is.

mod filling;
mod known;
mod mark;
mod parts;

pub use filling::Unfilled;
pub use known::{ManualKnown, VerbTold};
pub use mark::{ManualMark, When};

use self::filling::Filling;
use self::mark::{Piece, pieces};
use self::parts::parts;
use crate::report::document::Document;
use crate::source::Language;

/// The text in a language, with its marks.
pub fn text(language: Language) -> &'static str {
    language.pick(include_str!("zh.md"), include_str!("en.md"))
}

/// Every mark of the text in a language, in order; the first that is none, if there is one.
pub fn marks(language: Language) -> Result<Vec<ManualMark>, Unfilled> {
    let parts = parts(text(language));
    let texts = parts.iter().flat_map(|part| part.texts());
    let marks = texts.flat_map(pieces).filter_map(|piece| match piece {
        Piece::Mark(text) => Some(text),
        Piece::Said(_) => None,
    });
    marks
        .map(|text| ManualMark::read(text).ok_or_else(|| Unfilled::of(text)))
        .collect()
}

/// The manual, with every mark filled; otherwise the first that nothing fills.
pub fn manual(known: &ManualKnown<'_>) -> Result<Document, Unfilled> {
    let mut filling = Filling::of(known);
    for part in parts(text(known.language)) {
        filling.add(part)?;
    }
    Ok(filling.document())
}

#[cfg(test)]
mod tests;
