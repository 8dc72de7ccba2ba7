//! Full-width signs, as Chinese keyboards write them, as the ASCII that they stand for.

use std::borrow::Cow;

/// Full-width ASCII and the signs that go with it, as ASCII.
pub(in crate::dataset) fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let half = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{00A0}' => ' ',
        '−' | '–' => '-',
        '￥' => '¥',
        other => other,
    };
    Cow::Owned(text.chars().map(half).collect())
}
