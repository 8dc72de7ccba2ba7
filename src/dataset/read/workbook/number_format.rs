//! What a number format makes of a number, so that a sheet shows more than its cell holds: a per cent, a unit behind it, a
//! decimal point that stands elsewhere.

use super::super::unit_said::without_brackets;
use super::format_sections::{FormatSign, Section, section, sections};
use super::format_signs;
use super::format_units::{currency, power};

/// Parts of a whole that a format may write as words, which leave the number as it is.
const PARTS: [&str; 3] = ["%", "‰", "‱"];
/// Places that a comma behind the digits of a format takes away.
const THOUSAND: i32 = 3;
/// Places by which a per cent is moved.
const HUNDREDTH: i32 = 2;
/// Places of the largest multiple, and more.
const FARTHEST: i32 = 30;

/// What a sheet shows of a number, where that is not the number alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// Hundredths, with a per-cent sign.
    Percent,
    /// The number, and behind it a multiple or a part of a whole, by which it is another number.
    Other(String),
    /// The number, and behind it a unit that changes nothing.
    Same(String),
    /// The number with its decimal point moved by so many places, and what stands behind it.
    Moved(i32, String),
    /// Nothing, though there is a number.
    Nothing,
}

/// What a format with the sections for positive and negative numbers, or with conditions, shows of a number; nothing where it
/// shows the number alone, or a date.
pub(super) fn shows(code: &str, value: f64) -> Option<Shows> {
    let section = section(&sections(code), value)?;
    let nothing = section.is_blank() || value == 0.0 && section.drops_nought();
    match nothing && !code.is_empty() {
        true => Some(Shows::Nothing),
        false => section.shows(),
    }
}

/// True for a format by which texts are shown as nothing, such as `;;;`.
pub(super) fn hides_texts(code: &str) -> bool {
    /// Signs between the four sections of a format.
    const BETWEEN: usize = 3;
    code.matches(';').count() >= BETWEEN
        && matches!(sections(code).as_slice(), [_, _, _, texts, ..] if texts.is_blank())
}

/// True for a format that shows more than the number alone of some numbers, or nothing of some cells.
pub(super) fn tells(code: &str) -> bool {
    let tells = |section: &Section| section.shows().is_some() || section.is_blank();
    let all = sections(code);
    let hides_nought = || section(&all, 0.0).is_some_and(|own| own.drops_nought());
    let says = all.iter().any(tells) || hides_nought() || format_signs::tells(&all);
    !code.is_empty() && says
}

impl Section {
    /// What it shows of its numbers beside themselves; nothing where that is nothing, or a date.
    fn shows(&self) -> Option<Shows> {
        let last = self.signs.iter().rposition(FormatSign::is_digit)?;
        if self.is_date() {
            return None;
        }
        let (number, behind) = self.signs.split_at(last + 1);
        let commas = behind
            .iter()
            .take_while(|sign| **sign == FormatSign::Meant(','))
            .count();
        // `0,.0` takes three places away as `0.0,` does.
        let point = number
            .iter()
            .position(|sign| *sign == FormatSign::Meant('.'));
        let before_point = point.map_or(0, |point| {
            let before = number[..point].iter().rev();
            before
                .take_while(|sign| **sign == FormatSign::Meant(','))
                .count()
        });
        // A point that is only written parts the digits of a whole number.
        let written = number
            .iter()
            .position(|sign| *sign == FormatSign::Written('.'));
        let parted = written.filter(|_| point.is_none()).map_or(0, |written| {
            number[written..]
                .iter()
                .filter(|sign| sign.is_digit())
                .count()
        });
        let moved = -THOUSAND * (commas + before_point) as i32 - parted as i32;
        let moved = moved.max(-FARTHEST);
        let words: String = behind[commas..].iter().filter_map(word).collect();
        let words = without_brackets(&words).to_string();
        let percent = self.signs.contains(&FormatSign::Meant('%'));
        match (percent, moved) {
            (true, 0) => Some(Shows::Percent),
            (true, moved) => Some(Shows::Moved(moved + HUNDREDTH, format!("%{words}"))),
            (false, 0) if PARTS.contains(&words.as_str()) => Some(Shows::Other(words)),
            (false, 0) if words.is_empty() => currency(&before(number)).map(Shows::Same),
            (false, 0) => power(&words).map(|power| match power {
                0 => Shows::Same(words),
                _ => Shows::Other(words),
            }),
            (false, moved) => Some(Shows::Moved(moved, words)),
        }
    }
}

/// What is written before the digits of a number, and between them.
fn before(number: &[FormatSign]) -> String {
    number.iter().filter_map(word).collect()
}

/// A sign that is written behind a number, and is no part of the format.
fn word(sign: &FormatSign) -> Option<char> {
    match sign {
        FormatSign::Written(sign) => Some(*sign),
        FormatSign::Meant(sign) if !sign.is_ascii() => Some(*sign),
        FormatSign::Meant(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_a_number_is_told_from_what_does_not() {
        let other = |words: &str| Some(Shows::Other(words.into()));
        let same = |words: &str| Some(Shows::Same(words.into()));
        let moved = |places: i32, words: &str| Some(Shows::Moved(places, words.into()));
        for (code, shown) in [
            ("0.00\"万人\"", other("万人")),
            ("0.0\"‰\"", other("‰")),
            ("0.0‰", other("‰")),
            ("0.0\"%\"", other("%")),
            ("0.0\\%", other("%")),
            ("#,##0.0\"亿\"", other("亿")),
            ("0.0万", other("万")),
            ("0.00\"（万元）\"", other("万元")),
            ("General\"万人\"", other("万人")),
            ("G/通用格式\"万\"", other("万")),
            ("#,##0\"人\"", same("人")),
            ("\"¥\"#,##0.00", same("¥")),
            ("[$¥-804]#,##0.00", same("¥")),
            ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ", same("¥")),
            ("0!.0,\"万\"", moved(-4, "万")),
            ("0\\.0,\"万\"", moved(-4, "万")),
            ("0\".\"0,万", moved(-4, "万")),
            ("0!.00,\"万\"", moved(-5, "万")),
            ("0!.0000\"万\"", moved(-4, "万")),
            ("#,##0,\"千元\"", moved(-3, "千元")),
            ("#,##0,", moved(-3, "")),
            ("0.0,,\"M\"", moved(-6, "M")),
            ("0,.0", moved(-3, "")),
            ("0%", Some(Shows::Percent)),
            ("#,##0.0%;[Red]-0.0%", Some(Shows::Percent)),
            ("[$-804]0.00%", Some(Shows::Percent)),
            ("General", None),
            ("0.00", None),
            ("#,##0.00_);(#,##0.00)", None),
            ("yyyy\"年\"", None),
            ("0.00E+00", None),
            ("\"约\"0", None),
        ] {
            assert_eq!(shows(code, 31_234.0), shown, "{code}");
            let about = code.contains('约');
            assert_eq!(tells(code), shown.is_some() || about, "{code}");
        }
    }

    #[test]
    fn formats_that_show_nothing_are_told() {
        let nothing = |code: &str| {
            let of = |value: f64| shows(code, value) == Some(Shows::Nothing);
            [of(1.0), of(-1.0), of(0.0), hides_texts(code)]
        };
        for (code, expected) in [
            (";;;", [true; 4]),
            (";;", [true, true, true, false]),
            ("\"\"", [true, true, true, false]),
            ("[>0]\"\";[<0]\"\";[=0]\"\";\"\"", [true; 4]),
            ("0;-0;;@", [false, false, true, false]),
            ("#,###", [false, false, true, false]),
            ("[Red]#", [false, false, true, false]),
            ("", [false; 4]),
            ("General", [false; 4]),
            ("[Red]", [false; 4]),
            ("[>100]0", [false; 4]),
            ("#,##0", [false; 4]),
            ("#.##", [false; 4]),
            ("#;-#;0", [false; 4]),
            ("0;[Red]-0;\"-\";@", [false; 4]),
        ] {
            assert_eq!(nothing(code), expected, "{code}");
            let some = expected.contains(&true);
            assert_eq!(tells(code), some, "{code}");
        }
    }

    #[test]
    fn the_section_of_the_number_is_taken() {
        let code = "[>=10000]0!.0,\"万\";[<0]-0;0";
        assert_eq!(shows(code, 31_234.0), Some(Shows::Moved(-4, "万".into())));
        assert_eq!(shows(code, 312.0), None);
        assert_eq!(shows(code, -312.0), None);
        let signed = "0;-0\"万\";0\"‰\"";
        assert_eq!(shows(signed, 1.0), None);
        assert_eq!(shows(signed, -1.0), Some(Shows::Other("万".into())));
        assert_eq!(shows(signed, 0.0), Some(Shows::Other("‰".into())));
    }
}
