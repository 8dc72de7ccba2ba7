//! How amounts rise, in the words of the sheet of scenarios.

use crate::model::ModelFolder;
use crate::model::file::Uprating;

/// The word for amounts that stay as they are.
const STAYS: &str = "不变";

/// Every word that is understood, and what it means; the first word of a meaning is the one that is written.
fn all(base: &ModelFolder) -> Vec<(&str, Uprating)> {
    let file = &base.file;
    let offered = Uprating::offered(&file.processes, &file.model.upratings);
    let words = offered.flat_map(|own| {
        let title = own.title.map_or(STAYS, |title| title.zh.as_str());
        [title, own.key].map(|word| (word, own.how.clone()))
    });
    words.collect()
}

/// What a word means.
pub(super) fn rise_of(word: &str, base: &ModelFolder) -> Option<Uprating> {
    let all = all(base).into_iter();
    all.into_iter()
        .find(|(own, _)| *own == word)
        .map(|(_, how)| how)
}

/// Words that are understood.
pub(super) fn words(base: &ModelFolder) -> Vec<&str> {
    all(base).into_iter().map(|(word, _)| word).collect()
}

/// The word for a meaning; nothing where every word of it means something else.
pub(super) fn word(how: &Uprating, base: &ModelFolder) -> Option<String> {
    let all = all(base);
    let own = all
        .iter()
        .filter(|(_, own)| own == how)
        .map(|(word, _)| *word);
    let mut unmistaken = own.filter(|word| rise_of(word, base).as_ref() == Some(how));
    unmistaken.next().map(str::to_string)
}
