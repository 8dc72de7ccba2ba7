//! The messages of the TOML reader, turned into the planner's words.

use crate::source::Words;

use super::meant::number_meant;
use super::nearest::{nearest, one_of};

/// What was found, what was expected, what to do, from a message in serde's standard forms.
pub(crate) fn translate(message: &str) -> (Words, Words, Words) {
    let message = message.lines().next().unwrap_or("");
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return unknown(rest, "键", "key");
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        return unknown(rest, "值", "value");
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        let key = rest.trim_matches('`');
        return (
            words(&format!("缺少 {key}"), &format!("{key} is missing")),
            words(&format!("有 {key}"), &format!("the key {key}")),
            words(
                &format!("请补上 {key} = …"),
                &format!("Add a line {key} = …"),
            ),
        );
    }
    if let Some(rest) = message.strip_prefix("duplicate field ") {
        let key = rest.trim_matches('`');
        return (
            words(
                &format!("{key} 写了两次，其中一次用的是它的另一种写法"),
                &format!("{key} is said twice, once by another of its names"),
            ),
            words(&format!("只写一次 {key}"), &format!("{key} once")),
            words(
                &format!("请只留 {key} = …，删去另一种写法的那一行"),
                &format!("Keep {key} = … and remove the line with its other name"),
            ),
        );
    }
    for prefix in ["invalid type: ", "invalid value: "] {
        let parts = message.strip_prefix(prefix);
        if let Some((found, expected)) = parts.and_then(|rest| rest.split_once(", expected ")) {
            return (
                found_words(found),
                expected_words(expected),
                correctly(found, expected),
            );
        }
    }
    if let Some((found, expected)) = message
        .strip_prefix("invalid length ")
        .and_then(|rest| rest.split_once(", expected "))
    {
        let found = found.trim();
        return (
            words(
                &format!("写了 {found} 项"),
                &format!("found a list of {found}"),
            ),
            expected_words(expected),
            words("请补上或删去", "Add or remove some"),
        );
    }
    if let Some(count) = message.strip_prefix("wanted exactly 1 element, ") {
        return (
            match count {
                "more than 1 element" => words("写了不止一个键", "found more than one key"),
                _ => words("一个键也没有写", "found no key"),
            },
            words("恰好一个键", "exactly one key"),
            words(
                "请只写一个；能写哪些，见 plancast explain",
                "Write one of them: `plancast explain` lists them",
            ),
        );
    }
    if message == "wanted string or table" {
        return (
            words("写的不是加引号的文字", "found no text in quotes"),
            words("加引号的文字", "text in quotes"),
            words("请改正这个值", "Correct this value"),
        );
    }
    (
        words(&format!("读不懂（{message}）"), message),
        words("说明文件规定的写法", "what the description file asks for"),
        words("请改正这一处", "Correct it"),
    )
}

fn words(zh: &str, en: &str) -> Words {
    Words {
        zh: zh.to_string(),
        en: en.to_string(),
    }
}

/// From a text in the form "`x`, expected one of `a`, `b`".
fn unknown(rest: &str, zh: &str, en: &str) -> (Words, Words, Words) {
    let mut names = rest.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or("");
    let known: Vec<&str> = names.collect();
    let expected = one_of(known.iter().copied());
    let advice = match nearest(name, known.iter().copied()) {
        Some(meant) => words(
            &format!("是不是 {meant}？请改正或删去"),
            &format!("Did you mean {meant}? Correct or remove it"),
        ),
        None => words("请改正或删去", "Correct or remove it"),
    };
    (
        words(
            &format!("不认识的{zh} {name}"),
            &format!("unknown {en} {name}"),
        ),
        words(&expected.0, &expected.1),
        advice,
    )
}

/// What to do about a value of the wrong type: a number that stands in quotes, or with its sign or unit, is shown as it is
/// written here.
fn correctly(found: &str, expected: &str) -> Words {
    let text = found
        .strip_prefix("string ")
        .map(|own| own.trim_matches('"'));
    if let Some(own @ ("true" | "false")) = text.filter(|_| expected == "a boolean") {
        return words(
            &format!("请写 {own}，不加引号"),
            &format!("Write {own} without quotes"),
        );
    }
    let whole = matches!(
        expected,
        "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64"
    );
    let number = whole || matches!(expected, "f64" | "f32" | "a number or a quantity");
    let meant = text.filter(|_| number).and_then(number_meant);
    match meant.filter(|meant| !whole || meant.fract() == 0.0) {
        Some(meant) => words(
            &format!("请写 {meant}：数字不加引号，不带单位和 %（1% 写 0.01，1万写 10000）"),
            &format!("Write {meant}: a number has no quotes, no unit and no % (1 % is 0.01)"),
        ),
        None => words("请改正这个值", "Correct this value"),
    }
}

/// Serde's name of what stands there.
fn found_words(found: &str) -> Words {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let value = value.trim_start_matches("point ");
    let value = value.trim_matches(['`', '"']);
    if found == "unit variant" {
        return words("写的不是加引号的文字", "found no text in quotes");
    }
    match kind {
        "string" => words(
            &format!("写的是文字“{value}”"),
            &format!("found the text “{value}”"),
        ),
        "integer" => {
            // Behind the number may stand what the reader took it for: "`99999999999999999999` as i128".
            let value = value.split('`').next().unwrap_or(value);
            words(
                &format!("写的是整数 {value}"),
                &format!("found the integer {value}"),
            )
        }
        "floating" => words(
            &format!("写的是小数 {value}"),
            &format!("found the decimal {value}"),
        ),
        "boolean" => words(&format!("写的是 {value}"), &format!("found {value}")),
        "sequence" => words("写的是列表", "found a list"),
        "map" => words("写的是一组键", "found a table of keys"),
        _ => words(&format!("写的是 {found}"), &format!("found {found}")),
    }
}

/// Serde's name of what is expected.
fn expected_words(expected: &str) -> Words {
    match expected {
        "u32" => words(
            "0 到 4294967295 的整数",
            "a whole number from 0 to 4294967295",
        ),
        "u8" | "u16" | "u64" | "usize" => words("不小于 0 的整数", "a whole number, 0 or more"),
        "i32" | "i64" => words("整数", "a whole number"),
        "f64" | "f32" => words("数字", "a number"),
        "a string" | "string only" => words("加引号的文字", "text in quotes"),
        "a boolean" => words("true 或 false", "true or false"),
        "a sequence" => words(
            "列表，写在 [ ] 里；成节的，每节以 [[ ]] 开头",
            "a list, in [ ], or sections that begin with [[ ]]",
        ),
        "a name or a list of names" => words(
            "加引号的名称，或名称的列表，如 [\"a\", \"b\"]",
            "a name in quotes, or a list of names such as [\"a\", \"b\"]",
        ),
        "a map" => words("一组键", "a table of keys"),
        "struct Words" => words(
            "中英文一对 { zh = \"…\", en = \"…\" }",
            "a pair { zh = \"…\", en = \"…\" }",
        ),
        "a number or a quantity" => words(
            "数字，或 { quantity = \"…\", year = … }",
            "a number, or { quantity = \"…\", year = … }",
        ),
        other if of_length(other).is_some() => {
            let length = of_length(other).unwrap_or_default();
            words(
                &format!("{length} 项的列表"),
                &format!("a list of {length}"),
            )
        }
        other if other.starts_with("internally tagged enum ") => words(
            "一组键，其中 kind 写明是哪一种，如 { kind = \"…\", … }",
            "a table of keys that says its kind, such as { kind = \"…\", … }",
        ),
        other if other.starts_with("struct ") => words("一组键", "a table of keys"),
        other => words("说明文件规定的写法", other),
    }
}

/// How many items a list of fixed length has.
fn of_length(expected: &str) -> Option<&str> {
    expected.strip_prefix("an array of length ")
}

#[cfg(test)]
mod tests {
    use super::translate;

    /// Found and expected in both languages.
    fn said(message: &str) -> [String; 4] {
        let (found, expected, _) = translate(message);
        [found.zh, expected.zh, found.en, expected.en]
    }

    #[test]
    fn nothing_that_the_reader_says_stays_in_its_own_words() {
        for message in [
            "wanted exactly 1 element, found 0 elements",
            "wanted exactly 1 element, more than 1 element",
            "wanted string or table",
            "invalid type: unit variant, expected string only",
            "invalid length 1, expected an array of length 2",
            "invalid type: integer `33`, expected a form of a later version",
            "invalid type: integer `18`, expected an array of length 2",
            "invalid type: integer `99999999999999999999` as i128, expected i32",
        ] {
            let [found, expected, ..] = said(message);
            for zh in [found, expected] {
                assert!(
                    !zh.contains(|c: char| c.is_ascii_lowercase()),
                    "{message}: {zh}"
                );
            }
        }
        let (.., advice) = translate("invalid type: string \"1%\", expected f64");
        assert!(advice.zh.starts_with("请写 0.01：") && advice.en.starts_with("Write 0.01:"));
        let (.., advice) = translate("invalid type: string \"false\", expected a boolean");
        assert_eq!(advice.zh, "请写 false，不加引号");
        let (.., advice) = translate("invalid type: string \"0.5年\", expected i32");
        assert_eq!(advice.zh, "请改正这个值");
        let [found, expected, ..] = said("invalid length 3, expected an array of length 2");
        assert_eq!(
            [found.as_str(), expected.as_str()],
            ["写了 3 项", "2 项的列表"]
        );
    }
}
