//! Titles of the sources, for the foot of a chart.

use crate::dataset::Library;
use crate::report::album::Sources;
use crate::source::Language;

/// Titles of the sources in a library.
#[derive(Clone, Copy, Debug)]
pub struct Titles<'a>(pub &'a Library);

impl Sources for Titles<'_> {
    fn title(&self, key: &str, language: Language) -> String {
        self.0.sources().get(key).map_or_else(
            || key.to_string(),
            |work| match language {
                Language::Zh => work.title.clone(),
                Language::En => work.title_en.clone(),
            },
        )
    }
}
