//! A document for the readers of a tongue that has a book.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Block, Document, Graph, Sheet};
use crate::report::page;
use crate::source::{Tongue, Translator};

impl Document {
    /// The same for the readers of a tongue: every text that their book has, charts drawn again with theirs, and at the
    /// end how many texts stay English. What is typed is the same for everybody.
    pub fn told(mut self, tongue: Tongue) -> Self {
        if tongue.book.is_none() {
            return self;
        }
        self.language = tongue;
        let translator = Translator::of(tongue);
        translator.replace(&mut self.title);
        let tell = |text: &mut String| translator.replace(text);
        self.under.iter_mut().for_each(tell);
        for block in &mut self.blocks {
            block.each_text(&mut |text: &mut String| translator.replace(text));
            if let Block::Figure(figure) = block {
                // One that has no room for the texts of the book stays as it is.
                let told = figure.picture.told(tongue);
                let (picture, english) = told.unwrap_or_else(|_| (figure.picture.clone(), 1));
                figure.picture = picture;
                translator.add(english);
            }
        }
        let chosen = self.explorer.as_mut();
        translator.add(chosen.map_or(0, |data| chooser(data, tongue)));
        if let Some(remark) = translator.remark() {
            self.text(remark);
        }
        self
    }
}

impl Sheet {
    /// A table that stands outside of the text, for the readers of a tongue: its note says how many of its texts stay
    /// English.
    pub(super) fn told(mut self, tongue: Tongue) -> Self {
        let translator = Translator::of(tongue);
        self.each_text(&mut |text: &mut String| translator.replace(text));
        if let Some(remark) = translator.remark() {
            let parts = [self.note, remark].into_iter();
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            self.note = parts.join("; ");
        }
        self
    }
}

impl Graph {
    /// The texts of the chart for the readers of a tongue.
    pub(super) fn translate(&mut self, translator: &Translator) {
        let own = [
            &mut self.title,
            &mut self.across,
            &mut self.up,
            &mut self.said,
        ];
        let lines = self.lines.iter_mut().map(|line| &mut line.title);
        let texts = own.into_iter().chain(&mut self.categories).chain(lines);
        texts.for_each(|text| translator.replace(text));
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
    use crate::report::document::{GraphForm, GraphLine, html, markdown};
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
    fn a_table_beside_the_text_and_a_chart_that_a_spreadsheet_draws_have_the_words_of_the_book() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        let rows = vec![vec!["Year".to_string(), "Holders".to_string()]];
        let told = Sheet::of("holders", "Holders", rows)
            .noted("of a county")
            .told(french);
        assert_eq!(
            (told.caption.as_str(), told.head[0].as_str()),
            ("Titulaires", "Année")
        );
        let remark = "of a county; 1 texts are in English";
        assert!(told.note.starts_with(remark), "{}", told.note);
        let mut graph = Graph {
            title: "Holders".into(),
            across: "Year".into(),
            up: "12 people".into(),
            said: "Holders".into(),
            form: GraphForm::Interval,
            categories: vec!["2030".into(), "Year".into()],
            lines: vec![GraphLine {
                title: "median".into(),
                values: vec![None, None],
            }],
            format: "0",
        };
        let translator = Translator::of(french);
        graph.translate(&translator);
        let texts = [&graph.title, &graph.across, &graph.up, &graph.categories[1]];
        assert_eq!(texts, ["Titulaires", "Année", "12 personnes", "Année"]);
        let remark = translator.remark().expect("the line stays English");
        assert!(remark.starts_with("1 texts"), "{remark}");
    }

    #[test]
    fn what_is_written_for_its_readers_stays() {
        let own = markdown::text(&document());
        let told = markdown::text(&document().told(Tongue::from(Language::En)));
        assert_eq!(told, own);
    }
}
