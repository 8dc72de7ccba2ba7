//! What may be written at a place, where it must lie, and an example of it.

use serde_json::Value;

use super::description::DescriptionWalk;
use super::meaning::{both, with_meaning};
use crate::model::check::{Names, Within};
use crate::source::Words;

impl<'a> DescriptionWalk<'a> {
    /// What may be written at a place.
    pub(super) fn written(&self, described: &'a Value) -> Words {
        if let Some(choices) = described["oneOf"].as_array() {
            return one_of(choices);
        }
        let names = described["x-names"].as_str().and_then(Names::of);
        let of_type = match &described["type"] {
            Value::String(kind) => kind.as_str(),
            Value::Array(kinds) => kinds
                .iter()
                .filter_map(Value::as_str)
                .find(|kind| *kind != "null")
                .unwrap_or_default(),
            _ => "",
        };
        match (names, of_type, described["enum"].as_array()) {
            (Some(names), "array", _) => {
                let (zh, en) = names.words();
                both(
                    format!("列表：每项为{zh}的键名"),
                    format!("names: each {} {en}", article(en)),
                )
            }
            (Some(names), _, _) => {
                let (zh, en) = names.words();
                both(
                    format!("{zh}的键名"),
                    format!("name of {} {en}", article(en)),
                )
            }
            (None, "string", Some(words)) => {
                let words = words.iter().filter_map(Value::as_str);
                let words: Vec<String> = words.map(String::from).collect();
                both(any_zh(&words), any_en(&words))
            }
            (None, "string", None) => both("文字", "text"),
            (None, "integer", _) => both("整数", "whole number"),
            (None, "number", _) => both("数", "number"),
            (None, "boolean", _) => both("true 或 false", "true or false"),
            (None, "array", _) => {
                let items = &described["items"];
                let each = self
                    .form(items)
                    .unwrap_or_else(|| self.written(self.resolved(items).0));
                both(format!("列表：{}", each.zh), format!("list: {}", each.en))
            }
            (None, "object", _) => both("一节", "section"),
            (None, other, _) => both(other, other),
        }
    }
}

fn article(of: &str) -> &'static str {
    match of.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => "an",
        false => "a",
    }
}

/// One of several words with their meanings, a section with one of several keys, or either.
fn one_of(choices: &[Value]) -> Words {
    if choices.iter().any(|choice| kind(choice).is_some()) {
        return both("一节", "section");
    }
    let words = choices
        .iter()
        .filter_map(|choice| Some(with_meaning(choice["const"].as_str()?, choice)));
    let (zh, en): (Vec<String>, Vec<String>) = words.map(|word| (word.zh, word.en)).unzip();
    let words = both(any_zh(&zh), any_en(&en));
    let names: Vec<String> = choices
        .iter()
        .filter_map(|choice| choice["properties"].as_object())
        .flat_map(|properties| properties.keys().cloned())
        .collect();
    if choices.iter().any(|choice| choice["type"] == "number") {
        return both(
            format!("数，或一节，写 {}", names.join("、")),
            format!("number, or a section with {}", names.join(", ")),
        );
    }
    let section = both(
        format!("一节，写 {}", any_zh(&names)),
        format!("section with {}", any_en(&names)),
    );
    match (zh.is_empty(), names.is_empty()) {
        (_, true) => words,
        (true, false) => section,
        (false, false) => both(
            format!("{}，或{}", words.zh, section.zh),
            format!("{}, or a {}", words.en, section.en),
        ),
    }
}

/// The kind that a choice is of.
pub(super) fn kind(choice: &Value) -> Option<&str> {
    choice["properties"]["kind"]["const"].as_str()
}

fn any_zh(words: &[String]) -> String {
    match words {
        [one] => one.clone(),
        several => format!("{}之一", several.join("、")),
    }
}

fn any_en(words: &[String]) -> String {
    match words {
        [one] => one.clone(),
        several => format!("one of {}", several.join(", ")),
    }
}

/// Whether something has keys of its own.
pub(super) fn is_table(described: &Value) -> bool {
    if let Some(choices) = described["oneOf"].as_array() {
        return choices.iter().any(is_table);
    }
    described["properties"].is_object() || described["additionalProperties"].is_object()
}

/// Where a value must lie.
pub(super) fn range(place: &Value, inner: &Value) -> Words {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if let Some(within) = place["x-within"].as_str().and_then(Within::of) {
        let words = within.words();
        zh.push(words.0.to_string());
        en.push(words.1.to_string());
    }
    if let Some(kind) = place["x-kind"].as_str() {
        zh.push(format!("kind 须为 {kind}"));
        en.push(format!("of kind {kind}"));
    }
    for (key, (in_chinese, in_english)) in [
        ("minimum", ("不小于", "at least")),
        ("maximum", ("不大于", "at most")),
    ] {
        if let Some(limit) = place[key].as_f64().or_else(|| inner[key].as_f64()) {
            zh.push(format!("{in_chinese} {limit}"));
            en.push(format!("{in_english} {limit}"));
        }
    }
    both(zh.join("，"), en.join(", "))
}

/// The example that a declaration gives, written as in TOML.
pub(super) fn declared(described: &Value) -> Option<Value> {
    let text = described["x-example"].as_str()?;
    let table: toml::Table = format!("example = {text}").parse().ok()?;
    serde_json::to_value(table.get("example")?).ok()
}

/// The longest example that is shown whole.
const SHOWN: usize = 90;

/// The first value that a model has, as TOML has it.
pub(super) fn example(found: &[&Value]) -> String {
    let first = found.iter().find(|value| !value.is_null());
    let Some(first) = first else {
        return String::new();
    };
    let Ok(value) = toml::Value::try_from(first) else {
        return String::new();
    };
    let text = value.to_string();
    if text.chars().count() > SHOWN {
        let cut: String = text.chars().take(SHOWN).collect();
        return format!("{cut}…");
    }
    text
}
