//! The description of the format as far as names are concerned: taken apart once, so that walking along it costs little.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::naming::{Names, Within};
use crate::model::file::ProcessKind;

/// The places of a description; the first is that of the whole.
pub(super) struct FormatPlaces<'d> {
    pub places: Vec<Described<'d>>,
}

/// What is said of one place; other places are told by their numbers.
#[derive(Default)]
pub(super) struct Described<'d> {
    /// What the texts at this place name.
    pub names: Option<Names>,
    /// What the keys of the table at this place name.
    pub keys: Option<Names>,
    /// Where the parameter that is named must lie.
    pub within: Option<Within>,
    /// Of which kind the process that is named must be.
    pub kind: Option<ProcessKind>,
    /// Whether what is named only says how far something spreads.
    pub spread: bool,
    /// The place that says the rest.
    pub same_as: Option<usize>,
    /// What may stand there.
    pub choices: Vec<Choice<'d>>,
    /// The entries that have names of their own.
    pub properties: BTreeMap<&'d str, usize>,
    /// All other entries.
    pub others: Option<usize>,
    /// Each item of a list.
    pub items: Option<usize>,
    /// Whether anything is named here or below.
    pub leads_to_names: bool,
}

/// One of several things that may stand at a place.
pub(super) struct Choice<'d> {
    /// What its `kind` says, if that tells it from the others.
    pub tag: Option<&'d Value>,
    pub place: usize,
}

impl<'d> FormatPlaces<'d> {
    /// Takes a description apart.
    pub fn of(description: &'d Value) -> Self {
        let mut parts = DescribedParts {
            definitions: description.get("$defs"),
            known: BTreeMap::new(),
            places: Vec::new(),
        };
        parts.place(description);
        let mut format = FormatPlaces {
            places: parts.places,
        };
        format.find_names();
        format
    }

    /// Which places lead to names: those that have some, and those from which one leads on to such.
    fn find_names(&mut self) {
        let mut found = true;
        while found {
            found = false;
            for at in 0..self.places.len() {
                let place = &self.places[at];
                if place.leads_to_names {
                    continue;
                }
                let named = place.names.is_some() || place.keys.is_some();
                if named || place.onward().any(|next| self.places[next].leads_to_names) {
                    self.places[at].leads_to_names = true;
                    found = true;
                }
            }
        }
    }
}

impl Described<'_> {
    /// The places to which this one leads.
    fn onward(&self) -> impl Iterator<Item = usize> {
        let single = [self.same_as, self.others, self.items]
            .into_iter()
            .flatten();
        let choices = self.choices.iter().map(|choice| choice.place);
        single
            .chain(choices)
            .chain(self.properties.values().copied())
    }
}

/// A description being taken apart.
struct DescribedParts<'d> {
    definitions: Option<&'d Value>,
    /// Places of definitions that have been met.
    known: BTreeMap<&'d str, usize>,
    places: Vec<Described<'d>>,
}

impl<'d> DescribedParts<'d> {
    /// The number of the place that a part of the description is about.
    fn place(&mut self, part: &'d Value) -> usize {
        let number = self.places.len();
        self.places.push(Described::default());
        if let Value::Object(part) = part {
            self.places[number] = self.described(part);
        }
        number
    }

    fn described(&mut self, part: &'d Map<String, Value>) -> Described<'d> {
        let same_as = word(part, "$ref").and_then(|name| self.defined(name));
        let mut choices = Vec::new();
        for several in ["anyOf", "oneOf", "allOf"] {
            let listed = part.get(several).and_then(Value::as_array);
            for choice in listed.into_iter().flatten() {
                choices.push(Choice {
                    tag: self.tag(choice),
                    place: self.place(choice),
                });
            }
        }
        let properties = part.get("properties").and_then(Value::as_object);
        let properties = properties.into_iter().flatten();
        let properties = properties.map(|(key, value)| (key.as_str(), self.place(value)));
        let properties: BTreeMap<&str, usize> = properties.collect();
        let spread = part.get("x-spread").and_then(Value::as_bool);
        Described {
            names: word(part, "x-names").and_then(Names::of),
            keys: word(part, "x-keys").and_then(Names::of),
            within: word(part, "x-within").and_then(Within::of),
            kind: word(part, "x-kind").and_then(ProcessKind::of),
            spread: spread.unwrap_or(false),
            same_as,
            choices,
            properties,
            others: part
                .get("additionalProperties")
                .map(|value| self.place(value)),
            items: part.get("items").map(|value| self.place(value)),
            leads_to_names: false,
        }
    }

    /// The place of a definition.
    fn defined(&mut self, name: &'d str) -> Option<usize> {
        if let Some(known) = self.known.get(name) {
            return Some(*known);
        }
        let definition = self.definition(name)?;
        self.known.insert(name, self.places.len());
        Some(self.place(definition))
    }

    fn definition(&self, name: &str) -> Option<&'d Value> {
        self.definitions?.get(name.rsplit('/').next()?)
    }

    /// What the `kind` of a choice says, by which it is told from the others.
    fn tag(&self, choice: &'d Value) -> Option<&'d Value> {
        let named = choice.get("$ref").and_then(Value::as_str);
        let named = named.and_then(|name| self.definition(name));
        named.unwrap_or(choice).pointer("/properties/kind/const")
    }
}

fn word<'v>(part: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    part.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_to_names_is_walked() {
        let description = serde_json::json!({
            "properties": {
                "silent": { "type": "string" },
                "named": { "items": { "$ref": "#/$defs/Named" } },
                "endless": { "$ref": "#/$defs/Endless" }
            },
            "$defs": {
                "Named": { "anyOf": [{ "x-names": "service" }, { "type": "null" }] },
                "Endless": { "additionalProperties": { "$ref": "#/$defs/Endless" } }
            }
        });
        let format = FormatPlaces::of(&description);
        let leads = |key: &str| format.places[format.places[0].properties[key]].leads_to_names;
        assert!(format.places[0].leads_to_names);
        assert!(leads("named") && !leads("silent") && !leads("endless"));
    }
}
