//! What may be written at a place, where it must lie, and an example of it.

use serde_json::Value;

use super::walk::Walk;
use crate::model::check::{Names, Within};

impl<'a> Walk<'a> {
    /// What may be written at a place.
    pub(super) fn written(&self, described: &'a Value) -> String {
        if let Some(choices) = described["oneOf"].as_array() {
            let words: Vec<&str> = choices
                .iter()
                .filter_map(|choice| choice["const"].as_str())
                .collect();
            return match words.len() == choices.len() {
                true => format!("one of {}", words.join(", ")),
                false => "section".to_string(),
            };
        }
        let names = described["x-names"].as_str().and_then(Names::of);
        let kind = match &described["type"] {
            Value::String(kind) => kind.as_str(),
            Value::Array(kinds) => kinds
                .iter()
                .filter_map(Value::as_str)
                .find(|kind| *kind != "null")
                .unwrap_or_default(),
            _ => "",
        };
        match (names, kind, described["enum"].as_array()) {
            (Some(names), "array", _) => format!("names: each a {}", names.words().1),
            (Some(names), _, _) => format!("name of a {}", names.words().1),
            (None, "string", Some(words)) => {
                let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
                format!("one of {}", words.join(", "))
            }
            (None, "string", None) => "text".to_string(),
            (None, "integer", _) => "whole number".to_string(),
            (None, "number", _) => "number".to_string(),
            (None, "boolean", _) => "true or false".to_string(),
            (None, "array", _) => {
                let (item, _) = self.resolved(&described["items"]);
                format!(
                    "list: {}",
                    self.form(&described["items"])
                        .unwrap_or_else(|| self.written(item))
                )
            }
            (None, "object", _) => "section".to_string(),
            (None, other, _) => other.to_string(),
        }
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
pub(super) fn range(place: &Value, inner: &Value) -> String {
    let mut parts = Vec::new();
    if let Some(within) = place["x-within"].as_str().and_then(Within::of) {
        parts.push(within.words().1.to_string());
    }
    if let Some(kind) = place["x-kind"].as_str() {
        parts.push(format!("of kind {kind}"));
    }
    for (key, word) in [("minimum", "at least"), ("maximum", "at most")] {
        if let Some(limit) = place[key].as_f64().or_else(|| inner[key].as_f64()) {
            parts.push(format!("{word} {limit}"));
        }
    }
    parts.join(", ")
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
