//! Forms that stand in several places.

use serde_json::Value;

/// References to a form that make it a part of its own.
const OFTEN: usize = 3;

/// Forms to which many places refer, in alphabetical order.
pub(super) fn often(description: &Value) -> Vec<String> {
    fn count<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(object) => {
                let reference = object.get("$ref").and_then(Value::as_str);
                found.extend(reference.and_then(|r| r.rsplit('/').next()));
                object.values().for_each(|value| count(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| count(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    count(description, &mut found);
    found.sort_unstable();
    let groups = found.chunk_by(|one, other| one == other);
    groups
        .filter(|group| group.len() >= OFTEN)
        .map(|group| group[0].to_string())
        .collect()
}

/// What a form is called in the list.
pub(super) fn form_name(form: &str) -> String {
    let mut name = String::new();
    for letter in form.trim_end_matches("File").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.extend(letter.to_lowercase());
    }
    name
}
