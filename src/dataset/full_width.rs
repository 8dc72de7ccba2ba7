//! Signs of a Chinese keyboard where a declaration wants those of an English one: outside of quotes.

use std::collections::BTreeSet;

use toml::de::DeTable;

/// What full-width forms are behind the half-width ones by.
const BEHIND: u32 = 0xFEE0;

/// The first such sign of a line.
pub(super) struct FullWidth {
    pub sign: char,
    /// Character in the line from 1.
    pub character: usize,
    /// The line with half-width signs, where that is right.
    pub meant: Option<String>,
}

impl FullWidth {
    /// The first of a line; nothing where it has none.
    pub fn of(line: &str) -> Option<FullWidth> {
        let mut signs = Vec::new();
        let is_open = outside(line, |place, sign| {
            if half(sign).is_some() {
                signs.push((place, sign));
            }
        });
        if signs.is_empty() && is_open {
            signs = quotes(line);
        }
        let (at, sign) = *signs.first()?;
        let places: BTreeSet<usize> = signs.iter().map(|(place, _)| *place).collect();
        let changed = line.chars().enumerate().map(|(place, sign)| {
            let own = half(sign).filter(|_| places.contains(&place));
            own.unwrap_or(sign)
        });
        let meant: String = changed.collect();
        let (_, errors) = DeTable::parse_recoverable(&meant);
        Some(FullWidth {
            sign,
            character: at + 1,
            meant: errors.is_empty().then(|| meant.trim().to_string()),
        })
    }

    /// What it is.
    pub fn words(&self) -> (String, String) {
        let sign = self.sign;
        match sign {
            '\u{3000}' => ("其中有全角空格".into(), "has a full-width space".into()),
            '−' | '–' | '—' => (
                format!("其中的 {sign} 不是英文键盘上的符号"),
                format!("has a {sign}, which is on no English keyboard"),
            ),
            _ if half(sign).is_some_and(|half| half.is_ascii_alphanumeric()) => (
                format!("其中的 {sign} 是全角字符"),
                format!("has a full-width {sign}"),
            ),
            _ => (
                format!("其中的 {sign} 是中文标点"),
                format!("has a Chinese {sign}"),
            ),
        }
    }
}

/// The half-width sign that is meant; nothing of others.
fn half(sign: char) -> Option<char> {
    Some(match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(sign as u32 - BEHIND)?,
        '\u{3000}' => ' ',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '。' => '.',
        '、' => ',',
        '【' => '[',
        '】' => ']',
        '−' | '–' | '—' => '-',
        _ => return None,
    })
}

/// A text as half-width signs have it: `６００＠２０２８` is `600@2028`.
pub fn half_of(text: &str) -> String {
    text.chars()
        .map(|sign| half(sign).unwrap_or(sign))
        .collect()
}

/// Shows each sign of a line outside of quotes and comments, with its place from 0, and Chinese quotes, which hold a text as
/// English ones do; whether the line ends within English quotes.
pub(super) fn outside(line: &str, mut show: impl FnMut(usize, char)) -> bool {
    let (mut within, mut escaped) = (None, false);
    for (place, sign) in line.chars().enumerate() {
        match within {
            Some(quote @ ('"' | '\'')) => {
                if sign == quote && !escaped {
                    within = None;
                }
                escaped = quote == '"' && sign == '\\' && !escaped;
            }
            Some(quote) => {
                if half(sign) == half(quote) && half(sign).is_some() {
                    show(place, sign);
                    within = None;
                }
            }
            None if sign == '#' => return false,
            None => {
                show(place, sign);
                if half(sign) == Some('#') {
                    return false;
                }
                if matches!(sign, '"' | '\'' | '“' | '”' | '‘' | '’') {
                    within = Some(sign);
                }
            }
        }
    }
    matches!(within, Some('"' | '\''))
}

/// Chinese quotes that stand where a text begins or ends.
fn quotes(line: &str) -> Vec<(usize, char)> {
    let signs: Vec<char> = line.chars().collect();
    let is_end = |(place, sign): &(usize, char)| {
        let (before, after) = (&signs[..*place], &signs[*place + 1..]);
        let begins = next_is_of(before.iter().rev(), &['=', '[', ',']);
        let ends = next_is_of(after.iter(), &[',', '}', ']', '#']);
        half(*sign) == Some('"') && (begins || ends)
    };
    let all = signs.iter().copied().enumerate();
    all.filter(is_end).collect()
}

/// Whether the next sign that is no space is one of some, or there is none.
fn next_is_of<'s>(mut signs: impl Iterator<Item = &'s char>, some: &[char]) -> bool {
    let next = signs.find(|sign| !sign.is_whitespace());
    next.is_none_or(|sign| some.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_as_it_is_meant() {
        for (line, sign, character, meant) in [
            ("a = １２３", '１', 5, Some("a = 123")),
            ("ａ = 1", 'ａ', 1, Some("a = 1")),
            ("a ＝ 1", '＝', 3, Some("a = 1")),
            ("a = 0。99", '。', 6, Some("a = 0.99")),
            ("a = −7", '−', 5, Some("a = -7")),
            ("a = [1、2]", '、', 7, Some("a = [1,2]")),
            ("a = “温岭，市”", '“', 5, Some("a = \"温岭，市\"")),
            ("【a.b】", '【', 1, Some("[a.b]")),
            ("a = 1 ＃人", '＃', 7, Some("a = 1 #人")),
            (
                "a = { zh = \"（一）”, en = \"one\" }",
                '”',
                16,
                Some("a = { zh = \"（一）\", en = \"one\" }"),
            ),
            ("a = （1）", '（', 5, None),
            ("a = 99％", '％', 7, None),
        ] {
            let found = FullWidth::of(line).expect(line);
            assert_eq!((found.sign, found.character), (sign, character), "{line}");
            assert_eq!(found.meant.as_deref(), meant, "{line}");
        }
        for line in ["a = \"（一）“二”\"", "a = 1 # 一，二", "a = b"] {
            assert!(FullWidth::of(line).is_none(), "{line}");
        }
    }
}
