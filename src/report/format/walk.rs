//! From the description of the files to a list of their keys.

use serde_json::{Map, Value};

use super::forms::{form_name, often, text_of};
use super::part::{Key, Part};
use super::written::{example, is_table, range};

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

pub(super) struct Walk<'a> {
    description: &'a Value,
    forms: &'a [String],
}

impl<'a> Walk<'a> {
    /// What stands behind references and alternatives to nothing; and the nearest words about it.
    pub(super) fn resolved(&self, described: &'a Value) -> (&'a Value, Option<String>) {
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
    pub(super) fn form(&self, described: &Value) -> Option<String> {
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
}
