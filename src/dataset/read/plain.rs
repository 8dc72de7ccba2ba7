//! The text of a cell without what nobody sees in it.

/// Signs without a shape of their own: they come from web pages and copied cells.
const fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The text without invisible signs and without what forces a spreadsheet to take it for text (`="2018"`, `'2018`);
/// nothing if there is neither.
pub(super) fn plain(text: &str) -> Option<String> {
    if text.is_ascii() && !text.starts_with(['=', '\'']) {
        return None;
    }
    let forced = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|text| !text.replace("\"\"", "").contains('"'));
    let quoted = text
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let bare = forced.or(quoted).unwrap_or(text);
    if bare.len() == text.len() && !text.contains(is_invisible) {
        return None;
    }
    let seen: String = bare.chars().filter(|c| !is_invisible(*c)).collect();
    Some(seen.trim().to_string())
}

/// True for a sign of Chinese writing, between which a blank means nothing.
pub const fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// What begins a unit behind a name, from which a blank parts it.
const UNIT: [&str; 2] = ["单位：", "单位:"];

/// A heading on one line, without the blanks that only spread Chinese signs (`年　份`).
pub(super) fn heading(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut joined = String::new();
    for word in words {
        let between = joined.chars().next_back().is_some_and(is_han)
            && word.chars().next().is_some_and(is_han);
        let is_unit = UNIT.iter().any(|start| word.starts_with(start));
        if !joined.is_empty() && (!between || is_unit) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Signs of a cell that a message shows.
const SHOWN: usize = 60;

/// A cell as a message shows it: the beginning of a long one, on one line.
pub(super) fn shown(text: &str) -> String {
    let text = text.replace('\n', "↵");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_away() {
        assert_eq!(plain("2018\u{200B}").as_deref(), Some("2018"));
        assert_eq!(plain("\u{FEFF}年份").as_deref(), Some("年份"));
        assert_eq!(plain("=\"2018\"").as_deref(), Some("2018"));
        assert_eq!(plain("'2018").as_deref(), Some("2018"));
        // Two texts joined by a formula are no text.
        assert_eq!(plain("=\"持证\"&\"（人）\""), None);
        assert_eq!(plain("'tis"), None);
        assert_eq!(plain("2018"), None);
    }

    #[test]
    fn long_cells_are_shown_by_their_beginning() {
        assert_eq!(shown("甲镇"), "甲镇");
        assert_eq!(shown(&"啊".repeat(5000)).chars().count(), SHOWN + 1);
    }

    #[test]
    fn blanks_between_chinese_signs_mean_nothing() {
        assert_eq!(heading("年 份"), "年份");
        assert_eq!(heading("年　份\nYear"), "年份 Year");
        assert_eq!(heading("care  subsidy"), "care subsidy");
        assert_eq!(heading("2020 年"), "2020 年");
        assert_eq!(heading("人 数 单位：人"), "人数 单位：人");
    }
}
