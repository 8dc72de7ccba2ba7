//! Every name that a model uses, found by walking the declarations along their own description.
//!
//! What a key names, where the number must lie and of which kind a process must be is said once, at the
//! field in `model/file`; checks, evidence and the printed description of the format follow from there.

mod described;

use std::sync::OnceLock;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Map, Value};

use super::naming::{Names, Within};
use crate::model::file::{ModelFile, ProcessKind, description};
use described::{Described, FormatPlaces};

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
    // Declarations have been read from text, so they can be written as text again.
    match serde_json::to_value(file) {
        Ok(Value::Object(files)) => named_in(&files),
        _ => Vec::new(),
    }
}

/// The names that a scenario's parameters, processes and services use, of those that are not the baseline's own.
pub(super) fn references_of_changes(file: &ModelFile, baseline: &ModelFile) -> Vec<NameUse> {
    let sections = Map::from_iter([
        (
            "parameters".to_string(),
            changed(&file.parameters, &baseline.parameters),
        ),
        (
            "processes".to_string(),
            changed(&file.processes, &baseline.processes),
        ),
        (
            "services".to_string(),
            changed(&file.services, &baseline.services),
        ),
    ]);
    named_in(&sections)
}

/// The entries of a section that are not those of another.
fn changed<T>(section: &IndexMap<String, T>, other: &IndexMap<String, T>) -> Value
where
    T: PartialEq + Serialize,
{
    let entries = section.iter();
    let entries = entries.filter(|(key, entry)| other.get(*key) != Some(*entry));
    let written = entries.filter_map(|(key, entry)| {
        let entry = serde_json::to_value(entry).ok()?;
        Some((key.clone(), entry))
    });
    Value::Object(written.collect())
}

/// The names in declarations as they are written, by file.
fn named_in(files: &Map<String, Value>) -> Vec<NameUse> {
    static FORMAT: OnceLock<FormatPlaces<'static>> = OnceLock::new();
    let format = FORMAT.get_or_init(|| FormatPlaces::of(description()));
    let mut walk = NamesWalk {
        format,
        found: Vec::new(),
    };
    let whole = &format.places[0];
    for (name, value) in files {
        if let Some(described) = whole.properties.get(name.as_str()) {
            let mut path = WalkPath {
                file: name,
                keys: Vec::new(),
            };
            walk.value(*described, value, &mut path);
        }
    }
    walk.found
}

/// Where the walk stands.
struct WalkPath<'a> {
    file: &'a str,
    keys: Vec<PathKey<'a>>,
}

/// A key of a table, or the place of an item in a list, from 1.
enum PathKey<'a> {
    Name(&'a str),
    Item(usize),
}

impl<'a> WalkPath<'a> {
    fn below(&mut self, key: PathKey<'a>, then: impl FnOnce(&mut Self)) {
        self.keys.push(key);
        then(self);
        self.keys.pop();
    }

    fn key(&self) -> String {
        let keys = self.keys.iter().map(|key| match key {
            PathKey::Name(name) => (*name).to_string(),
            PathKey::Item(place) => place.to_string(),
        });
        keys.collect::<Vec<_>>().join(".")
    }
}

struct NamesWalk<'a> {
    format: &'a FormatPlaces<'a>,
    found: Vec<NameUse>,
}

impl NamesWalk<'_> {
    fn value<'v>(&mut self, place: usize, value: &'v Value, path: &mut WalkPath<'v>) {
        let format = self.format;
        let described = &format.places[place];
        if !described.leads_to_names {
            return;
        }
        if let Some(names) = described.names {
            self.names(names, described, value, path);
        }
        if let Some(below) = described.same_as {
            self.value(below, value, path);
        }
        for choice in &described.choices {
            let tag = choice.tag;
            if tag.is_none_or(|tag| value.get("kind") == Some(tag)) {
                self.value(choice.place, value, path);
            }
        }
        match value {
            Value::Object(entries) => self.entries(described, entries, path),
            Value::Array(items) => {
                if let Some(of_each) = described.items {
                    for (at, item) in items.iter().enumerate() {
                        path.below(PathKey::Item(at + 1), |path| {
                            self.value(of_each, item, path)
                        });
                    }
                }
            }
            _ => {}
        }
    }

    fn entries<'v>(
        &mut self,
        described: &Described<'_>,
        entries: &'v Map<String, Value>,
        path: &mut WalkPath<'v>,
    ) {
        for (key, value) in entries {
            let own = described.properties.get(key.as_str()).copied();
            path.below(PathKey::Name(key), |path| {
                if let Some(names) = described.keys {
                    self.push(names, described, key, path);
                }
                if let Some(place) = own.or(described.others) {
                    self.value(place, value, path);
                }
            });
        }
    }

    /// A name, or each name of a list or a table.
    fn names<'v>(
        &mut self,
        names: Names,
        described: &Described<'_>,
        value: &'v Value,
        path: &mut WalkPath<'v>,
    ) {
        match value {
            Value::String(name) => self.push(names, described, name, path),
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    path.below(PathKey::Item(at + 1), |path| {
                        self.names(names, described, item, path);
                    });
                }
            }
            Value::Object(entries) => {
                for (key, item) in entries {
                    path.below(PathKey::Name(key), |path| {
                        self.names(names, described, item, path);
                    });
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, names: Names, described: &Described<'_>, name: &str, path: &WalkPath<'_>) {
        self.found.push(NameUse {
            file: path.file.to_string(),
            key: path.key(),
            names,
            name: name.to_string(),
            within: described.within,
            kind: described.kind,
            spread: described.spread,
        });
    }
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
            let format = FormatPlaces::of(&schema);
            let mut walk = NamesWalk {
                format: &format,
                found: Vec::new(),
            };
            walk.value(
                0,
                &value,
                &mut WalkPath {
                    file: "services",
                    keys: Vec::new(),
                },
            );
            assert_eq!(walk.found.len(), 1, "{schema}");
            assert_eq!(walk.found[0].names, Names::Process);
        }
    }
}
