//! What a number format says of a number by words and signs: that it is rounded (`"约"0`), that it is below nothing though its
//! cell holds one above (`-0`, `"减少"0`), or nothing of its sign (`0;[Red]0`).

use super::super::number::{AFTER, BEFORE};
use super::super::remedy::{FELL, ROSE};
use super::format_sections::{Section, section, sections};
use super::format_units::power;

/// Signs of a number below nothing.
const MINUS: [&str; 3] = ["-", "−", "－"];
/// What else tells one below nothing from one above.
const BELOW: [char; 10] = ['-', '−', '－', '(', '（', '▲', '△', '▼', '▽', '↓'];
/// What may stand around a word and says nothing.
const ROOM: [char; 5] = [' ', '¥', '￥', '$', ':'];

/// What a sheet says of the sign of a number, or of how exact it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SaidOfNumber {
    /// It is a round one.
    About,
    /// Nothing of that it is below nothing.
    Unsigned,
    /// Another sign: what stands before its digits and behind them.
    Other([String; 2]),
}

/// What a format says of a number; nothing where it shows the number with its sign.
pub(super) fn said(code: &str, value: f64) -> Option<SaidOfNumber> {
    of_sections(&sections(code), value)
}

/// True for a format that says something of some numbers.
pub(super) fn tells(all: &[Section]) -> bool {
    [1.0, -1.0]
        .iter()
        .any(|value| of_sections(all, *value).is_some())
}

fn of_sections(all: &[Section], value: f64) -> Option<SaidOfNumber> {
    let around = section(all, value)?.around()?;
    let [before, behind] = around.each_ref().map(|text| text.trim_matches(ROOM));
    let conditional = all.iter().any(|own| own.when.is_some());
    // With a part of its own a number below nothing has no minus but that of the part.
    let bare = value < 0.0 && all.len() > 1 && !conditional;
    let says = |words: &[&str]| words.contains(&before);
    let is_other = match value > 0.0 {
        true => says(&MINUS) || says(&FELL),
        false => bare && says(&ROSE),
    };
    if is_other && value != 0.0 {
        return Some(SaidOfNumber::Other(around));
    }
    if BEFORE.contains(&before) || is_more(behind) {
        return Some(SaidOfNumber::About);
    }
    let is_below = |text: &str| text.contains(BELOW) || FELL.iter().any(|word| text.contains(word));
    let unsigned = bare && !is_below(before) && !is_below(behind);
    unsigned.then_some(SaidOfNumber::Unsigned)
}

/// True for `左右` and the like, before a unit or behind it or alone.
fn is_more(behind: &str) -> bool {
    let unit = AFTER.iter().find_map(|word| {
        let before = behind.strip_prefix(word);
        before.or_else(|| behind.strip_suffix(word))
    });
    unit.is_some_and(|unit| unit.is_empty() || power(unit).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_of_formats_are_told() {
        let other = |before: &str| Some(SaidOfNumber::Other([before.to_string(), String::new()]));
        for (code, value, expected) in [
            ("\"约\"0", 5.0, Some(SaidOfNumber::About)),
            ("0\"人左右\"", 5.0, Some(SaidOfNumber::About)),
            ("≥0", 5.0, Some(SaidOfNumber::About)),
            ("-0", 5.0, other("-")),
            ("\"减少\"0", 5.0, other("减少")),
            ("\"增加\"0;\"减少\"0", 5.0, None),
            ("\"增加\"0;\"减少\"0", -5.0, None),
            ("0;\"增加\"0", -5.0, other("增加")),
            ("0;0", -5.0, Some(SaidOfNumber::Unsigned)),
            ("#,##0.00;[Red]#,##0.00", -5.0, Some(SaidOfNumber::Unsigned)),
            ("#,##0.00;[Red]#,##0.00", 5.0, None),
            ("0;(0)", -5.0, None),
            ("[Color10]▲0;[Red]▼0", -5.0, None),
            ("#,##0.00_);(#,##0.00)", -5.0, None),
            ("0.00", -5.0, None),
            ("General", -5.0, None),
            ("0\"多重\"", 5.0, None),
            ("yyyy-mm-dd", 5.0, None),
            ("[<0]0;0", -5.0, None),
            ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ", -5.0, None),
        ] {
            assert_eq!(said(code, value), expected, "{code}");
        }
        assert!(tells(&sections("0;0")) && !tells(&sections("0;-0;\"-\"")));
    }
}
