//! Columns of words told from columns of numbers, also of numbers that cannot be read.

use std::collections::BTreeSet;

use crate::source::Words;

use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::unit;
use super::width::half_width;

/// Signs that stand in numbers that people write in ways that may mean several things: `1200-1300`, `1.234,5`.
const INSIDE: &str = " .,'’·、-~—±/_:";
/// What may stand before such a number.
const BEFORE: [char; 7] = ['(', '[', '¥', '￥', '$', '€', '<'];
/// What may stand behind one.
const BEHIND: [&str; 9] = [
    "", "p", "r", "注", "(p)", "(r)", "(初步)", "(修订)", "(预计)",
];
/// Signs that number footnotes.
const RAISED: &str = "¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾";

/// True for a column that holds words and no number; dates among them are what a spreadsheet made of some.
pub(super) fn is_without_numbers(raw: &RawTable, name: &str) -> bool {
    let (mut words, mut others) = (false, false);
    for cell in raw.texts(name).iter().flatten() {
        match number::number(cell) {
            Err(NotANumber::Text | NotANumber::WithWords) => words = true,
            Err(NotANumber::Mark | NotANumber::Date) => {}
            _ => others = true,
        }
    }
    words && !others
}

/// True for a column of words beside columns of values: words in some cell, or cells like numbers that come back again
/// and again, as groups of ages do; a column of nothing but numbers with words or signs beside them is one of values.
pub(super) fn is_text(raw: &RawTable, name: &str) -> bool {
    if !is_without_numbers(raw, name) {
        return false;
    }
    let texts = raw.texts(name);
    let cells: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
    let distinct: BTreeSet<&&str> = cells.iter().collect();
    let comes_back = distinct.len() > 1 && 2 * distinct.len() <= cells.len();
    let is_word = |cell: &&str| number::number(cell) == Err(NotANumber::Text) && !resembles(cell);
    comes_back || cells.iter().any(is_word)
}

/// True for a column in which some cell is a unit: 单位 may also head the names of offices.
pub(super) fn says_units(raw: &RawTable, name: &str) -> bool {
    let cells = raw.texts(name);
    cells
        .iter()
        .flatten()
        .any(|cell| unit::unit(cell).is_some())
}

/// True for a text that somebody may have meant for a number.
fn resembles(text: &str) -> bool {
    let half = half_width(text);
    let bare = half.trim().trim_start_matches(BEFORE);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit() || INSIDE.contains(c));
    let behind = behind.trim_end_matches(|c: char| RAISED.contains(c));
    let bare = behind.trim_matches([')', ']']).trim();
    BEHIND.contains(&behind.to_lowercase().as_str())
        || bare.is_empty()
        || unit::unit(bare).is_some()
}

/// Notes columns that hold neither years nor series.
pub(super) fn left_out(raw: &mut RawTable, columns: &[String]) {
    for name in columns {
        raw.reading.aside.push(Words {
            zh: format!("“{name}”列既不是年份也不是指标，未用"),
            en: format!("the column “{name}” is neither a year nor a series and was left out"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::resembles;

    #[test]
    fn numbers_are_seen_through_signs() {
        for number in [
            "1 234",
            "1200-1300",
            "1234p",
            "（1234）",
            "1234（初步）",
            "1234¹",
            "¥1234",
            "1234±10",
            "1.234,5",
            "1'234人",
            "1234注",
        ] {
            assert!(resembles(number), "{number}");
        }
        for word in ["甲镇", "3级", "65岁及以上", "第3名", "A1", ""] {
            assert!(!resembles(word), "{word}");
        }
    }
}
