//! English phrases and how they read in another language: the Chinese of errors, one book for each room, and whole books
//! of other languages.

/// Pairs of an English phrase, `{}` where something varies, and its Chinese, `{0}`, `{1}` … where that goes.
///
/// An error carries its terms in English, as data; the room's book says them in Chinese. So does the book of another
/// language ([`Tongue`](super::Tongue)) with what is written in English. The first pair that fits is taken. What stands in a hole may be a phrase of the book itself; else it is a name or a number and stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrases(pub &'static [(&'static str, &'static str)]);

impl Phrases {
    /// A phrase in Chinese; what the book does not have stays as it is.
    pub fn zh(self, phrase: &str) -> String {
        self.find(phrase).unwrap_or_else(|| phrase.to_string())
    }

    /// A phrase in Chinese, where the book has it.
    pub fn find(self, phrase: &str) -> Option<String> {
        self.0.iter().find_map(|(pattern, zh)| {
            let held: Vec<String> = held(pattern, phrase)?
                .into_iter()
                .map(|part| self.zh(part))
                .collect();
            Some(filled(zh, &held))
        })
    }
}

/// What stands in the holes of a pattern, where a text fits it.
fn held<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split("{}");
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() {
            rest.strip_suffix(part)?.len()
        } else {
            rest.find(part)?
        };
        if end == 0 {
            return None;
        }
        found.push(&rest[..end]);
        rest = &rest[end + part.len()..];
    }
    rest.is_empty().then_some(found)
}

/// A text with its numbered holes filled.
fn filled(text: &str, with: &[String]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        let place = hole.parse::<usize>().ok();
        out.push_str(
            place
                .and_then(|place| with.get(place))
                .map_or("", String::as_str),
        );
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: Phrases = Phrases(&[
        ("age {} and over", "{0} 岁及以上"),
        ("age {}", "{0} 岁"),
        ("the upper end of {}", "{0}的上限"),
        ("the {} band of \"{}\"", "“{1}”的 {0} 区间"),
    ]);

    #[test]
    fn holes_are_filled_in_the_order_of_the_chinese() {
        assert_eq!(BOOK.zh("age 85 and over"), "85 岁及以上");
        assert_eq!(BOOK.zh("age 85"), "85 岁");
        assert_eq!(
            BOOK.zh("the upper end of the 80 % band of \"{1} people\""),
            "“{1} people”的 80 % 区间的上限"
        );
    }

    #[test]
    fn what_is_not_in_the_book_is_told() {
        assert_eq!(BOOK.find("age "), None);
        assert_eq!(BOOK.find("an age"), None);
        assert_eq!(BOOK.zh("an age"), "an age");
    }
}
