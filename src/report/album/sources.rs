//! Titles of the sources that pictures name.

use crate::source::Language;

/// Gives the title of a source.
pub trait Sources: std::fmt::Debug + Sync {
    /// Title of a source in a language.
    fn title(&self, key: &str, language: Language) -> String;
}
