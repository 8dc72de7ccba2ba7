//! Pictures for the readers of a language that is a book; the language is invented.

use super::super::*;
use super::sample::{all, dense, frame};
use super::table::board_of;
use crate::source::{Language, Phrases, Tongue};

const BOOK: Phrases = Phrases(&[
    ("Certificate holders <2035> & more", "Kartuloj <2035> & plu"),
    ("by category", "dividitaj"),
    ("Sources:", "Fontoj:"),
    ("Plan of {}", "Plano de {0}"),
    ("persons", "personoj"),
    ("median", "mezo"),
    ("interval", "intertempo inter du nombroj"),
    ("{} million", "{0} milionoj"),
    ("million {}", "milionoj da {0}"),
    ("Indicator", "Montrilo"),
    ("likely", "versajne"),
    ("binding", "deviga"),
    ("in step with {}", "same kiel {0}"),
]);

fn invented() -> Tongue {
    Tongue::with_book("x-test", ("试语", "the tests' own"), BOOK)
}

#[test]
fn a_picture_is_drawn_again_with_the_words_of_the_book() {
    let mut chart = dense(Language::En, Arrangement::Overlay);
    let larger = |value: &mut f64| *value *= 1e3;
    for fan in &mut chart.series {
        fan.median.iter_mut().for_each(larger);
        fan.observed.iter_mut().for_each(|(_, value)| larger(value));
        for band in &mut fan.bands {
            band.low.iter_mut().chain(&mut band.high).for_each(larger);
        }
    }
    for target in &mut chart.targets {
        larger(&mut target.value);
    }
    let written = fan(&frame(Language::En), &chart).unwrap();
    let (told, left) = written.told(invented()).unwrap();
    for words in [
        "lang=\"x-test\" xml:lang=\"x-test\"",
        "<title>Kartuloj &lt;2035&gt; &amp; plu</title>",
        "dividitaj",
        "Fontoj: Plano de Wenling; Plano de Wenling; Plano de Wenling",
        "milionoj da personoj",
        " milionoj\n",
        "80% intertempo inter du nombroj",
    ] {
        assert!(told.svg.contains(words), "{words} is in {}", told.svg);
    }
    for words in ["persons", "\nmedian\n", "80% interval\n", " million\n"] {
        assert!(written.svg.contains(words), "{words}");
    }
    for words in ["persons", "\nmedian\n", "80% interval\n", " million\n"] {
        assert!(!told.svg.contains(words), "{words} is in {}", told.svg);
    }
    // Every text has the room that it needs in this language.
    assert_eq!(told.collisions(), []);
    // Description, footer and seven names; two marks with their meanings, what was observed, the targets, and where the
    // data end.
    assert_eq!(left, 9 + 4 + 3);
}

#[test]
fn a_board_has_its_heads_and_verdicts_in_the_words_of_the_book() {
    let written = board(&frame(Language::En), &board_of(13, Language::En)).unwrap();
    let (told, _) = written.told(invented()).unwrap();
    for words in ["Montrilo", "versajne", "deviga", "same"] {
        assert!(told.svg.contains(words), "{words} is in {}", told.svg);
    }
    assert_eq!(told.collisions(), []);
}

#[test]
fn where_the_book_has_nothing_every_kind_of_picture_stays_and_says_so() {
    let nothing = Tongue::with_book("x-test", ("试语", "the tests' own"), Phrases(&[]));
    for picture in all(Language::En) {
        let (told, left) = picture.told(nothing).unwrap();
        let same = told.svg.replace("lang=\"x-test\"", "lang=\"en\"");
        assert_eq!(same, picture.svg);
        assert!(left > 0);
        let own = picture.told(Tongue::from(Language::En)).unwrap();
        assert_eq!(own, (picture, 0));
    }
}
