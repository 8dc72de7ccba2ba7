//! A document for the readers of a tongue that has a book.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Block, Cell, Document};
use crate::report::page;
use crate::source::Tongue;

impl Document {
    /// The same for the readers of a tongue: every text that their book has, charts drawn again with theirs, and at the
    /// end how many texts stay English. What is typed is the same for everybody.
    pub fn told(mut self, tongue: Tongue) -> Self {
        if tongue.book.is_none() {
            return self;
        }
        self.language = tongue;
        let (mut left, mut drawn) = (0, 0);
        let mut tell = |text: &mut String| {
            let told = tongue.told(text);
            left += told.left;
            *text = told.text;
        };
        tell(&mut self.title);
        self.under.iter_mut().for_each(&mut tell);
        for block in &mut self.blocks {
            match block {
                Block::Heading(_, text) | Block::Text(text) => tell(text),
                Block::Items(list) => list.items.iter_mut().for_each(&mut tell),
                Block::Verbatim(_) => {}
                Block::Figure(figure) => {
                    tell(&mut figure.caption);
                    // One that has no room for the texts of the book stays as it is.
                    let told = figure.picture.told(tongue);
                    let (picture, english) = told.unwrap_or_else(|_| (figure.picture.clone(), 1));
                    (figure.picture, drawn) = (picture, drawn + english);
                }
                Block::Table(sheet) => {
                    tell(&mut sheet.caption);
                    tell(&mut sheet.note);
                    sheet.head.iter_mut().for_each(&mut tell);
                    sheet.rows.iter_mut().flatten().for_each(&mut tell);
                    if let Some(own) = &mut sheet.computable {
                        own.head.iter_mut().for_each(&mut tell);
                        own.rows.iter_mut().flatten().for_each(|cell| {
                            if let Cell::Words(text) = cell {
                                tell(text);
                            }
                        });
                    }
                }
            }
        }
        let chosen = self.explorer.as_mut();
        let chosen = chosen.map_or(0, |data| chooser(data, tongue));
        if let Some(remark) = tongue.remark(left + drawn + chosen) {
            self.text(remark);
        }
        self
    }
}

/// Tells what a reader chooses from; how many of its texts and of its scripts' words stay English, each once.
fn chooser(data: &mut Value, tongue: Tongue) -> usize {
    let mut english = BTreeSet::new();
    page::each_text(data, &mut |text: &mut String| {
        let told = tongue.told(text);
        if told.left > 0 {
            english.insert(told.text.clone());
        }
        *text = told.text;
    });
    let scripts = page::explorer_scripts(tongue);
    english.len() + scripts.map(|script| script.left).iter().sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::a_town;
    use crate::report::document::{Sheet, html, markdown};
    use crate::source::{Language, Phrases};

    const BOOK: Phrases = Phrases(&[
        ("Holders", "Titulaires"),
        ("{} people", "{0} personnes"),
        ("Year", "Année"),
    ]);

    fn document() -> Document {
        let mut document = Document::new("Holders", vec!["A county".into()], Language::En);
        document.text("12 people");
        let rows = vec![
            vec!["Year".to_string(), "Holders".to_string()],
            vec!["2030".to_string(), "12".to_string()],
        ];
        document.table(Sheet::of("holders", "Holders", rows));
        document
    }

    #[test]
    fn a_paper_is_read_in_a_language_that_is_a_book() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        let told = markdown::text(&document().told(french));
        for words in [
            "# Titulaires",
            "12 personnes",
            "Année",
            "A county",
            "1 texts are in English",
        ] {
            assert!(told.contains(words), "{words} is in {told}");
        }
        assert!(!told.contains("Holders"), "{told}");
    }

    #[test]
    fn a_page_says_its_language_and_has_its_words_around_tables_and_on_charts() {
        const WHOLE: Phrases = Phrases(&[
            ("Holders", "Titulaires"),
            ("{} people", "{0} personnes"),
            ("people", "personnes"),
            ("A {}", "Une {0}"),
            ("Year", "An"),
            ("Table", "Tableau"),
            ("Contents", "Sommaire"),
            ("Skip to {}", "Aller au texte"),
            ("interval", "intervalle"),
        ]);
        let mut document = document();
        let picture = a_town("Holders").expect("it is drawn");
        document.figure("rank", "Holders", picture);
        let page = html::page(&document.told(Tongue::with_book("fr", ("法文", "French"), WHOLE)));
        for words in [
            "<html lang=\"fr\">",
            "Tableau 1. Titulaires",
            // What the book does not have stays English.
            "Figure 1. Titulaires",
            "aria-label=\"Sommaire\"",
            ">Aller au texte<",
            "lang=\"fr\" xml:lang=\"fr\"",
            "\nUne town\n",
            "\n80% intervalle\n",
        ] {
            assert!(page.contains(words), "{words} is in {page}");
        }
        assert!(!page.contains("texts are in English"), "{page}");
    }

    #[test]
    fn what_is_written_for_its_readers_stays() {
        let own = markdown::text(&document());
        let told = markdown::text(&document().told(Tongue::from(Language::En)));
        assert_eq!(told, own);
    }
}
