//! Many texts for the readers of one tongue.

use std::cell::Cell;

use super::{Language, Tongue};

/// Translates texts for the readers of a tongue, one after the other, and counts the lines that their book does not have.
#[derive(Clone, Debug)]
pub struct Translator {
    tongue: Tongue,
    left: Cell<usize>,
}

impl Translator {
    /// One who has translated nothing yet.
    pub const fn of(tongue: Tongue) -> Self {
        Translator {
            tongue,
            left: Cell::new(0),
        }
    }

    /// The language in which texts are written for these readers.
    pub const fn written(&self) -> Language {
        self.tongue.written
    }

    /// A text for the readers.
    pub fn tell(&self, text: &str) -> String {
        let told = self.tongue.told(text);
        self.add(told.left);
        told.text
    }

    /// One of two texts for the readers.
    pub fn pick(&self, zh: &str, en: &str) -> String {
        self.tell(self.written().pick(zh, en))
    }

    /// Puts the text for the readers in the place of another.
    pub fn replace(&self, text: &mut String) {
        *text = self.tell(text);
    }

    /// Counts texts that somebody else could not translate.
    pub fn add(&self, left: usize) {
        self.left.set(self.left.get() + left);
    }

    /// What the readers are told where texts stay as they were written; nothing where none do.
    pub fn remark(&self) -> Option<String> {
        self.tongue.remark(self.left.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Phrases;

    #[test]
    fn what_the_book_lacks_is_counted_over_all_texts() {
        let book = Phrases(&[("Year", "Année")]);
        let french = Translator::of(Tongue::with_book("fr", ("法文", "French"), book));
        assert_eq!(french.pick("年份", "Year"), "Année");
        assert_eq!(french.remark(), None);
        let mut text = "Holders".to_string();
        french.replace(&mut text);
        french.add(2);
        assert_eq!(text, "Holders");
        let said = french.remark().expect("three texts are in English");
        assert!(said.starts_with("3 texts"), "{said}");
    }

    #[test]
    fn who_reads_what_is_written_lacks_nothing() {
        for tongue in Tongue::ALL.iter().copied().filter(|own| own.book.is_none()) {
            let own = Translator::of(tongue);
            assert_eq!(own.pick("年份", "Year"), own.written().pick("年份", "Year"));
            assert_eq!(own.remark(), None);
        }
    }
}
