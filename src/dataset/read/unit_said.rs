//! How people say that something is a unit: by brackets, by a word before it, by a multiple or money in it.

use super::unit::unit;

/// Brackets in which a unit stands.
pub(super) const BRACKETS: [(char, char); 11] = [
    ('(', ')'),
    ('（', '）'),
    ('[', ']'),
    ('【', '】'),
    ('［', '］'),
    ('〔', '〕'),
    ('{', '}'),
    ('｛', '｝'),
    ('<', '>'),
    ('＜', '＞'),
    ('「', '」'),
];
/// Words before the unit of a whole table.
pub(super) const WORDS: [&str; 13] = [
    "计量单位",
    "金额单位",
    "货币单位",
    "金額單位",
    "貨幣單位",
    "数据单位",
    "单位",
    "計量單位",
    "單位",
    "単位",
    "단위",
    "Unit",
    "unit",
];
/// What stands between such a word and the unit.
pub(super) const AFTER_WORDS: [&str; 6] = [":", "：", "均为", "为", "均為", "是"];
/// What stands before such a word where it speaks of the whole table.
const OF_TABLE: [&str; 4] = ["本表", "表内", "表中", "全表"];
/// What is counted in the unit that stands between the two words after it: `金额均以万元为单位`, `以万元计`.
const COUNTED: [&str; 5] = ["", "金额", "数据", "数值", "资金"];

/// A unit without the brackets around it and the word 单位 before it.
pub(super) fn without_brackets(text: &str) -> &str {
    after_word(text).unwrap_or(bare(text))
}

/// A text without the brackets around it.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let inside = BRACKETS
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inside.unwrap_or(text).trim()
}

/// True for money and multiples; `1000` alone may be any number.
pub(super) fn is_unmistakable(said: &str) -> bool {
    let says = |c: char| c.is_alphabetic() || "£$¥€₩'’".contains(c);
    said.contains(says) && unit(said).is_some_and(|unit| unit.is_unmistakable())
}

/// What follows the word 单位 at the beginning of a row, or of a note.
pub(super) fn after_word(text: &str) -> Option<&str> {
    let text = bare(text);
    let text = ["注：", "注:", "说明：", "Note:"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
        .trim_start();
    let text = OF_TABLE
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    if let Some(said) = counted_in(text) {
        return Some(said);
    }
    let after = WORDS.iter().find_map(|word| text.strip_prefix(word))?;
    let apart = after.starts_with(char::is_whitespace);
    let after = after.trim_start_matches('s').trim();
    let is_unit = || is_unmistakable(after) || apart && unit(after).is_some();
    let said = AFTER_WORDS
        .iter()
        .find_map(|sign| after.strip_prefix(sign))
        .or_else(|| is_unit().then_some(after))?;
    let said = said.trim().trim_end_matches(['。', '.']).trim();
    (!said.is_empty()).then_some(said)
}

/// The unit in which a text says that everything is counted.
fn counted_in(text: &str) -> Option<&str> {
    let (before, behind) = text.split_once('以')?;
    let whole = COUNTED.contains(&before.trim_end_matches('均'));
    let said = ["为单位", "计"]
        .iter()
        .find_map(|word| behind.split_once(word));
    let (said, _) = said.filter(|_| whole)?;
    is_unmistakable(said).then_some(said)
}
