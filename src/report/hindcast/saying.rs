//! Headings in one language.

use crate::source::Language;

/// Words written as `中文|English`, in one of the two.
pub(super) fn said(head: &[&str], language: Language) -> Vec<String> {
    let pick = |words: &&str| {
        words
            .split_once('|')
            .map_or("", |(zh, en)| language.pick(zh, en))
            .to_string()
    };
    head.iter().map(pick).collect()
}
