//! The measure word of a target's own, which stands in place of 个.

use super::super::checking::Checking;
use crate::model::file::TargetFile;
use crate::units::{Unit, is_measure_word};

/// A measure word is one to four Chinese characters, and of what is counted in units.
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
