//! Marks of footnotes and flags behind a number.

/// Letters that offices set behind a number and a blank for what it is worth: a break, a definition, an estimate …; a
/// forecast (f) is none of them.
const FLAGS: &str = "bdenprsu";

/// The number before such letters: `67320216 p`.
fn flagged(text: &str) -> Option<&str> {
    let (number, flags) = text.rsplit_once(' ')?;
    let sound = (1..=2).contains(&flags.len()) && flags.chars().all(|flag| FLAGS.contains(flag));
    sound.then(|| number.trim_end())
}

/// Signs that number footnotes in circles.
const CIRCLED: std::ops::RangeInclusive<char> = '①'..='⑳';

/// The number before the name of a footnote in brackets: `12(注1)`.
fn before_name(text: &str) -> Option<&str> {
    let (number, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let counted = |sign: char| sign.is_ascii_digit() || CIRCLED.contains(&sign);
    let numbered = inside.strip_prefix('注')?;
    numbered.chars().all(counted).then_some(number)
}

/// The text without the mark of a footnote: `12*`, `12①`, `12[1]`, `12(注1)`, `12 p`.
pub(super) fn without_footnote(text: &str) -> &str {
    let numbered = text
        .strip_suffix(']')
        .and_then(|open| open.rsplit_once('['));
    let unnamed = before_name(text).unwrap_or(text);
    let bare = match numbered {
        Some((before, inside))
            if inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_digit()) =>
        {
            before
        }
        _ => flagged(unnamed)
            .unwrap_or(unnamed)
            .trim_end_matches(|c: char| "*†‡".contains(c) || CIRCLED.contains(&c)),
    };
    let bare = bare.trim_end();
    let ends = bare.ends_with(|c: char| c.is_ascii_digit() || c == '%');
    if ends { bare } else { text }
}
