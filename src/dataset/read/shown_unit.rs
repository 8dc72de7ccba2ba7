//! Units that a number format writes behind a number, so that the sheet shows more than its cell holds.

use super::plain::is_han;
use super::unit;

/// Multiples that a format may write without a unit.
const MULTIPLES: [&str; 2] = ["万", "亿"];
/// Parts of a whole that a format may write.
const PARTS: [&str; 1] = ["‰"];

/// The multiple or the part of a whole that a format writes behind its numbers (`0.00"万人"`, `0.0"‰"`); nothing for units
/// that change no number, and nothing where the format moves the decimal point itself (`0!.0,"万"`, `0,"千"`).
pub(super) fn shown_unit(code: &str) -> Option<String> {
    let first = code.split(';').next().unwrap_or_default();
    let outside: String = first.split('"').step_by(2).collect();
    let inside: String = first.split('"').skip(1).step_by(2).collect();
    let is_digit = |c: char| "0#?".contains(c);
    let last = outside.rfind(is_digit)?;
    let scaled = outside[last..].contains(',') || outside.contains("!.") || outside.contains("\\.");
    let bare = outside.chars().filter(|c| is_han(*c) || *c == '‰');
    let written: String = inside.chars().chain(bare).collect();
    let written = written.trim();
    let read = unit::unit(written);
    let changes =
        read.is_some_and(|unit| unit.factor != 1.0 || PARTS.contains(&unit.base.as_str()));
    let counts = !scaled && (changes || MULTIPLES.contains(&written));
    counts.then(|| written.to_string())
}

#[cfg(test)]
mod tests {
    use super::shown_unit;

    #[test]
    fn only_what_changes_a_number_is_seen() {
        for (code, unit) in [
            ("0.00\"万人\"", "万人"),
            ("0.0\"‰\"", "‰"),
            ("#,##0.0\"亿\"", "亿"),
            ("0.0万", "万"),
            ("0.00\"万元\";-0.00\"万元\"", "万元"),
        ] {
            assert_eq!(shown_unit(code).as_deref(), Some(unit), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\"人\"",
            "0!.0,\"万\"",
            "0\\.0,\"万\"",
            "0,\"千元\"",
            "yyyy\"年\"",
        ] {
            assert_eq!(shown_unit(code), None, "{code}");
        }
    }
}
