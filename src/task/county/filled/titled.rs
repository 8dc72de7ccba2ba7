//! Titles of one cell: Chinese, and English behind a bar where there is some.

use crate::source::Words;

/// What stands between the two, as it is written; a full-width one is read too.
const BAR: &str = " | ";
const BARS: [char; 2] = ['|', '｜'];

/// Whether somebody names so what has a key and a title, by either, in Chinese or English.
pub fn is_called(name: &str, key: &str, title: &Words) -> bool {
    key == name || title.reads(name)
}

/// The title that a cell says; one in one language stands for both.
pub fn titled(text: &str) -> Words {
    let parts = text.split_once(BARS).map(|(zh, en)| [zh.trim(), en.trim()]);
    match parts {
        Some([zh, en]) if !zh.is_empty() && !en.is_empty() => Words::both(zh, en),
        _ => Words::both(text, text),
    }
}

/// The cell that says a title.
pub fn in_one_cell(title: &Words) -> String {
    match title.zh == title.en {
        true => title.zh.clone(),
        false => format!("{}{BAR}{}", title.zh, title.en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_named_by_its_key_or_its_title_in_either_language() {
        let title = Words::both("日间照料", "Day care");
        for name in ["day_care", "日间照料", "Day care"] {
            assert!(is_called(name, "day_care", &title), "{name}");
        }
        assert!(!is_called("day care", "day_care", &title));
    }

    #[test]
    fn a_title_says_one_language_or_two() {
        for (text, zh, en) in [
            ("甲规划", "甲规划", "甲规划"),
            ("甲规划 | Plan of A", "甲规划", "Plan of A"),
            ("甲规划｜Plan of A|B", "甲规划", "Plan of A|B"),
            ("甲规划 |", "甲规划 |", "甲规划 |"),
        ] {
            let title = titled(text);
            assert_eq!((title.zh.as_str(), title.en.as_str()), (zh, en));
            assert_eq!(titled(&in_one_cell(&title)), title);
        }
    }
}
