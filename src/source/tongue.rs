//! Languages in which the program is read: the two in which its texts are written, and any for which there is a book.
//!
//! # Decisions
//!
//! - Texts are written in Chinese and in English, beside each other, so that neither is a translation that lags behind.
//!   Any other language is a book in which finished English texts are looked up, line by line and cell by cell, holes and
//!   all; what it does not have stays English, and how much that is is said. So another language is one file, its book in
//!   the folder `tongue`, and two lines here, `mod` and one of `Tongue::ALL`, and cannot break what is written. Papers
//!   and the manual are told when they are whole; pictures are drawn again, so that their texts have room; workbooks,
//!   pages and help have the book's words in the place of the English. What clap would say of itself is said by us.
//!   Tables of numbers and what a browser says of itself keep the languages in which they are written, and so do the
//!   Chinese names by which the cells of the workbook to fill in are found. Applied: `Tongue::ALL`.

use super::{Language, Phrases};

/// A language of readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// Its word on the command line; of one with a book also what says in SVG, HTML and Word which language it is, so a
    /// tag of BCP 47.
    pub tag: &'static str,
    /// What it is called, in Chinese and English.
    pub called: (&'static str, &'static str),
    /// The language in which texts are written for its readers.
    pub written: Language,
    /// The book in which these texts, written in English, are looked up; none where they are read as they are written.
    pub book: Option<Phrases>,
}

/// A text for the readers of a tongue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The text.
    pub text: String,
    /// How many of its lines the book does not have, so that they stay as they were written.
    pub left: usize,
}

impl Tongue {
    /// Every tongue, the usual one first. Another is a file in the folder `tongue` with its book, its `mod` in this file,
    /// and a line here.
    pub const ALL: &'static [Tongue] = &[
        Tongue::written("zh", ("中文", "Chinese"), Language::Zh),
        Tongue::written("en", ("英文", "English"), Language::En),
    ];

    /// One that is read as it is written.
    const fn written(
        tag: &'static str,
        called: (&'static str, &'static str),
        written: Language,
    ) -> Self {
        Tongue {
            tag,
            called,
            written,
            book: None,
        }
    }

    /// One whose readers have a book.
    pub const fn with_book(
        tag: &'static str,
        called: (&'static str, &'static str),
        book: Phrases,
    ) -> Self {
        Tongue {
            tag,
            called,
            written: Language::En,
            book: Some(book),
        }
    }

    /// The tongue that has a word.
    pub fn of(tag: &str) -> Option<Self> {
        Tongue::ALL.iter().copied().find(|own| own.tag == tag)
    }

    /// What says in SVG and HTML which language it is.
    pub const fn lang(&self) -> &'static str {
        match self.book {
            Some(_) => self.tag,
            None => self.written.lang(),
        }
    }

    /// One of two texts for its readers: what stands around a text, such as a heading that is the same everywhere.
    pub fn pick(&self, zh: &str, en: &str) -> String {
        self.told(self.written.pick(zh, en)).text
    }

    /// A text for its readers, line by line; what says nothing in words is the same for everybody.
    pub fn told(&self, text: &str) -> Translated {
        let Some(book) = self.book else {
            return Translated {
                text: text.to_string(),
                left: 0,
            };
        };
        let mut left = 0;
        let lines = text.split('\n').map(|line| {
            let bare = line.trim();
            if !bare.contains(char::is_alphabetic) {
                return line.to_string();
            }
            match book.find(bare) {
                Some(told) => line.replacen(bare, &told, 1),
                None => {
                    left += 1;
                    line.to_string()
                }
            }
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        Translated { text, left }
    }

    /// What its readers are told where so many texts stay as they were written; nothing where none do.
    pub fn remark(&self, left: usize) -> Option<String> {
        let said =
            format!("{left} texts are in English: the book of this language does not have them");
        (left > 0).then(|| self.told(&said).text)
    }
}

impl Default for Tongue {
    fn default() -> Self {
        Tongue::ALL[0]
    }
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Tongue::ALL[0],
            Language::En => Tongue::ALL[1],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: Phrases = Phrases(&[
        ("{} holders in {}", "en {1}, {0} titulaires"),
        (
            "{} texts are in English: {}",
            "{0} textes restent en anglais",
        ),
    ]);
    const FRENCH: Tongue = Tongue::with_book("fr", ("法文", "French"), BOOK);

    #[test]
    fn what_the_book_has_is_told_and_what_it_lacks_is_counted() {
        let told = FRENCH.told("  12 holders in 2030\n\n— 95% —\nnobody knows");
        assert_eq!(
            told.text,
            "  en 2030, 12 titulaires\n\n— 95% —\nnobody knows"
        );
        assert_eq!(told.left, 1);
        assert_eq!(FRENCH.remark(0), None);
        assert_eq!(
            FRENCH.remark(3).as_deref(),
            Some("3 textes restent en anglais")
        );
    }

    #[test]
    fn what_is_written_is_read_as_it_stands() {
        for tongue in Tongue::ALL {
            let told = tongue.told("人 12 holders in 2030");
            assert_eq!(
                (told.text.as_str(), told.left),
                ("人 12 holders in 2030", 0)
            );
            assert_eq!(
                Tongue::of(tongue.tag).map(|own| own.written),
                Some(tongue.written)
            );
            assert_eq!(Tongue::from(tongue.written).tag, tongue.tag);
        }
        assert!(Tongue::of("fr").is_none());
    }
}
