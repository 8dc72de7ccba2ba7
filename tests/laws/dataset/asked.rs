//! Tables as texts, and what is said of them.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;

use super::series::file;

/// The series of a table, or what is said of it in Chinese.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<SeriesTable, String> {
    let (_folder, path) = file("表.csv", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| {
        // Every complaint is said in both languages.
        let english = error.render(Language::En);
        assert!(english.starts_with("error: "), "{english}");
        error.render(Language::Zh)
    })
}

/// The series of a table that is read.
pub fn table(text: &str) -> SeriesTable {
    read(text).unwrap_or_else(|said| panic!("{text}: {said}"))
}

/// Holds that a table is refused in these words.
#[track_caller]
pub fn refused(text: &str, parts: &[&str]) {
    let said = read(text).expect_err(text);
    for part in parts {
        assert!(said.contains(part), "{part} in {said}");
    }
}

/// What is said of how a table was read.
pub fn notes(table: &SeriesTable) -> String {
    let sentences = table.reading.sentences().into_iter();
    let sentences = sentences.map(|words| words.zh);
    sentences.collect::<Vec<_>>().join("\n")
}
