//! The measure word of a target's own, which stands in place of 个.

use super::super::checking::Checking;
use crate::model::file::TargetFile;
use crate::units::Unit;

/// Most signs of a measure word.
const LONGEST: usize = 4;

/// A measure word is one to four Chinese signs, and of what is counted in units.
pub(super) fn check(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let Some(word) = target.counted_in.as_deref() else {
        return;
    };
    if target.unit == Unit::Units && is_measure_word(word) {
        return;
    }
    let unit = target.unit;
    checking.say(
        "plan",
        &format!("{at}.counted_in"),
        (
            format!("counted_in = \"{word}\"，unit = \"{unit}\""),
            format!("counted_in = \"{word}\", unit = \"{unit}\""),
        ),
        (
            "一至四个汉字的量词（如“场”），并且 unit = \"units\"".into(),
            "a measure word of one to four Chinese characters such as “场”, with unit = \"units\""
                .into(),
        ),
        (
            "请改正 counted_in 或 unit，或删去 counted_in",
            "Correct counted_in or unit, or leave counted_in out",
        ),
    );
}

fn is_measure_word(word: &str) -> bool {
    let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    (1..=LONGEST).contains(&word.chars().count()) && word.chars().all(is_han)
}

#[cfg(test)]
mod tests {
    use super::is_measure_word;

    #[test]
    fn a_measure_word_is_short_and_chinese() {
        assert!(["场", "届", "支", "场次"].into_iter().all(is_measure_word));
        let others = ["", "times", "场 ", "15场", "无障碍观影"];
        assert!(!others.into_iter().any(is_measure_word));
    }
}
