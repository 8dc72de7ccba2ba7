//! Complaints about a text that is no TOML.

use super::full_width::{FullWidth, half_of, outside};
use super::meant::number_meant;
use super::{Complaint, Place};

/// Faults of syntax that are said of one file: behind the first ones stand others that they have caused.
const MOST: usize = 20;
/// Signs of a line that are shown.
const SHOWN: usize = 80;
/// What the parser says of a key or a section that stands a second time.
const TWICE: &str = "duplicate key";
/// What is wrong with a text, in the order of its lines. What stands below a section that is there a second time is
/// said with its head.
pub(super) fn complaints(file: &str, text: &str, errors: &[toml::de::Error]) -> Vec<Complaint> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut section: Option<usize> = None;
    // A line with a sign of another keyboard is said once: what else is wrong with it mostly follows from that.
    let mut told: Vec<usize> = Vec::new();
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
        if told.contains(&line) {
            continue;
        }
        let before = text.get(starts[line - 1]..start).unwrap_or("");
        let character = before.chars().count() + 1;
        let open = match FullWidth::of(whole) {
            Some(_) => None,
            None => unclosed(&lines, line),
        };
        let (at, own) = open.unwrap_or((line, whole));
        // It is the sign of its own line, which was told, that does not close it.
        if open.is_some() && told.contains(&at) {
            break;
        }
        match FullWidth::of(own) {
            Some(sign) if sign.meant.is_some() || number_of(own).is_none() => {
                told.push(line);
                let place = Place::Line {
                    line: at,
                    character: Some(sign.character),
                };
                all.push(punctuation(file, place, &excerpt(own), &sign));
            }
            None if open.is_some() => {
                let place = Place::Line {
                    line: at,
                    character: None,
                };
                all.push(left_open(file, place, &excerpt(own)));
            }
            _ => all.push(no_toml(file, place(Some(character)), whole, message)),
        }
        // What a bracket does not close swallows all that stands below it.
        if open.is_some() {
            break;
        }
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

/// The first line of a section, up to one at which the parser stumbles, whose bracket nothing closes before the next section.
fn unclosed<'t>(lines: &[&'t str], line: usize) -> Option<(usize, &'t str)> {
    let is_head = |own: &&str| {
        let inner = own.trim_start().trim_start_matches('[');
        inner.len() < own.trim_start().len()
            && inner.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && inner.contains(']')
    };
    let first = lines[..line - 1]
        .iter()
        .rposition(is_head)
        .map_or(0, |at| at + 1);
    let last = lines[line - 1..].iter().position(is_head);
    let last = last.map_or(lines.len(), |at| line - 1 + at);
    let mut open: Vec<usize> = Vec::new();
    for (at, own) in lines.iter().enumerate().take(last).skip(first) {
        outside(own, |_, sign| match sign {
            '[' | '{' => open.push(at),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        });
    }
    let at = *open.first().filter(|at| **at < line)?;
    Some((at + 1, lines[at]))
}

/// The number that the value of a line means, as with a sign or a unit behind it; nothing where it is none.
fn number_of(line: &str) -> Option<f64> {
    let value = |line: &str| {
        let (_, value) = line.split_once('=')?;
        Some(value.split('#').next()?.trim().to_string())
    };
    // A plain number is not what is wrong.
    let plain = value(line).is_some_and(|own| own.parse::<f64>().is_ok());
    number_meant(&value(&half_of(line))?).filter(|_| !plain)
}

fn no_toml(file: &str, place: Place, line: &str, message: &str) -> Complaint {
    let written = &excerpt(line);
    if let Some(meant) = number_of(line) {
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
fn punctuation(file: &str, place: Place, written: &str, sign: &FullWidth) -> Complaint {
    let (zh, en) = sign.words();
    let meant = sign
        .meant
        .as_deref()
        .filter(|own| own.chars().count() <= SHOWN);
    let (such, as_in) = meant.map_or_else(Default::default, |own| {
        (format!("，即 {own}"), format!(": {own}"))
    });
    Complaint::error(
        file,
        place,
        (
            format!("写的是“{written}”，{zh}"),
            format!("“{written}” {en}"),
        ),
        (
            format!("引号之外用半角的数字、字母和英文标点{such}"),
            format!("half-width digits, letters and signs outside of quotes{as_in}"),
        ),
        (
            "请把引号之外的中文标点和全角字符改成英文（半角）的",
            "Write it with an English keyboard, where it stands outside of quotes",
        ),
    )
}

/// A complaint about a line whose bracket is not closed.
fn left_open(file: &str, place: Place, written: &str) -> Complaint {
    Complaint::error(
        file,
        place,
        (
            format!("写的是“{written}”，括号没有配对"),
            format!("“{written}” has a bracket that is not closed"),
        ),
        ("成对的 [ ] 和 { }", "brackets in pairs: [ ] and { }"),
        (
            "请补上 ] 或 }；下面各行改好之后再看",
            "Close it with ] or }; what stands below is looked at then",
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

    /// A bracket that a full-width sign does not close is told with that sign, and not again for what stands below it.
    #[test]
    fn a_bracket_of_a_chinese_keyboard_is_told_once() {
        let all = said("[a]\nx = { k = 1， m = 2 ｝\ny = \"z\"\n[b]\nx = 1\n");
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0].contains("第 2 行第 12 个字符"), "{all:?}");
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
    fn a_line_of_a_chinese_keyboard_is_said_once_with_what_to_write() {
        for (text, parts) in [
            (
                "x = 1\na = １２３\n",
                ["第 2 行第 5 个字符", "，即 a = 123。"],
            ),
            ("a = “>=”\n", ["“ 是中文标点", "，即 a = \">=\"。"]),
            ("a = [1，2，３]\n", ["， 是中文标点", "，即 a = [1,2,3]。"]),
            ("a =　1\n", ["有全角空格", "，即 a = 1。"]),
            (
                "a = { b = 1， c = 2 }\n",
                ["第 12 个字符", "，即 a = { b = 1, c = 2 }。"],
            ),
            ("a = （1）\n", ["（ 是中文标点", "英文标点。"]),
            (
                "a = [1, 2］\n",
                ["第 1 行第 10 个字符", "，即 a = [1, 2]。"],
            ),
        ] {
            let all = said(text);
            let [one] = all.as_slice() else {
                panic!("said once: {all:?}");
            };
            assert!(parts.iter().all(|part| one.contains(part)), "{one}");
        }
        assert!(said("a = 99％\n")[0].contains("如 0.99。"));
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_said_where_it_stands() {
        for text in [
            "[a]\nb = [1, 2\nc = 7260\nd = \"x\"\n[e]\nf = 1\n",
            "[a]\nb = { zh = \"x\", en = \"y\"\nc = 7260\n\n[e]\nf = 1\n",
        ] {
            let all = said(text);
            assert_eq!(all.len(), 1, "{all:?}");
            assert!(
                all[0].contains("第 2 行") && all[0].contains("括号没有配对"),
                "{all:?}"
            );
        }
        // One that is closed further down lacks something else.
        assert!(!said("a = [\n1\n2,\n]\nb = 1\n")[0].contains("配对"));
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
