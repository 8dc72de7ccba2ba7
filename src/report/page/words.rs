//! The words of pages for the readers of a tongue that has a book.
//!
//! A script has its words in both languages, in an object with a part for each, and what it is sent is said in both.
//! Readers of a book get what it has in place of the English, so that scripts know of two languages and no more.

use serde_json::Value;

use crate::source::{Tongue, Translated};

/// Where the English words of a script begin and end.
const BEGINS: &str = "\n    en: {\n";
const ENDS: &str = "\n    },\n";
/// The first of the signs that stand for what a script puts into a text; they are nobody's letters.
const HOLE: u32 = 0xe000;

/// A script for the readers of a tongue.
pub(super) fn script(own: &str, tongue: Tongue) -> Translated {
    let mut left = 0;
    let parts = own.split_once(BEGINS);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(ENDS)?)));
    let text = match parts.filter(|_| tongue.book.is_some()) {
        None => own.to_string(),
        Some((before, (words, after))) => {
            let words = literals(words, &mut |text: &str| {
                // The name of the other language is said in it.
                if !text.contains(|sign: char| sign.is_ascii_alphabetic()) {
                    return text.to_string();
                }
                let told = tongue.told(text);
                left += told.left;
                told.text
            });
            [before, BEGINS, &words, ENDS, after].concat()
        }
    };
    Translated { text, left }
}

/// Code with its texts told: those in quotes, and those in backquotes with what is put into them.
fn literals(code: &str, tell: &mut dyn FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '`']) {
        let (before, text) = rest.split_at(at);
        let (quote, text) = text.split_at(1);
        let (text, after) = text.split_once(quote).unwrap_or((text, ""));
        out.push_str(before);
        out.push_str(&match quote {
            "\"" => quoted(&tell(text)),
            _ => template(text, tell),
        });
        rest = after;
    }
    out + rest
}

/// A text in quotes that ends no element in which it stands.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('<', "\\u003c")
}

/// A text in backquotes, told as a whole with a sign for each part that the script puts in.
fn template(text: &str, tell: &mut dyn FnMut(&str) -> String) -> String {
    let (mut whole, mut held) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, code)) = rest.split_once("${") {
        let (code, after) = code.split_once('}').unwrap_or((code, ""));
        whole.push_str(before);
        whole.extend(hole(held.len()));
        held.push(literals(code, tell));
        rest = after;
    }
    whole.push_str(rest);
    let mut told = tell(&whole).replace('\\', "\\\\").replace('`', "\\`");
    told = told.replace('$', "\\$").replace('<', "\\u003c");
    for (place, code) in held.iter().enumerate() {
        if let Some(sign) = hole(place) {
            told = told.replace(sign, &format!("${{{code}}}"));
        }
    }
    format!("`{told}`")
}

/// The sign of a part that is put in.
fn hole(place: usize) -> Option<char> {
    char::from_u32(HOLE + u32::try_from(place).ok()?)
}

/// Whatever is said in both languages, with what a book has in place of the English.
pub fn told(value: &mut Value, tongue: Tongue) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| told(one, tongue)),
        Value::Object(all) if all.contains_key("zh") => {
            if let Some(Value::String(text)) = all.get_mut("en") {
                *text = tongue.told(text).text;
            }
        }
        Value::Object(all) => all.values_mut().for_each(|one| told(one, tongue)),
        _ => {}
    }
}

/// Names under which the chooser of a report finds texts; whatever else is text there is a key.
const TEXTS: [&str; 5] = ["title", "unit", "text", "asks", "by"];

/// Every text of what a report's chooser is given.
pub(in crate::report) fn each_text(value: &mut Value, tell: &mut dyn FnMut(&mut String)) {
    each(value, false, tell);
}

fn each(value: &mut Value, is_text: bool, tell: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) if is_text => tell(text),
        Value::Array(all) => all.iter_mut().for_each(|one| each(one, is_text, tell)),
        Value::Object(all) => {
            for (name, one) in all.iter_mut() {
                each(one, is_text || TEXTS.contains(&name.as_str()), tell);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::{Language, Phrases};

    const BOOK: Phrases = Phrases(&[
        ("Undo", "Annuler `tout` <ici>"),
        ("Print", "Imprimer \"tout\""),
        ("from {} to {}", "de {1} vers {0}"),
        ("lever", "levier"),
        ("levers", "leviers"),
    ]);

    fn french() -> Tongue {
        Tongue::with_book("fr", ("法文", "French"), BOOK)
    }

    #[test]
    fn a_script_has_the_words_of_the_book_and_what_is_put_into_them() {
        let own = "const W = {\n    zh: {\n      a: \"Undo\",\n    },\n    en: {\n      \
                   a: \"Undo\", b: `Undo`, c: \"Print\", d: \"中文\", e: \"Redo\",\n      \
                   f: (x, y) => `from ${x} to ${y === 1 ? \"lever\" : \"levers\"}`,\n    },\n  };\nlet z = \"Print\";";
        let expected = "const W = {\n    zh: {\n      a: \"Undo\",\n    },\n    en: {\n      \
                        a: \"Annuler `tout` \\u003cici>\", b: `Annuler \\`tout\\` \\u003cici>`, \
                        c: \"Imprimer \\\"tout\\\"\", d: \"中文\", e: \"Redo\",\n      \
                        f: (x, y) => `de ${y === 1 ? \"levier\" : \"leviers\"} vers ${x}`,\n    },\n  };\nlet z = \"Print\";";
        let told = script(own, french());
        assert_eq!(told.text, expected);
        assert_eq!(told.left, 1);
        for tongue in Tongue::ALL.iter().copied().filter(|own| own.book.is_none()) {
            assert_eq!(script(own, tongue).text, own);
        }
    }

    #[test]
    fn what_is_said_in_both_languages_is_told() {
        let mut answer = json!({
            "key": "lever", "messages": [{ "zh": "杠杆", "en": "lever" }],
            "title": { "zh": "撤销", "en": "Redo" }, "years": [2030],
        });
        told(&mut answer, french());
        let expected = json!({
            "key": "lever", "messages": [{ "zh": "杠杆", "en": "levier" }],
            "title": { "zh": "撤销", "en": "Redo" }, "years": [2030],
        });
        assert_eq!(answer, expected);
        told(&mut answer, Language::En.into());
        assert_eq!(answer, expected);
    }

    #[test]
    fn the_chooser_of_a_report_has_texts_and_keys() {
        let mut data = json!({
            "lang": "en", "scenarios": [{ "key": "lever", "title": "lever" }],
            "quantities": [{ "key": "lever", "unit": "levers", "by": { "lever": { "low": [1.0], "text": ["lever"] } } }],
            "targets": [{ "asks": "levers", "by": { "lever": "lever" } }],
        });
        each_text(&mut data, &mut |text: &mut String| {
            *text = french().told(text).text
        });
        let expected = json!({
            "lang": "en", "scenarios": [{ "key": "lever", "title": "levier" }],
            "quantities": [{ "key": "lever", "unit": "leviers", "by": { "lever": { "low": [1.0], "text": ["levier"] } } }],
            "targets": [{ "asks": "leviers", "by": { "lever": "levier" } }],
        });
        assert_eq!(data, expected);
    }
}
