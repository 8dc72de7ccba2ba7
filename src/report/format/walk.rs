//! From the description of the files to a list of their keys.

use serde_json::{Map, Value};

use crate::model::check::{Names, Within};

/// A part of the format: a file, or a form that stands in several places.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the file, or of the form.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its keys.
    pub keys: Vec<Key>,
}

/// A key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Where it stands; `<name>` is a name of one's own, `[]` an item of a list.
    pub path: String,
    /// What it means.
    pub about: String,
    /// What may be written there.
    pub form: String,
    /// Its unit; empty if none.
    pub unit: String,
    /// Where it must lie; empty if anywhere.
    pub range: String,
    /// What holds where it is not written; nothing if it must be.
    pub default: Option<String>,
    /// One from a model; empty if no model at hand has it.
    pub example: String,
}

/// References to a form that make it a part of its own.
const OFTEN: usize = 3;

/// All parts of a described format: its files, then the forms that stand in several places. Examples are
/// taken from `models`, the first that has one.
pub fn keys(description: &Value, models: &[Value]) -> Vec<Part> {
    let forms = often(description);
    let walk = Walk {
        description,
        forms: &forms,
    };
    let empty = Map::new();
    let files = description["properties"].as_object().unwrap_or(&empty);
    let mut parts = Vec::new();
    for (name, described) in files {
        let found: Vec<&Value> = models.iter().filter_map(|model| model.get(name)).collect();
        let mut keys = Vec::new();
        let (inner, about) = walk.resolved(described);
        walk.below("", inner, &found, &mut keys);
        // What the form says of itself says more than the file's name.
        let own = text_of(inner, "description");
        let about = if own.is_empty() {
            about.unwrap_or_default()
        } else {
            own
        };
        parts.push(Part {
            name: file_of(name),
            about,
            keys,
        });
    }
    for form in &forms {
        let described = &description["$defs"][form];
        let mut keys = Vec::new();
        let found: Vec<&Value> = Vec::new();
        walk.below("", described, &found, &mut keys);
        parts.push(Part {
            name: form_name(form),
            about: text_of(described, "description"),
            keys,
        });
    }
    parts
}

fn file_of(name: &str) -> String {
    match name {
        "scenarios" => "scenarios/<name>.toml".to_string(),
        other => format!("{other}.toml"),
    }
}

/// What a form is called in the list.
fn form_name(form: &str) -> String {
    let mut name = String::new();
    for letter in form.trim_end_matches("File").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push(' ');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn text_of(described: &Value, key: &str) -> String {
    let text = described[key].as_str().unwrap_or_default();
    text.replace('\n', " ")
}

/// Forms to which many places refer, in alphabetical order.
fn often(description: &Value) -> Vec<String> {
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

struct Walk<'a> {
    description: &'a Value,
    forms: &'a [String],
}

impl<'a> Walk<'a> {
    /// What stands behind references and alternatives to nothing; and the nearest words about it.
    fn resolved(&self, described: &'a Value) -> (&'a Value, Option<String>) {
        let (mut described, mut about) = (described, None);
        loop {
            if about.is_none() && described["description"].is_string() {
                about = Some(text_of(described, "description"));
            }
            let some = described["anyOf"].as_array().and_then(|choices| {
                let mut choices = choices.iter().filter(|choice| choice["type"] != "null");
                choices.next().filter(|_| choices.next().is_none())
            });
            match (described["$ref"].as_str(), some) {
                (Some(reference), _) => {
                    let name = reference.rsplit('/').next().unwrap_or_default();
                    described = &self.description["$defs"][name];
                }
                (None, Some(some)) => described = some,
                (None, None) => return (described, about),
            }
        }
    }

    /// The form to which a place refers, where that is a part of its own.
    fn form(&self, described: &Value) -> Option<String> {
        let direct = described["$ref"].as_str();
        let choice = || {
            let choices = described["anyOf"].as_array()?;
            choices.iter().find_map(|choice| choice["$ref"].as_str())
        };
        let name = direct.or_else(choice)?.rsplit('/').next()?;
        let known = self.forms.iter().any(|form| form == name);
        known.then(|| form_name(name))
    }

    /// The keys of a table, of each of its choices, or of the items of a list.
    fn below(&self, path: &str, described: &'a Value, found: &[&Value], keys: &mut Vec<Key>) {
        if let Some(choices) = described["oneOf"].as_array() {
            for choice in choices {
                let kind = choice["properties"]["kind"]["const"].as_str();
                let path = kind.map_or(path.to_string(), |kind| format!("{path}({kind})"));
                let fitting: Vec<&Value> = found
                    .iter()
                    .filter(|value| kind.is_none_or(|kind| value["kind"] == kind))
                    .copied()
                    .collect();
                self.below(&path, choice, &fitting, keys);
            }
            return;
        }
        let below = |key: &str| match path {
            "" => key.to_string(),
            path => format!("{path}.{key}"),
        };
        if described["additionalProperties"].is_object() {
            let values: Vec<&Value> = found
                .iter()
                .filter_map(|value| value.as_object())
                .flat_map(Map::values)
                .collect();
            self.key(
                &below("<name>"),
                &described["additionalProperties"],
                &values,
                true,
                keys,
            );
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
            let needed = required.contains(&name.as_str());
            self.key(&below(name), property, &values, needed, keys);
        }
    }

    /// One key, and those below it.
    fn key(
        &self,
        path: &str,
        described: &'a Value,
        found: &[&Value],
        needed: bool,
        keys: &mut Vec<Key>,
    ) {
        let form = self.form(described);
        let (inner, about) = self.resolved(described);
        let default = match (&described["default"], needed) {
            (_, true) => None,
            (Value::Null, false) => Some(String::new()),
            (value, false) => Some(value.to_string()),
        };
        let items = &inner["items"];
        let nested = form.is_none() && is_table(inner);
        let item_form = items.is_object().then(|| self.form(items)).flatten();
        let (item, _) = self.resolved(items);
        let rows = items.is_object() && item_form.is_none() && is_table(item);
        keys.push(Key {
            path: path.to_string(),
            about: about.unwrap_or_default(),
            form: form.clone().unwrap_or_else(|| self.written(inner)),
            unit: text_of(described, "x-unit"),
            range: range(described, inner),
            default,
            example: match nested || rows {
                true => String::new(),
                false => example(found),
            },
        });
        if nested {
            self.below(path, inner, found, keys);
        } else if rows {
            let items: Vec<&Value> = found
                .iter()
                .filter_map(|value| value.as_array())
                .flatten()
                .collect();
            self.below(&format!("{path}[]"), item, &items, keys);
        }
    }

    /// What may be written at a place.
    fn written(&self, described: &Value) -> String {
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
                let (item, _) = self.resolved_in(&described["items"]);
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

    fn resolved_in<'b>(&'b self, described: &'b Value) -> (&'b Value, Option<String>)
    where
        'a: 'b,
    {
        let walk: &Walk<'b> = self;
        walk.resolved(described)
    }
}

/// Whether something has keys of its own.
fn is_table(described: &Value) -> bool {
    if let Some(choices) = described["oneOf"].as_array() {
        return choices.iter().any(is_table);
    }
    described["properties"].is_object() || described["additionalProperties"].is_object()
}

/// Where a value must lie.
fn range(place: &Value, inner: &Value) -> String {
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
fn example(found: &[&Value]) -> String {
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
