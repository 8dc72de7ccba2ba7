//! From the description of the files to a list of their keys.

use std::cell::RefCell;

use serde_json::{Map, Value};

use super::alike::lend;
use super::description::DescriptionWalk;
use super::forms::{form_name, often};
use super::meaning::{both, meaning, unit};
use super::part::{FormatPart, Key};
use super::written::{declared, example, is_table, kind, range};
use crate::source::Words;

/// All parts of a described format: its files, then the forms that stand in several places. Examples are
/// taken from `models`, the first that has one; then from the declarations, then from keys that are alike.
pub fn keys(description: &Value, models: &[Value]) -> Vec<FormatPart> {
    let forms = often(description);
    let walk = DescriptionWalk {
        description,
        forms: &forms,
        seen: RefCell::default(),
    };
    let empty = Map::new();
    let files = description["properties"].as_object().unwrap_or(&empty);
    let mut parts = Vec::new();
    for (name, described) in files {
        let found: Vec<&Value> = models.iter().filter_map(|model| model.get(name)).collect();
        let mut keys = Vec::new();
        let (inner, about) = walk.resolved(described);
        walk.below("", inner, &found, &mut keys);
        parts.push(FormatPart {
            name: file_of(name),
            // What the form says of itself says more than what is said of the file.
            about: meaning(inner).or(about).unwrap_or_default(),
            keys,
        });
    }
    for form in &forms {
        let described = &description["$defs"][form];
        let found = walk.seen.borrow_mut().remove(form).unwrap_or_default();
        let found: Vec<&Value> = found.iter().collect();
        let mut keys = Vec::new();
        walk.below("", described, &found, &mut keys);
        parts.push(FormatPart {
            name: form_name(form),
            about: meaning(described).unwrap_or_default(),
            keys,
        });
    }
    lend(&mut parts);
    parts
}

fn file_of(name: &str) -> String {
    match name {
        "scenarios" => "scenarios/<name>.toml".to_string(),
        other => format!("{other}.toml"),
    }
}

impl<'a> DescriptionWalk<'a> {
    /// The keys of a table, of each of its choices, or of the items of a list.
    fn below(&self, path: &str, described: &'a Value, found: &[&Value], keys: &mut Vec<Key>) {
        if let Some(choices) = described["oneOf"].as_array() {
            for choice in choices {
                self.choice(path, choice, found, keys);
            }
            return;
        }
        if described["additionalProperties"].is_object() {
            let values: Vec<&Value> = found
                .iter()
                .filter_map(|value| value.as_object())
                .flat_map(Map::values)
                .collect();
            let place = KeyPlace {
                path: joined(path, "<name>"),
                described: &described["additionalProperties"],
                needed: true,
                around: Some(described),
            };
            self.key(place, &values, keys);
            return;
        }
        let required: Vec<&str> = described["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (name, property) in described["properties"].as_object().into_iter().flatten() {
            if name == "kind" && property["const"].is_string() {
                continue;
            }
            let values: Vec<&Value> = found.iter().filter_map(|value| value.get(name)).collect();
            let place = KeyPlace {
                path: joined(path, name),
                described: property,
                needed: required.contains(&name.as_str()),
                around: None,
            };
            self.key(place, &values, keys);
        }
    }

    /// A choice: a kind with its keys, a section with one key, or a word.
    fn choice(&self, path: &str, choice: &'a Value, found: &[&Value], keys: &mut Vec<Key>) {
        let about = meaning(choice);
        let row = |path: String, form: Words| Key {
            path,
            form,
            about: about.clone().unwrap_or_default(),
            default: Some(String::new()),
            ..Key::default()
        };
        if let Some(kind) = kind(choice) {
            let own = declared(choice);
            let fitting: Vec<&Value> = found
                .iter()
                .copied()
                .chain(&own)
                .filter(|value| value["kind"] == kind)
                .collect();
            let path = format!("{path}({kind})");
            let form = both(format!("kind 为 {kind}"), format!("kind is {kind}"));
            keys.push(row(path.clone(), form));
            self.below(&path, choice, &fitting, keys);
        } else if let Some(word) = choice["const"].as_str() {
            // Elsewhere the words stand with the key that has them.
            if path.is_empty() {
                keys.push(row(word.to_string(), both("取值", "word")));
            }
        } else {
            for (name, property) in choice["properties"].as_object().into_iter().flatten() {
                let values: Vec<&Value> =
                    found.iter().filter_map(|value| value.get(name)).collect();
                let place = KeyPlace {
                    path: joined(path, name),
                    described: property,
                    needed: false,
                    around: Some(choice),
                };
                self.key(place, &values, keys);
            }
        }
    }

    /// One key, and those below it.
    fn key(&self, place: KeyPlace<'a>, found: &[&Value], keys: &mut Vec<Key>) {
        let described = place.described;
        let form = self.form(described);
        let (inner, about) = self.resolved(described);
        let own = [declared(described), declared(inner)];
        let found: Vec<&Value> = found.iter().copied().chain(own.iter().flatten()).collect();
        self.see(described, &found);
        let default = match (&described["default"], place.needed) {
            (_, true) => None,
            (Value::Null, false) => Some(String::new()),
            (value, false) => Some(value.to_string()),
        };
        let items = &inner["items"];
        let nested = form.is_none() && is_table(inner);
        let item_form = items.is_object().then(|| self.form(items)).flatten();
        let (item, _) = self.resolved(items);
        let rows = items.is_object() && item_form.is_none() && is_table(item);
        let item_declared = declared(item);
        let each: Vec<&Value> = found
            .iter()
            .filter_map(|value| value.as_array())
            .flatten()
            .chain(&item_declared)
            .collect();
        self.see(items, &each);
        keys.push(Key {
            path: place.path.clone(),
            about: about
                .or_else(|| place.around.and_then(meaning))
                .unwrap_or_default(),
            form: form.unwrap_or_else(|| self.written(inner)),
            unit: unit(described)
                .or_else(|| place.around.and_then(unit))
                .unwrap_or_default(),
            range: range(described, inner),
            default,
            example: match nested || rows {
                true => String::new(),
                false => example(&found),
            },
        });
        if nested {
            self.below(&place.path, inner, &found, keys);
        } else if rows {
            self.below(&format!("{}[]", place.path), item, &each, keys);
        }
    }

    /// Keeps what models have where they refer to a form, for the part that explains it.
    fn see(&self, described: &Value, found: &[&Value]) {
        if let Some(form) = self.form_behind(described) {
            let mut seen = self.seen.borrow_mut();
            let own = seen.entry(form.to_string()).or_default();
            own.extend(found.iter().map(|value| (*value).clone()));
        }
    }
}

/// Where a key stands, and how it is described.
struct KeyPlace<'a> {
    path: String,
    described: &'a Value,
    needed: bool,
    /// The section, for a key of which nothing is said.
    around: Option<&'a Value>,
}

fn joined(path: &str, key: &str) -> String {
    match path {
        "" => key.to_string(),
        path => format!("{path}.{key}"),
    }
}
