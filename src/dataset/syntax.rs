//! Complaints about a text that is no TOML.

use super::meant::number_meant;
use super::{Complaint, Place};

/// Faults of syntax that are said of one file: behind the first ones stand others that they have caused.
const MOST: usize = 20;
/// Signs of a line that are shown.
const SHOWN: usize = 80;
/// What the parser says of a key or a section that stands a second time.
const TWICE: &str = "duplicate key";
/// Signs of a Chinese keyboard that stand where TOML wants those of an English one.
const CHINESE: [char; 12] = [
    '“', '”', '‘', '’', '＝', '，', '：', '。', '［', '］', '【', '】',
];

/// What is wrong with a text, in the order of its lines. What stands below a section that is there a second time is
/// said with its head.
pub(super) fn complaints(file: &str, text: &str, errors: &[toml::de::Error]) -> Vec<Complaint> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut section: Option<usize> = None;
    let mut all = Vec::new();
    for error in errors {
        if all.len() == MOST {
            break;
        }
        let start = error.span().map_or(0, |span| span.start);
        let line = starts.partition_point(|own| *own <= start);
        let whole = lines.get(line - 1).copied().unwrap_or("");
        let message = error.message().lines().next().unwrap_or("");
        let place = |character| Place::Line { line, character };
        if message == TWICE {
            let below = section.and_then(|head| lines.get(head..line));
            let is_head = whole.trim_start().starts_with('[');
            let head = |own: &&str| own.trim_start().starts_with('[');
            if !is_head && below.is_some_and(|below| !below.iter().any(head)) {
                section = Some(line);
                continue;
            }
            section = is_head.then_some(line);
            all.push(twice(file, place(None), &excerpt(whole)));
            continue;
        }
        let before = text.get(starts[line - 1]..start).unwrap_or("");
        let character = before.chars().count() + 1;
        // What follows may begin with digits: [1，2].
        let plain = |c: &char| c.is_ascii_alphanumeric() || CHINESE.contains(c);
        let mut ahead = text.get(start..).unwrap_or("").chars().take_while(plain);
        all.push(match ahead.find(|c| CHINESE.contains(c)) {
            Some(sign) => punctuation(file, place(Some(character)), &excerpt(whole), sign),
            None => no_toml(file, place(Some(character)), &excerpt(whole), message),
        });
    }
    all
}

/// Line and character of a byte of a text, both from 1.
pub(super) fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn no_toml(file: &str, place: Place, written: &str, message: &str) -> Complaint {
    let value = written
        .split_once('=')
        .map(|(_, value)| value.split('#').next());
    if let Some(meant) = value.flatten().and_then(number_meant) {
        return number(file, place, written, meant);
    }
    Complaint::error(
        file,
        place,
        (
            format!("写的是“{written}”，不合 TOML 语法"),
            format!("“{written}” is not TOML ({message})"),
        ),
        (
            "“键 = 值”，文字加英文双引号",
            "`key = value`, with text in double quotes",
        ),
        ("请改正这一行的写法", "Correct this line"),
    )
}

/// A complaint about a number that is written otherwise, as with a sign or a unit behind it.
fn number(file: &str, place: Place, written: &str, meant: f64) -> Complaint {
    Complaint::error(
        file,
        place,
        (
            format!("写的是“{written}”，其中的数不合 TOML 写法"),
            format!("“{written}” has no number as TOML writes them"),
        ),
        (
            format!("单独一个数，如 {meant}"),
            format!("the number alone, such as {meant}"),
        ),
        (
            "请只写数字（1% 写 0.01，1万写 10000，数字之间不加逗号）",
            "Write the number alone (1 % is 0.01; no commas between thousands)",
        ),
    )
}

/// A complaint about a sign of a Chinese keyboard.
fn punctuation(file: &str, place: Place, written: &str, sign: char) -> Complaint {
    Complaint::error(
        file,
        place,
        (
            format!("写的是“{written}”，其中的 {sign} 是中文标点"),
            format!("“{written}” has a Chinese {sign}"),
        ),
        (
            "英文标点：\" = , : [ ]",
            "signs of an English keyboard: \" = , : [ ]",
        ),
        (
            "请把引号之外的中文标点改成英文的",
            "Write it with an English keyboard, where it stands outside of quotes",
        ),
    )
}

/// A complaint about a key or a section that stands a second time.
fn twice(file: &str, place: Place, written: &str) -> Complaint {
    Complaint::error(
        file,
        place,
        (
            format!("“{written}”前面已经写过"),
            format!("“{written}” stands further up already"),
        ),
        (
            "一个 TOML 文件里，每个键、每个小节只写一次",
            "every key and every section of a TOML file once",
        ),
        (
            "请删去一处，或合在一起；另一项请换一个键名",
            "Remove one, or make one of them; give another key to what is another thing",
        ),
    )
}

/// The beginning of a line.
fn excerpt(line: &str) -> String {
    let line = line.trim();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    fn said(text: &str) -> Vec<String> {
        let (_, errors) = DeTable::parse_recoverable(text);
        let all = complaints("a.toml", text, &errors);
        all.iter().map(|one| one.words().zh).collect()
    }

    #[test]
    fn a_section_that_stands_twice_is_said_once() {
        let all = said("[a]\nx = 1\ny = 2\n[b]\nx = 1\n[a]\nx = 3\ny = 4\n[c]\nz = 1\nz = 2\n");
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(
            all[0].contains("第 6 行") && all[0].contains("“[a]”"),
            "{all:?}"
        );
        assert!(all[1].contains("第 11 行"), "{all:?}");
        assert_eq!(said("x = 1\nx = 2\n").len(), 1);
    }

    /// Tens of thousands of faults of one line: it takes long where each is looked up in the whole text.
    #[test]
    fn no_more_faults_are_looked_at_than_are_said() {
        let text = format!("a = {{ b = {}}}\n", "= ".repeat(100_000));
        let (_, errors) = DeTable::parse_recoverable(&text);
        assert!(errors.len() > 50_000, "{}", errors.len());
        assert_eq!(complaints("a.toml", &text, &errors).len(), MOST);
    }

    #[test]
    fn chinese_signs_are_named() {
        for (text, sign) in [
            ("a = “b”\n", '“'),
            ("a ＝ 1\n", '＝'),
            ("a = [1，2]\n", '，'),
        ] {
            let all = said(text);
            let named = format!("{sign} 是中文标点");
            assert!(all.iter().any(|one| one.contains(&named)), "{all:?}");
        }
        assert!(said("a = b\n")[0].contains("不合 TOML 语法"));
    }

    #[test]
    fn a_number_with_its_unit_is_shown_alone() {
        for (text, number) in [
            ("a = 1%\n", "0.01"),
            ("a = 3,000 # 人\n", "3000"),
            ("a = 1.2万元\n", "12000"),
        ] {
            let all = said(text);
            let shown = format!("单独一个数，如 {number}。");
            assert!(
                all[0].contains("第 1 行") && all[0].contains(&shown),
                "{all:?}"
            );
        }
    }
}
