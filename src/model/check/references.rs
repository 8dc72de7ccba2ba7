//! Every name that a model uses, found by walking the declarations along their own description.
//!
//! What a key names, where the number must lie and of which kind a process must be is said once, at the
//! field in `model/file`; checks, evidence and the printed description of the format follow from there.

use serde_json::{Map, Value};

use super::naming::{Names, Within};
use crate::model::checked::ProcessKind;
use crate::model::file::{ModelFile, description};

/// One use of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NameUse {
    /// File of the model folder, without its ending.
    pub file: String,
    /// Key within the file.
    pub key: String,
    /// What the name stands for.
    pub names: Names,
    /// The name.
    pub name: String,
    /// Where the parameter must lie; anywhere if nothing.
    pub within: Option<Within>,
    /// Of which kind the process must be; of any if nothing.
    pub kind: Option<ProcessKind>,
    /// Whether it only says how far something spreads or how long it stays, not where it lies.
    pub spread: bool,
}

/// Every name that the declarations use, in the order of the files' keys.
pub fn references(file: &ModelFile) -> Vec<NameUse> {
    let description = description();
    let mut walk = Walk {
        definitions: description.get("$defs"),
        found: Vec::new(),
    };
    // Declarations have been read from text, so they can be written as text again.
    let Ok(Value::Object(files)) = serde_json::to_value(file) else {
        return Vec::new();
    };
    for (name, value) in &files {
        if let Some(described) = description.pointer(&format!("/properties/{name}")) {
            walk.value(
                described,
                value,
                &mut Path {
                    file: name,
                    keys: Vec::new(),
                },
            );
        }
    }
    walk.found
}

/// Where the walk stands.
struct Path<'a> {
    file: &'a str,
    keys: Vec<String>,
}

impl Path<'_> {
    fn below(&mut self, key: String, then: impl FnOnce(&mut Self)) {
        self.keys.push(key);
        then(self);
        self.keys.pop();
    }
}

struct Walk<'a> {
    definitions: Option<&'a Value>,
    found: Vec<NameUse>,
}

impl<'a> Walk<'a> {
    fn value(&mut self, described: &'a Value, value: &Value, path: &mut Path<'_>) {
        let Value::Object(described) = described else {
            return;
        };
        if let Some(names) = word(described, "x-names").and_then(Names::of) {
            self.names(names, described, value, path);
        }
        if let Some(below) = word(described, "$ref").and_then(|name| self.definition(name)) {
            self.value(below, value, path);
        }
        for several in ["anyOf", "oneOf", "allOf"] {
            let choices = described.get(several).and_then(Value::as_array);
            for choice in choices.into_iter().flatten() {
                if self.fits(choice, value) {
                    self.value(choice, value, path);
                }
            }
        }
        match value {
            Value::Object(entries) => self.entries(described, entries, path),
            Value::Array(items) => {
                if let Some(of_each) = described.get("items") {
                    for (place, item) in items.iter().enumerate() {
                        path.below((place + 1).to_string(), |path| {
                            self.value(of_each, item, path);
                        });
                    }
                }
            }
            _ => {}
        }
    }

    fn entries(
        &mut self,
        described: &'a Map<String, Value>,
        entries: &Map<String, Value>,
        path: &mut Path<'_>,
    ) {
        let properties = described.get("properties").and_then(Value::as_object);
        let others = described.get("additionalProperties");
        let keys = word(described, "x-keys").and_then(Names::of);
        for (key, value) in entries {
            let own = properties.and_then(|properties| properties.get(key));
            path.below(key.clone(), |path| {
                if let Some(names) = keys {
                    self.push(names, described, key, path);
                }
                if let Some(described) = own.or(others) {
                    self.value(described, value, path);
                }
            });
        }
    }

    /// A name, or each name of a list or a table.
    fn names(
        &mut self,
        names: Names,
        described: &'a Map<String, Value>,
        value: &Value,
        path: &mut Path<'_>,
    ) {
        match value {
            Value::String(name) => self.push(names, described, name, path),
            Value::Array(items) => {
                for (place, item) in items.iter().enumerate() {
                    path.below((place + 1).to_string(), |path| {
                        self.names(names, described, item, path);
                    });
                }
            }
            Value::Object(entries) => {
                for (key, item) in entries {
                    path.below(key.clone(), |path| {
                        self.names(names, described, item, path);
                    });
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, names: Names, described: &Map<String, Value>, name: &str, path: &Path<'_>) {
        let spread = described.get("x-spread").and_then(Value::as_bool);
        self.found.push(NameUse {
            file: path.file.to_string(),
            key: path.keys.join("."),
            names,
            name: name.to_string(),
            within: word(described, "x-within").and_then(Within::of),
            kind: word(described, "x-kind").and_then(ProcessKind::of),
            spread: spread.unwrap_or(false),
        });
    }

    /// Whether a tagged choice is the one that a value has taken.
    fn fits(&self, choice: &Value, value: &Value) -> bool {
        let described = choice.get("$ref").and_then(Value::as_str);
        let described = described.and_then(|name| self.definition(name));
        let described = described.unwrap_or(choice);
        let tag = described.pointer("/properties/kind/const");
        tag.is_none_or(|tag| value.get("kind") == Some(tag))
    }

    fn definition(&self, name: &str) -> Option<&'a Value> {
        self.definitions?.get(name.rsplit('/').next()?)
    }
}

fn word<'v>(described: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    described.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::file::{MeasureFile, Uprating};

    #[test]
    fn choices_lists_and_keys_are_walked() {
        let text = serde_json::json!({
            "model": {
                "title": { "zh": "", "en": "" }, "base_year": 2020, "history_from": 2016, "until": 2035,
                "milestones": [], "draws": 1, "seed": 1,
                "population": {},
                "mortality": { "rates": { "dataset": "d", "table": "t" }, "from": 1990, "level": "one", "pace": "two" },
                "fertility": {
                    "pattern": { "dataset": "d", "table": "t" }, "path": { "dataset": "d", "table": "t" },
                    "outlook": { "dataset": "d", "table": "t" }, "sex_ratio": "three", "level": "four"
                },
                "migration": { "rate": "five", "persistence": "six", "volatility": "seven" },
                "attributes": { "poor": {
                    "kind": "low_income", "title": { "zh": "", "en": "" }, "anchored_on": "subsidy",
                    "severe_ratio": "eight"
                } },
                "needs": { "care": { "title": { "zh": "", "en": "" }, "services": ["day", "night"] } }
            },
            "parameters": {},
        });
        let file: ModelFile = serde_json::from_value(text).expect("declarations");
        let found = references(&file);
        let of = |name: &str| {
            let one = found.iter().find(|reference| reference.name == name);
            one.unwrap_or_else(|| panic!("{name} in {found:?}"))
        };
        assert_eq!(of("one").within, Some(Within::Positive));
        assert_eq!(of("six").key, "migration.persistence");
        assert!(of("six").spread && !of("five").spread);
        assert_eq!(of("subsidy").names, Names::Service);
        assert_eq!(of("eight").key, "attributes.poor.severe_ratio");
        assert_eq!(of("night").key, "needs.care.services.2");
        assert_eq!(found.len(), 11);
    }

    #[test]
    fn choices_with_one_word_are_described() {
        for (schema, value) in [
            (
                schemars::schema_for!(Uprating),
                serde_json::json!({ "by": "prices" }),
            ),
            (
                schemars::schema_for!(MeasureFile),
                serde_json::json!({ "process": "share" }),
            ),
        ] {
            let schema = schema.to_value();
            let mut walk = Walk {
                definitions: schema.get("$defs"),
                found: Vec::new(),
            };
            walk.value(
                &schema,
                &value,
                &mut Path {
                    file: "services",
                    keys: Vec::new(),
                },
            );
            assert_eq!(walk.found.len(), 1, "{schema}");
            assert_eq!(walk.found[0].names, Names::Process);
        }
    }
}
