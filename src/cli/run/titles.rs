//! Titles of the sources, for the foot of a chart.

use std::path::Path;

use plancast::dataset::Library;
use plancast::report::album::Sources;
use plancast::source::Language;

use super::super::Failure;

/// Titles of the sources.
#[derive(Debug)]
pub struct Titles(Library);

impl Titles {
    /// From the register of a datasets folder.
    pub fn of(datasets: &Path, language: Language) -> Result<Self, Failure> {
        Library::open(datasets)
            .map(Titles)
            .map_err(Failure::dataset(language))
    }
}

impl Sources for Titles {
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
